using QuizBot.Core.Cards;
using QuizBot.Core.Cards.Grading;
using QuizBot.Core.Notes;
using QuizBot.Core.Notes.Reading;
using QuizBot.Core.Tests.Notes;
using Xunit;

namespace QuizBot.Core.Tests.Cards;

/// <summary>The flashcards of the course that ships.</summary>
public sealed class ShippedCourseTests
{
    private static readonly Course Course = new("AWS Certified AI Practitioner",
        [.. Directory.GetFiles(Sample.Course, "D*.md")
            .Order(StringComparer.Ordinal).Select(file => NoteParser.Parse(Path.GetFileName(file), File.ReadAllBytes(file)))], []);

    private static readonly Deck Deck = Deck.Build(Course);

    [Fact]
    public void Each_note_has_flashcards_of_every_kind_written_and_derived()
    {
        Assert.Equal(["D1.1", "D1.2", "D2.1"], Course.Notes.Select(note => note.Id));
        Assert.All(Course.Notes, note =>
        {
            Assert.Empty(note.Findings);
            Assert.InRange(note.Flashcards.Count, 12, 60);
            Assert.Equal(Enum.GetValues<FlashcardKind>(), note.Flashcards.Select(card => card.Kind).Distinct().Order());
            Assert.InRange(Deck.OfNote(note.Id).Count, 50, 150);
        });
    }

    [Fact]
    public void Each_written_flashcard_accepts_its_own_answer()
        => Assert.All(Course.Notes.SelectMany(note => note.Flashcards).Where(card => card.Kind != FlashcardKind.Reveal), card =>
        {
            var answer = card.Kind == FlashcardKind.Typed ? card.Answer : string.Join(',', card.Correct.Select(right => card.Choices.ToList().IndexOf(right)));
            Assert.True(Grader.Grade(card, answer) is { Correct: true, Remark: null });
        });

    [Fact]
    public void Each_role_is_played_by_one_service_throughout_the_course()
        => Assert.All(Course.Notes.SelectMany(note => note.Terms).GroupBy(term => term.Role), role => Assert.Single(role.Select(term => term.Name).Distinct()));

    [Theory]
    [InlineData("D2.1/amazon-bedrock-guardrails/definition", "guardrails")]
    [InlineData("D2.1/amazon-bedrock-knowledge-bases/definition", "knowledge base")]
    [InlineData("D2.1/Q10", "amazon bedrock guardrails")]
    [InlineData("D2.1/Q8", "a token")]
    [InlineData("D2.1/Q3", "halucination")]
    [InlineData("D1.1/Q6", "it's overfitting")]
    [InlineData("D1.2/Q9", "predictions")]
    public void Typed_answers_are_right_as_people_write_them(string id, string said) => Assert.True(Grader.GradeSaid(Deck.Find(id)!, said).Correct);

    [Theory]
    [InlineData("D2.1/amazon-bedrock-guardrails/definition", "bedrock")]
    [InlineData("D2.1/amazon-bedrock/definition", "guardrails")]
    [InlineData("D1.1/Q6", "underfitting")]
    [InlineData("D1.1/Q1", "amazon translate")]
    [InlineData("D1.2/Q2", "data drift")]
    public void Typed_answers_are_wrong_where_they_name_something_else(string id, string said) => Assert.False(Grader.GradeSaid(Deck.Find(id)!, said).Correct);
}
