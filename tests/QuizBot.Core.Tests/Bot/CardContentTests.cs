using QuizBot.Core.Chat;
using QuizBot.Core.Notes.Reading;
using Xunit;

namespace QuizBot.Core.Tests.Bot;

/// <summary>Code, tables, pictures and lines of a card as a person sees them.</summary>
public sealed class CardContentTests : IAsyncDisposable
{
    private const string Code = """
        # D1.1 Loops
        ## Quiz
        <details><summary>Q1: What does this print?</summary>

        ```python
        for n in range(2):
            print(n)
        ```

        ![A loop](loop.png)
        ![A loop on the web](https://example.org/loop.png)

        * **Answer:** Two lines, one for each number that the range has:

          ```
          0
          1
          ```

          | n | printed |
          |---|---------|
          | 0 | 0       |
        </details>
        """;

    private const string Lines = """
        # D1.1 Lines
        ## Quiz
        <details><summary>Q1: Which two?</summary>
        * **Answer:** The first of them<br>and the last of them, each on a line
        </details>
        """;

    private readonly BotUnderTest bot = new();

    public ValueTask DisposeAsync() => bot.DisposeAsync();

    [Fact]
    public async Task The_question_shows_code_in_a_fixed_width_and_a_picture_in_words_where_there_is_none()
    {
        var blocks = (await AskAsync(Code)).Blocks;
        Assert.Contains(new TextBlock("What does this print?", Tone.Heading), blocks);
        Assert.Contains(new FixedBlock("Code (python)", "for n in range(2):\n    print(n)"), blocks);
        Assert.Contains(new PictureBlock("A loop", null), blocks);
        Assert.Contains(new TextBlock("Picture: A loop on the web (https://example.org/loop.png)", Tone.Subtle), blocks);
    }

    [Fact]
    public async Task The_answer_shows_all_of_it_in_its_order()
    {
        var blocks = await ShownAsync(Code);
        Assert.Equal(new TextBlock("Two lines, one for each number that the range has:"), blocks[0]);
        Assert.Equal(new FixedBlock("Code", "0\n1"), blocks[1]);
        Assert.Equal(["n", "printed"], Assert.IsType<TableBlock>(blocks[2]).Headers);
    }

    [Fact]
    public async Task An_answer_keeps_its_lines() => Assert.Equal(new TextBlock("The first of them\nand the last of them, each on a line"), (await ShownAsync(Lines))[0]);

    private async Task<List<Block>> ShownAsync(string note)
    {
        var ada = bot.Personal();
        await AskAsync(note, ada);
        return [.. (await ada.PressAsync("Show answer")).Blocks.SkipWhile(block => block is not TextBlock { Text: "Answer" }).Skip(1)];
    }

    private Task<View> AskAsync(string note, Chat? chat = null)
    {
        bot.Library = new(BotUnderTest.CourseOf(NoteParser.Parse("D1.md", note)));
        return (chat ?? bot.Personal()).SayAsync("quiz");
    }
}
