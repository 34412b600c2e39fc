using QuizBot.Core.Bot;
using QuizBot.Core.Bot.Quiz;
using QuizBot.Core.Chat;
using QuizBot.Core.Notes;
using QuizBot.Core.Notes.Reading;
using Xunit;

namespace QuizBot.Core.Tests.Bot;

/// <summary>Code, tables and pictures of a card as a person sees them.</summary>
public sealed class CardContentTests
{
    private static readonly Note Note = NoteParser.Parse("D1.md", """
        # D1.1 Loops
        ## Quiz
        <details><summary>Q1: What does this print?</summary>

        ```python
        for n in range(2):
            print(n)
        ```

        ![A loop](loop.png)

        * **Answer:** Two lines, one for each number that the range has:

          ```
          0
          1
          ```

          | n | printed |
          |---|---------|
          | 0 | 0       |
        </details>
        <details><summary>Q2: Which two?</summary>
        * **Answer:** The first of them<br>and the last of them, each on a line
        </details>
        """);

    private static readonly Library Library = new(new Course("A course", [Note], []));

    [Fact]
    public void The_question_shows_code_in_a_fixed_width_and_a_picture_in_words_where_there_is_none()
    {
        var blocks = CardView.Question(Note, Note.Flashcards[0], new Dictionary<string, string>()).Blocks;
        Assert.Contains(new TextBlock("What does this print?", Tone.Heading), blocks);
        Assert.Contains(new FixedBlock("Code (python)", "for n in range(2):\n    print(n)"), blocks);
        Assert.Contains(new PictureBlock("A loop", null), blocks);
    }

    [Fact]
    public void The_answer_shows_all_of_it_in_its_order()
    {
        var blocks = ResultView.Of(Library, Note.Flashcards[0], new(Correct: true), []).Blocks;
        var answer = blocks.SkipWhile(block => block is not TextBlock { Text: "Answer" }).Skip(1).ToList();
        Assert.Equal(new TextBlock("Two lines, one for each number that the range has:"), answer[0]);
        Assert.Equal(new FixedBlock("Code", "0\n1"), answer[1]);
        Assert.Equal(["n", "printed"], Assert.IsType<TableBlock>(answer[2]).Headers);
    }

    [Fact]
    public void An_answer_keeps_its_lines() =>
        Assert.Contains(new TextBlock("The first of them\nand the last of them, each on a line"), CardView.Shown(Note, Note.Flashcards[1], new Dictionary<string, string>()).Blocks);

    [Fact]
    public void A_picture_on_the_web_is_named_with_its_address()
    {
        var card = Note.Flashcards[0] with { PromptParts = [new TextPart("Which?"), new PicturePart("A loop", "https://example.org/loop.png")] };
        Assert.Contains(new TextBlock("Picture: A loop (https://example.org/loop.png)", Tone.Subtle), CardContent.Question(card, Tone.Heading));
    }
}
