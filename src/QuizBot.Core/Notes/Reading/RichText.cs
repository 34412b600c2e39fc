namespace QuizBot.Core.Notes.Reading;

/// <summary>Plain text that remembers what was bold in it.</summary>
/// <param name="Text">Without Markdown, entities decoded, each run of white space one space.</param>
/// <param name="Bold">Which parts were bold, in order, not overlapping.</param>
internal sealed record RichText(string Text, IReadOnlyList<(int Start, int End)> Bold)
{
    public static RichText Empty { get; } = new("", []);

    public IEnumerable<string> BoldTexts => Bold.Select(b => Text[b.Start..b.End]);

    public bool IsEmpty => Text.Length == 0;

    public RichText From(int start)
    {
        while (start < Text.Length && Text[start] == ' ')
            start++;
        return new RichText(Text[start..], [.. Bold.Where(b => b.End > start).Select(b => (Math.Max(b.Start - start, 0), b.End - start))]);
    }

    public RichText Then(RichText next)
    {
        if (IsEmpty || next.IsEmpty)
            return IsEmpty ? next : this;
        var offset = Text.Length + 1;
        return new RichText($"{Text} {next.Text}", [.. Bold, .. next.Bold.Select(b => (b.Start + offset, b.End + offset))]);
    }
}
