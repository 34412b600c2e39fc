namespace QuizBot.Core.Notes.Reading.Drafts;

/// <summary>What a question or an answer says: texts, code, tables and pictures in their order.</summary>
internal sealed record Content(IReadOnlyList<CardPart> Parts)
{
    public static Content Empty { get; } = new([]);

    public bool IsEmpty => Parts.Count == 0;

    /// <summary>Whether it is text and nothing else.</summary>
    public bool IsText => Parts.All(part => part is TextPart);

    /// <summary>All of it as plain text, which is also what a voice says; a picture is what it shows.</summary>
    public string Text => string.Join('\n', Parts.Select(TextOf));

    public static Content Of(string text) => text.Length == 0 ? Empty : new([new TextPart(text)]);

    public Content Then(Content next)
    {
        if (IsEmpty || next.IsEmpty)
            return IsEmpty ? next : this;
        return Parts[^1] is TextPart last && next.Parts[0] is TextPart first
            ? new([.. Parts.SkipLast(1), new TextPart($"{last.Text}\n{first.Text}"), .. next.Parts.Skip(1)])
            : new([.. Parts, .. next.Parts]);
    }

    private static string TextOf(CardPart part) => part switch
    {
        TextPart text => text.Text,
        CodePart code => code.Text,
        TablePart table => string.Join(
            '\n', table.Rows.Prepend(table.Headers).Where(row => row.Any(cell => cell.Length > 0)).Select(row => string.Join(" | ", row))),
        PicturePart picture => picture.Alt,
        _ => "",
    };
}
