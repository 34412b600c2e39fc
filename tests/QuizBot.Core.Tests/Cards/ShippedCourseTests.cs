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
        Assert.Equal(
            ["D1.1", "D1.2", "D1.3", "D2.1", "D2.2", "D2.3", "D3.1", "D3.2", "D3.3", "D3.4", "D4.1", "D4.2", "D5.1", "D5.2"], Course.Notes.Select(note => note.Id));
        Assert.All(Course.Notes, note =>
        {
            Assert.Empty(note.Findings);
            Assert.InRange(note.Flashcards.Count, 35, 80);
            Assert.Equal(Enum.GetValues<FlashcardKind>(), note.Flashcards.Select(card => card.Kind).Distinct().Order());
            Assert.InRange(Deck.OfNote(note.Id).Count, 60, 200);
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
        => Assert.All(Course.Notes.SelectMany(note => note.Terms).Where(term => term.Role is not null).GroupBy(term => term.Role), role => Assert.Single(role.Select(term => term.Name).Distinct()));

    [Fact]
    public void Each_name_is_defined_in_one_note()
        => Assert.All(Course.Notes.SelectMany(note => note.Terms.Select(term => (term.Slug, note.Id))).GroupBy(term => term.Slug), name => Assert.Single(name));

    [Fact]
    public void Each_objective_of_the_exam_has_three_written_flashcards_and_the_domains_their_weights()
    {
        var written = Course.Notes.SelectMany(note => note.Flashcards).ToList();
        Assert.InRange(written.Count, 600, 900);
        (string Task, int Objectives)[] tasks =
        [
            ("1.1", 5), ("1.2", 6), ("1.3", 6), ("2.1", 6), ("2.2", 4), ("2.3", 4), ("3.1", 6),
            ("3.2", 5), ("3.3", 3), ("3.4", 5), ("4.1", 7), ("4.2", 4), ("5.1", 5), ("5.2", 3),
        ];
        var objectives = tasks.SelectMany(task => Enumerable.Range(1, task.Objectives).Select(number => $"{task.Task}.{number}")).ToList();
        Assert.Equal(69, objectives.Count);
        Assert.All(objectives, objective => Assert.InRange(written.Count(card => card.Objectives.Contains(objective)), 3, int.MaxValue));
        Assert.All(written, card => Assert.All(card.Objectives, objective => Assert.Contains(objective, objectives)));
        Assert.Equal([20, 24, 28, 14, 14], Course.Notes.Select(note => (note.Domain, note.Weight)).Distinct().OrderBy(domain => domain.Domain).Select(domain => domain.Weight ?? 0));
    }

    [Fact]
    public void The_right_choice_stands_in_every_place_equally_often_also_in_the_files()
    {
        var places = Course.Notes.SelectMany(note => note.Flashcards).Where(card => card.Kind == FlashcardKind.MultipleChoice)
            .CountBy(card => card.Choices.ToList().IndexOf(card.Correct[0])).ToDictionary();
        Assert.Equal([0, 1, 2, 3], places.Keys.Order());
        Assert.All(places.Values, count => Assert.InRange(count, places.Values.Sum() * 0.22, places.Values.Sum() * 0.28));
    }

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
    [InlineData("D2.1/amazon-bedrock-knowledge-bases/definition", "guardrails")]
    [InlineData("D1.1/Q6", "underfitting")]
    [InlineData("D1.1/Q1", "amazon translate")]
    [InlineData("D1.2/Q2", "data drift")]
    public void Typed_answers_are_wrong_where_they_name_something_else(string id, string said) => Assert.False(Grader.GradeSaid(Deck.Find(id)!, said).Correct);
}
