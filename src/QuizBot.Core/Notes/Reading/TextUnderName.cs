using System.Text;

namespace QuizBot.Core.Notes.Reading;

/// <summary>A text put together from the bullets under a name, up to <see cref="InlineReader.MaxLength"/>.</summary>
internal sealed class TextUnderName(string name, string text, int line)
{
    private readonly StringBuilder more = new();

    public string Name => name;

    public int Line => line;

    /// <summary>Index of the passage it is nested under; -1 at the top.</summary>
    public int Parent { get; init; } = -1;

    public string Own => text;

    public string Text => Join(text);

    public void Add(string part)
    {
        if (part.Length > 0 && more.Length + part.Length < InlineReader.MaxLength)
            more.Append(' ').Append(part);
    }

    /// <summary>With another beginning.</summary>
    public string Join(string beginning) => $"{beginning}{more}".Trim();
}
