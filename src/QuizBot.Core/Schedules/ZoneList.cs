using QuizBot.Core.Text;

namespace QuizBot.Core.Schedules;

/// <summary>The zones that a picker offers; every other one can be typed.</summary>
public static class ZoneList
{
    /// <summary>Most zones of <see cref="All"/>.</summary>
    public const int Most = 96;

    private static readonly Lazy<IReadOnlyList<ListedZone>> Listed = new(
        () => [.. DataFile.Lines("clocks.txt").Select(line => line.Split(' ', 2)).Select(parts => new ListedZone(parts[0], parts[1]))]);

    /// <summary>By name.</summary>
    public static IReadOnlyList<ListedZone> All => Listed.Value;
}

/// <param name="Id">IANA's.</param>
/// <param name="Name">A city with its country: "Berlin, Germany".</param>
public sealed record ListedZone(string Id, string Name);
