using System.Globalization;
using System.Text.RegularExpressions;
using QuizBot.Core.Stores.Tables;

namespace QuizBot.Core.Bot.Rounds.Matches;

/// <summary>
/// "10", "10 rounds", "5 20s", "10 D1.2", "10 weak", "10 teams": how many timed rounds someone wants, how long each, and of what.
/// </summary>
internal sealed partial record MatchRequest(int Rounds, int Seconds)
{
    public const int MostRounds = 20;
    private const int FewestRounds = 2;
    private const int UsualSeconds = 30;
    private const int FewestSeconds = 10;
    private const int MostSeconds = 120;
    private const int LongestText = 200;

    /// <summary>As <see cref="Pool.Find"/> reads it; null for everything.</summary>
    public string? About { get; init; }

    public bool Teams { get; init; }

    /// <summary>What could not be had as it was wanted; null where all could.</summary>
    public string? Remark { get; init; }

    /// <summary>Null for text that is about something else. A number out of range is brought into it, and the remark says so.</summary>
    public static MatchRequest? TryParse(string text)
    {
        if (text.Length > LongestText || Form.Match(text) is not { Success: true } match)
            return null;
        var rest = match.Groups["rest"].Value;
        int rounds = Number(match.Groups["n"].Value), seconds = UsualSeconds;
        if (Time.Match(rest) is { Success: true } time)
        {
            seconds = Number(time.Groups["s"].Value);
            rest = rest.Remove(time.Index, time.Length);
        }

        var teams = Team.IsMatch(rest);
        var about = Spaces.Replace(Team.Replace(rest, " "), " ").Trim();
        var request = new MatchRequest(Math.Clamp(rounds, FewestRounds, MostRounds), Math.Clamp(seconds, FewestSeconds, MostSeconds))
        {
            About = about.Length == 0 ? null : about,
            Teams = teams,
        };
        var remarks = new List<string>();
        if (request.Rounds != rounds)
            remarks.Add($"A match has {FewestRounds} to {MostRounds} cards, so this one has {request.Rounds}.");
        if (request.Seconds != seconds)
            remarks.Add($"A card is open for {FewestSeconds} to {MostSeconds} seconds, here for {request.Seconds}.");
        return request with { Remark = remarks.Count == 0 ? null : string.Join(' ', remarks) };
    }

    /// <summary>What to say for another one like a match: <see cref="TryParse"/> understands it.</summary>
    public static string Again(Game match)
    {
        var time = match.Seconds == UsualSeconds ? null : string.Create(CultureInfo.InvariantCulture, $"{match.Seconds}s");
        string?[] words = [match.Rounds.ToString(CultureInfo.InvariantCulture), match.About, match.Teams ? "teams" : null, time];
        return string.Join(' ', words.OfType<string>());
    }

    private static int Number(string digits) => int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(
        @"^\s*(?<n>[0-9]{1,3})(\s+(rounds?|cards?|questions?)\b)?(?<rest>(\s+.*)?)$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Form { get; }

    [GeneratedRegex(@"(?<=^|\s)(?<s>[0-9]{1,3})\s*s(ec|ecs|econds?)?(?=\s|$)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Time { get; }

    [GeneratedRegex(@"(?<=^|\s)(in\s+)?teams?(?=\s|$)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Team { get; }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces { get; }
}
