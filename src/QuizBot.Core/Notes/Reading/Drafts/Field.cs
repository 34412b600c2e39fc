using QuizBot.Core.Notes.Reading.Marks;

namespace QuizBot.Core.Notes.Reading.Drafts;

/// <summary>One line of an authored flashcard, such as "Answer: Data Preparation", with what stands under it.</summary>
/// <param name="Kind">What its label says it is.</param>
/// <param name="Line">1-based.</param>
internal sealed record Field(FieldKind Kind, int Line)
{
    /// <summary>All that it says.</summary>
    public Content Content { get; init; } = Content.Empty;

    /// <summary>Its text and that of each bullet under it, as plain text; empty for a label without text.</summary>
    public IReadOnlyList<string> Items { get; init; } = [];

    /// <summary>Its label where that is none of ours, or one of ours misspelt; null otherwise.</summary>
    public string? OddLabel { get; init; }

    /// <summary>True where its label stands in the note; false for an answer that is one because it stands below a question.</summary>
    public bool IsLabelled { get; init; } = true;

    public string Text => Content.Text;

    /// <summary>Its bullets where it has several; otherwise its text, split at the first of these separators that it has.</summary>
    public IReadOnlyList<string> Split(params string[] separators)
    {
        if (Items.Count > 1)
            return Items;
        var separator = Array.Find(separators, separator => Text.Contains(separator, StringComparison.Ordinal));
        return Text.Split(separator ?? "|", StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>A field that is text and nothing else.</summary>
    public static Field Of(FieldKind kind, int line, string text) =>
        new(kind, line) { Content = Content.Of(text), Items = text.Length == 0 ? [] : [text] };
}
