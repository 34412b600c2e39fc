using System.Globalization;
using System.Text;

namespace QuizBot.Exchange;

/// <summary>Writes flashcards as a note.</summary>
internal static class NoteWriter
{
    /// <param name="title">The note's first heading.</param>
    /// <param name="cards">At least one.</param>
    public static string Write(string title, IReadOnlyList<ImportedCard> cards)
    {
        var note = new StringBuilder();
        note.Append("# ").Append(MarkdownText.Of(title)).Append("\n\n## Flashcards\n");
        foreach (var (index, card) in cards.Index())
            Write(note, index + 1, card);
        return note.ToString();
    }

    private static void Write(StringBuilder note, int number, ImportedCard card)
    {
        // The first block is the title of the fold; a code block or a picture below it belongs to the question too.
        var (question, more) = Split(card.Prompt);
        note.Append("\n<details>\n<summary><strong>Q").Append(number.ToString(CultureInfo.InvariantCulture)).Append(": ")
            .Append(question.Length > 0 ? question : "What is this?").Append("</strong></summary>\n\n");
        if (more.Length > 0)
            note.Append(more).Append("\n\n");
        if (card.Id is not null)
            Field(note, "Id", [card.Id.Replace('/', '-')]);
        if (card.Kind is not null)
            Field(note, "Type", [card.Kind]);
        Field(note, "Choices", card.Choices, asList: true);
        Field(note, "Answer", card.Answer, card.Answer.Count > 1 || card.Kind is "matching");
        Field(note, "Accept", card.Accept, asList: true);
        if (card.Why is not null)
            Field(note, "Why", [card.Why]);
        Field(note, "Why not", [.. card.WhyNot.Select(why => $"{why.Key} — {why.Value}")], asList: true);
        note.Append("\n</details>\n");
    }

    private static void Field(StringBuilder note, string label, IReadOnlyList<string> values, bool asList = false)
    {
        if (values.Count == 0)
            return;
        note.Append("* **").Append(label).Append(":**");
        foreach (var value in values)
        {
            var (line, more) = Split(value);
            note.Append(asList ? "\n    * " : " ").Append(line);
            if (more.Length > 0)
                note.Append("\n\n").Append(Indented(more, asList ? "      " : "  ")).Append('\n');
        }

        note.Append('\n');
    }

    private static (string Line, string More) Split(string markdown)
    {
        if (markdown.StartsWith("```", StringComparison.Ordinal) || markdown.StartsWith("~~~", StringComparison.Ordinal)
            || markdown[0] is '|' or '!')
            return ("", markdown);
        var end = markdown.IndexOf('\n', StringComparison.Ordinal);
        return end < 0 ? (markdown, "") : (markdown[..end], markdown[(end + 1)..].Trim('\n'));
    }

    private static string Indented(string text, string by) =>
        string.Join('\n', text.Split('\n').Select(line => line.Length > 0 ? by + line : line));
}
