using System.Text;
using QuizBot.Core.Notes.Reading.Source;

namespace QuizBot.Core.Notes.Reading.Sections;

/// <summary>A text put together from the bullets under a name, up to <see cref="InlineReader.MaxLength"/>.</summary>
internal sealed class TextUnderName(string name, string text, int line)
{
    private readonly StringBuilder more = new();

    public string Name => name;

    public int Line => line;

    /// <summary>Index of the passage it is nested under; -1 at the top.</summary>
    public int Parent { get; init; } = -1;

    /// <summary>Whether it is a bullet, and so has no place in an order.</summary>
    public bool IsBullet { get; init; }

    public string Own => text;

    public string Text => Join(text);

    public void Add(string part)
    {
        if (part.Length == 0 || more.Length + part.Length >= InlineReader.MaxLength)
            return;
        // Bullets seldom end in a full stop, and would run together.
        var before = more.Length > 0 ? more[^1] : text.Length > 0 ? text[^1] : '.';
        if (char.IsLetterOrDigit(before) || before is ')' or '”')
            more.Append(char.IsLower(part[0]) ? ';' : '.');
        more.Append(' ').Append(part);
    }

    /// <summary>With another beginning.</summary>
    public string Join(string beginning) => $"{beginning}{more}".Trim();
}
