using QuizBot.Core.Notes;
using Xunit;

namespace QuizBot.Tests.Content;

public sealed class CourseThatShipsTests
{
    private static readonly Course Course = CourseFolder.Read(Path.Combine(AppContext.BaseDirectory, "content", "aif-c01"), null);

    [Fact]
    public void It_reads_without_a_single_finding()
    {
        Assert.Empty(Course.Findings);
        Assert.All(Course.Notes, note => Assert.Empty(note.Findings));
        Assert.Equal("AWS Certified AI Practitioner", Course.Title);
    }

    [Fact]
    public void It_holds_the_machine_learning_lifecycle_with_all_kinds_of_flashcards()
    {
        var note = Course.Notes.Single(note => note.Id == "D1.2");
        Assert.Equal(("ML Lifecycle", 1, 20, "The Media Company Analogy"), (note.Title, note.Domain, note.Weight, note.AnalogyTitle));
        Assert.Equal(
            ["The Infinite Warehouse", "The Data Plumber", "The Supervisor", "The Graphic Designer"],
            note.Terms.Take(4).Select(term => term.Role));
        Assert.All(note.Stages, stage => Assert.InRange(stage.Concepts.Count, 4, 12));
        Assert.Equal(Enum.GetValues<FlashcardKind>(), note.Flashcards.Select(card => card.Kind).Distinct().Order());
    }
}
