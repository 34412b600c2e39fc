using QuizBot.Core.Bot.Quiz;
using QuizBot.Core.Chat;
using QuizBot.Core.Notes;
using QuizBot.Core.Stores.Tables;
using QuizBot.Core.Text;

namespace QuizBot.Core.Bot.Rounds;

/// <summary>The card everyone in a room sees.</summary>
internal static class RoundView
{
    public static View Open(Note? note, Flashcard card, Round round, string? standings = null)
    {
        var question = CardView.Question(note, card, RoundDialog.Data(round));
        var count = round.Answered == 0
            ? "Answer in private: only you see your result."
            : $"{Wording.Count(round.Answered, "person has", "people have")} answered, {round.Correct} right. Your own result stays private.";
        if (round.Match is { } match)
            count = $"Card {match.Number} of {match.Rounds}, {match.Seconds} seconds. {count}{(standings is null ? "" : $" So far: {standings}.")}";
        var answers = round.Match is null ? question.Actions : question.Actions.Where(action => action.Verb != Verbs.Show);
        return question with
        {
            Blocks = [.. question.Blocks, new TextBlock(count, Tone.Subtle)],
            Actions = round.Match is null ? [.. answers.Take(View.MaxActions - 1), new(Verbs.Reveal, "Reveal") { Data = RoundDialog.Data(round) }] : [.. answers],
            Fallback = $"{question.Fallback} {count}",
        };
    }

    /// <param name="library">What the bot knows.</param>
    /// <param name="card">The card.</param>
    /// <param name="round">The round, closed.</param>
    /// <param name="who">Who answered it, as <see cref="RoomNames"/> says it.</param>
    public static View Closed(Library library, Flashcard card, Round round, string who)
    {
        var tally = round.Answered == 0 ? "Nobody answered this one." : $"{round.Correct} of {round.Answered} right. Took part: {who}.";
        var result = ResultView.Of(library, card, new(Correct: true), []);
        return result with
        {
            Blocks = [new TextBlock(card.Prompt, Tone.Heading), .. result.Blocks.Skip(2), new TextBlock(tally)],
            Fallback = $"{card.Prompt} The answer: {card.Answer}. {tally}",
        };
    }
}
