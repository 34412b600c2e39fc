using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace QuizBot.Commands;

/// <summary><c>--format text|json</c>.</summary>
internal sealed class FormatOption : Option<Format>
{
    public FormatOption()
        : base("--format", "-f")
    {
        Description = "How to print.";
        HelpName = "text|json";
        CustomParser = result =>
        {
            var format = result.Tokens[0].Value;
            if (!format.All(char.IsLetter) || !Enum.TryParse<Format>(format, ignoreCase: true, out var known))
                result.AddError($"“{format}” is no format. There are: text, json.");
            else
                return known;
            return default;
        };
    }
}

/// <summary>How a command prints its data.</summary>
internal enum Format
{
    Text,
    Json,
}

internal static class Json
{
    public static void Write<T>(TextWriter output, T value, JsonTypeInfo<T> type) =>
        output.WriteLine(JsonSerializer.Serialize(value, type));
}

internal static class Kebab
{
    /// <summary>"multiple-choice", "information".</summary>
    public static string Of<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());
}
