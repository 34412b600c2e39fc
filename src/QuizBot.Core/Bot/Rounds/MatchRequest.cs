using System.Globalization;
using System.Text.RegularExpressions;

namespace QuizBot.Core.Bot.Rounds;

/// <summary>"10", "10 rounds", "5 20s": how many timed rounds someone wants, and how long each.</summary>
internal sealed partial record MatchRequest(int Rounds, int Seconds)
{
    public const int MostRounds = 20;
    private const int UsualSeconds = 30;

    /// <summary>Null for text that is about something else. A number out of range is brought into it.</summary>
    public static MatchRequest? TryParse(string text)
    {
        var match = Form.Match(text);
        if (!match.Success)
            return null;
        var seconds = match.Groups["s"].Success ? Number(match.Groups["s"]) : UsualSeconds;
        return new(Math.Clamp(Number(match.Groups["n"]), 2, MostRounds), Math.Clamp(seconds, 10, 120));
    }

    private static int Number(Group group) => int.Parse(group.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^\s*(?<n>[0-9]{1,3})(\s+(rounds?|cards?|questions?))?(\s+(?<s>[0-9]{1,3})\s*s(ec|ecs|econds)?)?\s*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Form { get; }
}
