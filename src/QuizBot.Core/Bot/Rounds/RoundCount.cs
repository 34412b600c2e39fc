using QuizBot.Core.Chat;
using QuizBot.Core.Notes;
using QuizBot.Core.Stores.Tables;

namespace QuizBot.Core.Bot.Rounds;

/// <summary>What the answers to a round come to.</summary>
/// <param name="Answered">How many answered.</param>
/// <param name="Correct">How many of them had it right.</param>
/// <param name="People">Who answered, the first one first, without those who have deleted their data.</param>
/// <param name="Picks">How many picked each choice, the most picked first; empty where there is nothing to compare.</param>
internal sealed record RoundCount(
    int Answered, int Correct, IReadOnlyList<LearnerId> People, IReadOnlyList<(string Choice, int People)> Picks)
{
    /// <summary>True where people did not agree, so that there is something to argue about.</summary>
    public bool IsDivided => Answered > 1 && Picks.Count(pick => pick.People > 0) > 1;

    /// <param name="card">The card; null where it has left the notes.</param>
    /// <param name="all">Every answer, with those who looked.</param>
    public static RoundCount Of(Flashcard? card, IEnumerable<RoundAnswer> all)
    {
        RoundAnswer[] answers = [.. InOrder(all.Where(answer => !answer.Looked))];
        var picks = new List<(string, int)>();
        if (card?.Kind is FlashcardKind.MultipleChoice or FlashcardKind.MultipleResponse)
        {
            var picked = answers.SelectMany(answer => answer.Picked?.Split(RoundAnswer.Between) ?? [])
                .CountBy(choice => choice).ToDictionary();
            picks.AddRange(card.Choices.Select(choice => (choice, picked.GetValueOrDefault(choice))).OrderByDescending(pick => pick.Item2));
        }

        return new(answers.Length, answers.Count(answer => answer.Correct), [.. PeopleOf(answers)], picks);
    }

    /// <summary>Who answered, or joined, the first one first.</summary>
    public static IEnumerable<LearnerId> PeopleOf(IEnumerable<RoundAnswer> answers) =>
        InOrder(answers).Select(answer => answer.Learner).OfType<LearnerId>();

    private static IEnumerable<RoundAnswer> InOrder(IEnumerable<RoundAnswer> answers) =>
        answers.OrderBy(answer => answer.At).ThenBy(answer => answer.Learner?.User, StringComparer.Ordinal);
}
