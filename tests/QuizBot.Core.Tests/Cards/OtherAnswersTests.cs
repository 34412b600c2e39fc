using QuizBot.Core.Cards;
using QuizBot.Core.Cards.Grading;
using QuizBot.Core.Notes;
using QuizBot.Core.Notes.Reading;
using Xunit;

namespace QuizBot.Core.Tests.Cards;

/// <summary>Who names another thing of the course has not misspelt the right one.</summary>
public sealed class OtherAnswersTests
{
    private static readonly Deck Deck = Deck.Build(new Course("A course",
    [
        NoteParser.Parse("D1.md", """
            # D1.1 Rocks
            ## Quiz
            <details><summary>Q1: What hangs from the roof of a cave?</summary>
            * **Answer:** Stalactite
            </details>
            <details><summary>Q2: What grows from its floor?</summary>
            * **Answer:** Stalagmite
            </details>
            <details><summary>Q3: Which gas is it?</summary>
            * **Answer:** Methane
            </details>
            """),
        NoteParser.Parse("D2.md", """
            # D1.2 Chemistry
            ## Key Concepts
            * **Methanol:** An alcohol with one carbon.
            * **Ethane:** A gas with two carbons.
            """),
    ], []));

    [Theory]
    [InlineData("D1.1/Q1", "stalagmite")]
    [InlineData("D1.1/Q1", "stalagmites")]
    [InlineData("D1.1/Q2", "the stalactite")]
    [InlineData("D1.1/Q3", "methanol")]
    [InlineData("D1.1/Q3", "ethane")]
    public void An_answer_of_the_course_is_no_misspelling(string card, string said) => Assert.False(Grader.GradeSaid(Deck.Find(card)!, said).Correct);

    [Theory]
    [InlineData("D1.1/Q1", "stalaktite")]
    [InlineData("D1.1/Q2", "stalagmyte")]
    [InlineData("D1.1/Q3", "methan")]
    [InlineData("D1.1/Q3", "mehtane")]
    public void A_misspelling_is_none_of_them(string card, string said) => Assert.True(Grader.GradeSaid(Deck.Find(card)!, said).Correct);

    [Fact]
    public void A_card_of_another_deck_may_be_graded_among_them()
    {
        var card = new Flashcard { Id = "x/Q1", NoteId = "x", Kind = FlashcardKind.Typed, Prompt = "?", Answer = "Stalactite", Line = 1 };
        Assert.False(Grader.GradeSaid(Deck.Among(card), "stalagmite").Correct);
    }
}
