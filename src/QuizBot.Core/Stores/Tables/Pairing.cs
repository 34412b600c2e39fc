using QuizBot.Core.Chat;

namespace QuizBot.Core.Stores.Tables;

/// <summary>
/// With whom a learner studies. Two are buddies where each names the other; whoever asks is kept by a mark that names nobody, so that only
/// who was asked can say yes, and nothing is kept of somebody who did not.
/// </summary>
public sealed record Pairing
{
    /// <summary>Most answers of no that are kept; older ones are let go.</summary>
    public const int MostDeclined = 50;

    /// <summary>Of one moment's days in two zones.</summary>
    private const int MostDaysApart = 2;

    public static Pairing None { get; } = new();

    /// <summary>The buddy; null for none.</summary>
    public LearnerId? Who { get; init; }

    /// <summary>When both had agreed; null without a buddy.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>The <see cref="Keys.AskMark"/> of whom the learner has asked and who has not answered; null for nobody.</summary>
    public string? Asked { get; init; }

    /// <summary>The mark of whom the learner asked last, also after the question was taken back; null for nobody.</summary>
    public string? LastAsked { get; init; }

    /// <summary>When that was.</summary>
    public DateTimeOffset? AskedAt { get; init; }

    /// <summary>The marks of those who asked the learner and got a no, newest last.</summary>
    public IReadOnlyList<string> Declined { get => field ?? []; init; } = [];

    /// <summary>The learner's own day on which they nudged last.</summary>
    public DateOnly? Nudged { get; init; }

    /// <summary>When the buddy ended it or left; null unless that was the last to happen.</summary>
    public DateTimeOffset? Parted { get; init; }

    public Pairing With(LearnerId who, DateTimeOffset since) => this with { Who = who, Since = since, Asked = null, Parted = null };

    /// <summary>Without a buddy, and waiting for nobody.</summary>
    /// <param name="parted">When the buddy ended it; null where the learner did.</param>
    public Pairing Alone(DateTimeOffset? parted) =>
        this with { Who = null, Since = null, Asked = null, Nudged = null, Parted = parted };

    public Pairing WithDeclined(string mark) => this with { Declined = [.. Without(mark).Append(mark).TakeLast(MostDeclined)] };

    /// <summary>Who asks somebody they once said no to has changed their mind.</summary>
    public Pairing WithAsked(string mark, string theirs, DateTimeOffset now) => this with
    {
        Asked = mark,
        LastAsked = mark,
        AskedAt = now,
        Parted = null,
        Declined = [.. Without(theirs)],
    };

    /// <summary>True where the same person was asked less than a day ago: who takes a question back cannot ask again and again.</summary>
    public bool HasJustAsked(string mark, DateTimeOffset now) => LastAsked == mark && (now - AskedAt)?.Duration() < TimeSpan.FromDays(1);

    /// <summary>True where the buddy was nudged today; who moves to another zone meets the same day again.</summary>
    /// <param name="today">The learner's own day.</param>
    public bool HasNudged(DateOnly today) => Nudged is { } last && last.DayNumber - today.DayNumber is >= 0 and <= MostDaysApart;

    private IEnumerable<string> Without(string mark) => Declined.Where(other => other != mark);
}
