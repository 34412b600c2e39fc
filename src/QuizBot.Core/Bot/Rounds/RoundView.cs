using QuizBot.Core.Bot.Explaining;
using QuizBot.Core.Bot.Quiz;
using QuizBot.Core.Bot.Rounds.Matches;
using QuizBot.Core.Chat;
using QuizBot.Core.Notes;
using QuizBot.Core.Stores.Tables;
using QuizBot.Core.Text;

namespace QuizBot.Core.Bot.Rounds;

/// <summary>The card everyone in a room sees.</summary>
internal static class RoundView
{
    private const string WhoSees = "Only you see what you pick; the room sees who took part and the scores.";

    /// <param name="note">The note the card comes from.</param>
    /// <param name="card">The card.</param>
    /// <param name="round">The round, open.</param>
    /// <param name="count">What was answered so far; null where it was not counted.</param>
    public static View Open(Note? note, Flashcard card, Round round, RoundCount? count)
    {
        var question = CardView.Question(note, card, Data(round, card));
        var line = count is null or { Answered: 0 }
            ? $"Answer in private. {WhoSees}"
            : $"{Wording.Count(count.Answered, "person has", "people have")} answered, {count.Correct} right. {WhoSees}";
        var rule = card.Kind == FlashcardKind.Reveal ? "You are the judge of this one, so it brings no points." : Points.Rule;
        if (round.Match is { } match)
            line = $"Card {match.Number} of {match.Rounds}, {MatchTime.Of(round)} seconds. {line} “quiz stop” ends the match.";
        var actions = round.Match is null
            ? question.Actions.Take(View.MaxActions - 1).Append(new(Verbs.Reveal, "End the round") { Data = Data(round, card) })
            : question.Actions.Where(action => action.Verb != Verbs.Show);
        return question with
        {
            Blocks = [.. question.Blocks, new TextBlock(line, Tone.Subtle), new TextBlock(rule, Tone.Subtle)],
            Actions = [.. actions],
            Fallback = $"{question.Fallback} {line}",
        };
    }

    /// <param name="library">What the bot knows.</param>
    /// <param name="card">The card; null where it has left the notes.</param>
    /// <param name="round">The round, closed.</param>
    /// <param name="count">What was answered.</param>
    /// <param name="who">Who answered, as <see cref="RoomNames"/> says it.</param>
    /// <param name="standings">How a match stands after it; null for none.</param>
    public static View Closed(Library library, Flashcard? card, Round round, RoundCount count, string who, string? standings)
    {
        var tally = count.Answered == 0 ? "Nobody answered this one." : $"{count.Correct} of {count.Answered} right. Took part: {who}.";
        if (standings is not null)
            tally = $"{tally} So far: {standings}.";
        if (card is null)
            return Replies.Line($"This card has left the notes since. {tally}", Buttons.Quiz("Next card"));
        var result = ResultView.Of(library, card, new(Correct: true), []);
        var asked = CardContent.Question(card, Tone.Body).Count;
        List<Block> blocks = [.. CardContent.Question(card, Tone.Heading), .. result.Blocks.Skip(1 + asked)];
        if (count.IsDivided)
            blocks.Add(Spread(count));
        blocks.Add(new TextBlock(tally));
        return result with
        {
            Blocks = blocks,
            Actions = round.Match is null ? [Buttons.Quiz("Next card"), .. ExplainButtons.ForOne(ExplainButtons.About(library, card))] : [],
            Fallback = $"{card.Prompt} The answer: {card.Answer}. {tally}",
        };
    }

    /// <summary>How the picks of a round were spread, with an invitation to argue; stands in the card's thread.</summary>
    public static View Argue(Flashcard card, RoundCount count)
    {
        var most = string.Join(", ", count.Picks.Where(pick => pick.People > 0).Select(pick => $"{pick.Choice} {pick.People}"));
        return new()
        {
            Blocks =
            [
                new TextBlock(card.Prompt, Tone.Quote), Spread(count),
                new TextBlock($"The notes say {card.Answer}. Did you pick something else? Argue for yours here."),
            ],
            Fallback = $"How you picked: {most}. Did you pick something else than {card.Answer}? Argue for yours here.",
        };
    }

    public static Dictionary<string, string> Data(Round round, Flashcard card) =>
        new() { [ButtonData.Round] = round.Id, [ButtonData.Card] = card.Id };

    private static FactsBlock Spread(RoundCount count) =>
        new([.. count.Picks.Select(pick =>
            new Fact(pick.Choice, pick.People == 0 ? "nobody" : Wording.Count(pick.People, "person", "people")))]);
}
