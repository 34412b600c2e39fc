using QuizBot.Core.Chat;
using QuizBot.Core.Stores.Tables;
using QuizBot.Core.Streaks;
using QuizBot.Core.Text;

namespace QuizBot.Core.Bot.Progress;

/// <summary>What learners see of their study buddies, and how they part.</summary>
internal sealed class Companions(Learners learners)
{
    private const int LongestName = 40;
    private static readonly TimeSpan ToldFor = TimeSpan.FromDays(7);

    private static Company Left { get; } =
        new("Your study buddy is not there any more. Everything of your own stays; “buddy @name” asks somebody else.", null);

    /// <summary>What to call somebody in a sentence or on a button.</summary>
    public static string NameOf(LearnerProfile profile, string otherwise) =>
        profile.Name.Length > 0 ? Wording.Shorten(profile.Name, LongestName)
        : otherwise.Length > 0 ? Wording.Shorten(otherwise, LongestName)
        : "your study buddy";

    /// <summary>The buddy, where each names the other; null for none.</summary>
    public async Task<LearnerProfile?> OfAsync(LearnerProfile profile, CancellationToken cancel)
    {
        if (profile.Pairing?.Who is not { } who)
            return null;
        var other = (await learners.GetAsync(who, cancel)).Value;
        return other.Pairing?.Who == profile.Id ? other : null;
    }

    /// <summary>Whether the buddy has studied today, and how long both have been; null for somebody who has none.</summary>
    public async Task<Company?> CompanyAsync(LearnerProfile profile, DateTimeOffset now, CancellationToken cancel)
    {
        if (profile.Pairing is not { } pairing)
            return null;
        if (await OfAsync(profile, cancel) is not { } buddy)
            return pairing.Who is not null || (now - pairing.Parted)?.Duration() < ToldFor ? Left : null;
        var name = NameOf(buddy, "");
        var isAtIt = HasStudied(buddy, now);
        var isResting = buddy.Rest().Contains(buddy.DayOf(now));
        var today = isAtIt ? $"{name} has studied today."
            : buddy.IsAway(now) ? $"{name} is away: your days together rest."
            : isResting ? $"{name} has a day off."
            : $"{name} has not studied yet today.";
        var days = await TogetherAsync(profile, buddy, now, cancel);
        var together = days > 0 ? $" {Wording.Count(days, "day")} together." : "";
        var mayNudge = !isAtIt && !isResting && !pairing.HasNudged(profile.DayOf(now));
        return new(today + together, mayNudge ? Buttons.Say($"Nudge {name}", Commands.Nudge) : null);
    }

    public static bool HasStudied(LearnerProfile profile, DateTimeOffset now) =>
        profile.Days.Any(day => day.Day == profile.DayOf(now) && day.Reviews > 0);

    /// <summary>Days in a row on which both studied.</summary>
    public async Task<int> TogetherAsync(LearnerProfile profile, LearnerProfile buddy, DateTimeOffset now, CancellationToken cancel)
    {
        if (profile.Pairing?.Since is not { } since)
            return 0;
        var first = profile.DayOf(since) < buddy.DayOf(since) ? profile.DayOf(since) : buddy.DayOf(since);
        var days = await Task.WhenAll(DaysAsync(profile, first, now, cancel), DaysAsync(buddy, first, now, cancel));
        return DaysTogether.Count(days[0], days[1], first);
    }

    /// <summary>
    /// Takes a learner out of their buddy's rows, also of one who says yes at this moment: first nobody can say yes any more. Whom they
    /// study with stays in their own row, so that this can be repeated.
    /// </summary>
    /// <returns>How it stood.</returns>
    public async Task<Pairing?> PartAsync(LearnerId learner, DateTimeOffset now, CancellationToken cancel)
    {
        Pairing? had = null;
        await learners.UpdateAsync(
            learner,
            profile =>
            {
                had = profile.Pairing;
                return had?.Asked is null ? profile : profile with { Pairing = had with { Asked = null } };
            },
            cancel);
        if (had?.Who is { } who)
        {
            await learners.UpdateAsync(
                who,
                other => other.Pairing?.Who == learner ? other with { Pairing = other.Pairing.Alone(now) } : other,
                cancel);
        }

        return had;
    }

    private async Task<StudyDays> DaysAsync(LearnerProfile profile, DateOnly first, DateTimeOffset now, CancellationToken cancel)
    {
        var studied = new HashSet<DateOnly>();
        await foreach (var day in learners.GetDaysAsync(profile.Id, first, cancel))
        {
            if (day.Reviews > 0)
                studied.Add(day.Day);
        }

        return new(studied, profile.Rest(), profile.DayOf(now));
    }
}

/// <summary>A learner's buddy, as the learner sees them.</summary>
/// <param name="Line">A sentence or two.</param>
/// <param name="Nudge">Nudges them; null where there is no reason to.</param>
internal sealed record Company(string Line, ViewAction? Nudge);
