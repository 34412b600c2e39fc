using QuizBot.Core.Chat;
using QuizBot.Core.Stores.Tables;

namespace QuizBot.Core.Bot.Quiz;

/// <summary>What question a learner wants.</summary>
internal sealed record QuizRequest
{
    /// <summary>Longest topic that is looked at.</summary>
    private const int LongestTopic = 200;

    /// <summary>What to narrow it to, in the learner's words; null for the whole course.</summary>
    public string? Topic { get; private init; }

    /// <summary>True to leave the question that waits and ask another, in the same sitting.</summary>
    public bool Skip { get; private init; }

    /// <summary>True to go on when nothing is due and nothing is new.</summary>
    public bool More { get; private init; }

    /// <summary>The question this one follows; null where it follows none.</summary>
    private string? After { get; init; }

    public static QuizRequest Quiz(string topic) => new() { Topic = Tidy(topic) };

    public static QuizRequest Next() => new() { Skip = true };

    public static QuizRequest From(Pressed press, bool skip) => new()
    {
        Topic = Tidy(press.Data.GetValueOrDefault(ButtonData.Topic, "")),
        Skip = skip,
        More = press.Data.GetValueOrDefault(ButtonData.More) == ButtonData.Yes,
        After = press.Data.GetValueOrDefault(ButtonData.After),
    };

    /// <summary>"next" and "skip" go on with what the learner narrowed the quiz to.</summary>
    public QuizRequest Within(LearnerProfile profile, DateOnly today) =>
        Skip && Topic is null && profile.Session is { } session && session.Day == today ? this with { Topic = session.Topic } : this;

    /// <summary>The id of the question this request brings about.</summary>
    public string Id(Turn turn, LearnerProfile profile)
    {
        if (After is not { Length: > 0 and <= 64 })
            return AskIds.From(turn);
        var next = AskIds.After(turn, After);

        // The question that followed is answered as well: the learner is back at an old card and wants a new one.
        return profile.Answered.Any(answered => answered.Id == next) ? AskIds.From(turn) : next;
    }

    private static string? Tidy(string topic) =>
        topic.Length is 0 or > LongestTopic || string.IsNullOrWhiteSpace(topic) ? null : topic.Trim();
}
