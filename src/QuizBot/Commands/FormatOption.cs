using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace QuizBot.Commands;

/// <summary><c>--format text|json</c>, and others where a command knows them.</summary>
internal sealed class FormatOption : Option<Format>
{
    public FormatOption(params Format[] more)
        : base("--format", "-f")
    {
        var known = new[] { Format.Text, Format.Json }.Concat(more).ToDictionary(
            format => format.ToString(), StringComparer.OrdinalIgnoreCase);
        string[] names = [.. known.Keys.Select(name => name.ToLowerInvariant())];
        Description = "How to print.";
        HelpName = string.Join('|', names);
        CustomParser = result =>
        {
            if (!known.TryGetValue(result.Tokens[0].Value, out var format))
                result.AddError($"“{result.Tokens[0].Value}” is no format. There are: {string.Join(", ", names)}.");
            return format;
        };
    }
}

/// <summary>How a command prints its data.</summary>
internal enum Format
{
    Text,
    Json,

    /// <summary>As GitHub's workflows take it from a step, to show it beside the changed lines.</summary>
    GitHub,

    /// <summary>SARIF 2.1.0, which code scanning tools read.</summary>
    Sarif,
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
