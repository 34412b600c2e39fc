using QuizBot.Core.Chat;
using QuizBot.Core.Memory;
using QuizBot.Core.Stores.Tables;
using QuizBot.Core.Text;

namespace QuizBot.Core.Bot.Quiz;

/// <summary>How a sitting begins, how far it is, and how it ends.</summary>
internal static class SessionView
{
    /// <summary>"12 due, 8 new, about 7 minutes".</summary>
    public static string Opening(LearnerProfile profile, StudyCounts counts)
    {
        var session = profile.Session!;
        if (session.IsLesson)
            return $"Your first {session.Goal}, to see how it feels";
        var due = Math.Min(counts.Due, session.Goal);
        var parts = new List<string>();
        if (due > 0)
            parts.Add($"{due} due");
        var rest = session.Goal - due;
        if (rest > 0)
            parts.Add($"{rest} {(counts.New >= rest ? "new" : counts.New == 0 && counts.Soon >= rest ? "to go over again" : "more")}");
        var minutes = Wording.Count(Sitting.Minutes(session.Goal), "minute");
        return $"{string.Join(", ", parts)}, about {minutes}";
    }

    /// <summary>"3 of 20"; null outside of a sitting.</summary>
    public static string? Place(LearnerProfile profile) =>
        profile.Session is { IsOver: false } session ? $"{Wording.Digits(session.Done + 1)} of {Wording.Digits(session.Goal)}" : null;

    /// <summary>What was done, and what comes next: the end of a sitting, or the answer to "quiz" when there is nothing to do.</summary>
    public static View Over(Library library, LearnerProfile profile, StudyCounts counts, DateTimeOffset now, string? where)
    {
        var summary = Summary(profile, counts, now, where);
        return new()
        {
            Title = profile.Session is { Done: > 0 } ? "Done" : null,
            Blocks = [new TextBlock(summary[0], ToneOf(profile.Session)), .. summary.Skip(1).Select(line => new TextBlock(line))],
            Actions = Onward(profile, counts),
            Fallback = string.Join(" ", summary),
        };
    }

    /// <summary>Praise where there is something to praise.</summary>
    private static Tone ToneOf(Session? session) =>
        session is not { Done: > 0 } || session.Right * 2 >= session.Done ? Tone.Good : Tone.Body;

    /// <summary>The lines that end a sitting.</summary>
    public static IReadOnlyList<string> Summary(LearnerProfile profile, StudyCounts? counts, DateTimeOffset now, string? where = null)
    {
        var lines = new List<string>();
        var session = profile.Session;
        lines.Add(session is { Done: > 0 }
            ? $"{session.Right} of {session.Done} right. That is {(session.IsLesson ? "your first lesson" : "today's sitting")} done."
            : counts is { Piled: > 0 } ? "That is all for today."
            : $"You are all caught up{(where is null ? "" : " on " + where)}.");
        if (counts is { Due: 0, Piled: > 0 and var piled } && Backlog.Onward(profile, piled) is { } onward)
            lines.Add(onward);
        else if (counts is { Due: > 0 })
            lines.Add($"{Wording.Count(counts.Due, "card is", "cards are")} still due, and will wait for you.");
        else if (counts?.NextDue is { } next)
            lines.Add($"The next card comes back {Wording.When(next, now)}.");
        if (session is { IsLesson: true, Done: > 0 })
            lines.Add("I bring each card back just before you would forget it. A few minutes a day are enough: say “quiz” tomorrow.");
        var streak = profile.StreakAt(now).Length;
        if (streak > 0)
            lines.Add($"Streak: {Wording.Count(streak, "day")}.");
        return lines;
    }

    /// <summary>Where to go after a sitting.</summary>
    public static IReadOnlyList<ViewAction> Onward(LearnerProfile profile, StudyCounts? counts)
    {
        var actions = new List<ViewAction>();
        var topic = profile.Session is { IsPicked: false } session ? session.Topic : null;
        if (counts is { Due: > 0 })
            actions.Add(Buttons.Quiz("Go on", topic));
        if (profile.Session?.Missed.Count is > 0 and var missed)
            actions.Add(Buttons.Quiz(missed == 1 ? "Again the one I missed" : $"Again the {missed} I missed", "missed"));
        actions.Add(Buttons.KeepGoing($"{Sitting.Extra} more", topic));
        actions.Add(Buttons.Say("Topics", Commands.TopicList));
        return [.. actions.Select((action, i) => action with { Primary = i == 0 })];
    }

    public static View UnknownTopic(Library library, string typed)
    {
        var near = library.Topics.Nearest(typed, 3);
        var text = $"I could not find “{Wording.Shorten(typed, 60)}” in the notes.";
        return near.Count == 0
            ? Replies.Line(text + " Say “topics” to see what there is.", Buttons.Say("Topics", Commands.TopicList))
            : Replies.Line(
                $"{text} Did you mean {Wording.List([.. near.Select(topic => topic.Name)], "or")}?",
                [.. near.Select(topic => Buttons.Say($"Quiz: {topic.Name}", $"quiz {topic.Name}"))]);
    }
}
