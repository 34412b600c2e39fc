using QuizBot.Core.Cards.Grading;
using QuizBot.Core.Notes;
using QuizBot.Tests.Shared;
using Xunit;

namespace QuizBot.Core.Tests.Cards;

/// <summary>What people type, and what a fair teacher says to it: an answer, what was typed and "right" or "wrong" a line.</summary>
public sealed class TypedAnswerTableTests
{
    private static readonly (string Answer, string Typed, bool Right)[] Rows =
    [
        .. File.ReadLines(Repository.At("tests", "QuizBot.Core.Tests", "Cards", "typed-answers.tsv"))
            .Where(line => line.Length > 0 && line[0] != '#').Select(line => line.Split('\t')).Select(row => (row[0], row[1], row[2] == "right")),
    ];

    [Fact]
    public void Nothing_wrong_is_accepted() => Assert.Empty(Rows.Where(row => !row.Right && Accepts(row.Answer, row.Typed)));

    [Fact]
    public void Nearly_everything_right_is_accepted()
    {
        var refused = Rows.Where(row => row.Right && !Accepts(row.Answer, row.Typed)).ToList();
        Assert.True(refused.Count * 100 <= Rows.Count(row => row.Right) * 3, string.Join('\n', refused));
    }

    private static bool Accepts(string answer, string typed) =>
        Grader.GradeSaid(new Flashcard { Id = "D1/Q1", NoteId = "D1", Kind = FlashcardKind.Typed, Prompt = "What?", Answer = answer, Line = 1 }, typed).Correct;
}
