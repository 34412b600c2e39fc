using System.CommandLine;

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
