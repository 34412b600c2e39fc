using QuizBot.Core.Chat;
using QuizBot.Core.Explain;
using QuizBot.Core.Explain.Entries;
using QuizBot.Core.Stores.Tables;

namespace QuizBot.Core.Bot.Explaining;

/// <summary>A message that is no command, with who wrote it and what the notes say to it: each is read once, whoever looks at it.</summary>
/// <param name="turn">The turn that brought it.</param>
/// <param name="text">As written.</param>
/// <param name="learner">Null where the store cannot be reached.</param>
/// <param name="explainer">Made from the notes as they are in this turn.</param>
internal sealed class Inquiry(Turn turn, string text, Stored<LearnerProfile>? learner, Explainer explainer)
{
    /// <summary>How long "and S3?" still follows what was explained before.</summary>
    private static readonly TimeSpan FollowedWithin = TimeSpan.FromHours(1);

    /// <summary>How long "yes" and "the second one" are about what was offered.</summary>
    private static readonly TimeSpan ChosenWithin = TimeSpan.FromMinutes(10);

    private Answer? answer;

    public string Text => text;

    public Stored<LearnerProfile>? Learner => learner;

    /// <summary>What the notes say; looked up when it is first asked for.</summary>
    public Answer Answer => answer ??= explainer.Answer(text, Previous);

    /// <summary>True where it only says which of those is meant that were offered last; nothing is looked up where nothing was.</summary>
    public bool IsPick => Previous is { Offered.Count: > 0 } or { Others.Count: > 0 } && Answer.IsPick;

    /// <summary>Offers nothing of what must not be told.</summary>
    public void Hide(Predicate<Entry> isSecret)
    {
        if (!Answer.Offered.Any(entry => isSecret(entry)))
            return;
        Entry[] likely = [.. Answer.Likely.Where(entry => !isSecret(entry))];
        answer = Answer with
        {
            Intent = Answer.Intent == Intent.Unsure && likely.Length == 0 ? Intent.None : Answer.Intent,
            Likely = likely,
            Nearest = [.. Answer.Nearest.Where(entry => !isSecret(entry))],
        };
    }

    private Previous? Previous => learner is null ? null : PreviousOf(learner.Value, turn);

    /// <summary>What was explained to a learner before a turn; null where nothing was lately in its room.</summary>
    public static Previous? PreviousOf(LearnerProfile profile, Turn turn)
    {
        if (profile.Explained.LastOrDefault(explained => explained.Room == turn.Room) is not { } last
            || turn.Now - last.At >= FollowedWithin)
            return null;
        var isOpen = turn.Now - last.At < ChosenWithin;
        return new(last.Intent, last.Entry.Length == 0 ? [] : [last.Entry, .. last.Beside])
        {
            Before = last.Before,
            Offered = isOpen ? last.Offered : [],
            Others = isOpen ? last.Others : [],
        };
    }
}
