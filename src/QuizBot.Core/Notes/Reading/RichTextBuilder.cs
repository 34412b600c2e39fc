using System.Text;

namespace QuizBot.Core.Notes.Reading;

internal sealed class RichTextBuilder
{
    private readonly StringBuilder text = new();
    private readonly List<(int Start, int End)> bold = [];
    private int depth;
    private int boldStart;
    private bool gap;

    public void Append(ReadOnlySpan<char> part)
    {
        foreach (var letter in part)
        {
            if (char.IsWhiteSpace(letter) || char.IsControl(letter))
            {
                gap = text.Length > 0;
                continue;
            }

            if (gap)
                text.Append(' ');
            // A bold part begins at its first letter, not at the space before it.
            if (gap && depth > 0 && boldStart == text.Length - 1)
                boldStart++;
            gap = false;
            text.Append(letter);
        }
    }

    public void StartBold()
    {
        if (depth++ == 0)
            boldStart = text.Length;
    }

    public void EndBold()
    {
        if (depth == 0 || --depth > 0 || boldStart >= text.Length)
            return;
        bold.Add((boldStart, text.Length));
    }

    public RichText Build() => new(text.ToString(), bold);
}
