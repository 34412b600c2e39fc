using QuizBot.Core.Notes;
using QuizBot.Core.Notes.Reading;
using Xunit;

namespace QuizBot.Core.Tests.Notes;

public sealed class NoteLinksTests
{
    private const string GitHub = "https://github.com/you/notes/blob/main/{file}?plain=1#L{line}";

    [Theory]
    [InlineData("D1.2.md", 20, "https://github.com/you/notes/blob/main/D1.2.md?plain=1#L20")]
    [InlineData("part two/Übung #1.md", 0, "https://github.com/you/notes/blob/main/part%20two/%C3%9Cbung%20%231.md?plain=1#L1")]
    public void A_note_opens_at_its_line(string file, int line, string expected) =>
        Assert.Equal(expected, new NoteLinks("notes", GitHub).To(Note(Path.Combine("notes", file)), line)!.AbsoluteUri);

    [Fact]
    public void A_note_from_outside_the_folder_is_not_linked() =>
        Assert.Null(new NoteLinks("notes", GitHub).To(Note(Path.Combine("elsewhere", "D1.2.md")), 1));

    [Fact]
    public void A_course_of_one_file_is_linked_by_its_name() =>
        Assert.Equal("https://example.org/D1.2.md", new NoteLinks("D1.2.md", "https://example.org/{file}").To(Note("D1.2.md"), 7)!.AbsoluteUri);

    [Theory]
    [InlineData("")]
    [InlineData("https://example.org/notes")]
    [InlineData("http://example.org/{file}")]
    [InlineData("javascript:alert({line})//{file}")]
    [InlineData("notes/{file}")]
    public void What_is_no_such_address_is_refused_with_an_example(string template) =>
        Assert.Contains(GitHub, Assert.Throws<FormatException>(() => new NoteLinks("notes", template)).Message, StringComparison.Ordinal);

    private static Note Note(string path) => NoteParser.Parse(path, Sample.Seed);
}
