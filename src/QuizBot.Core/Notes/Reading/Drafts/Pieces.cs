using System.Text;
using System.Text.RegularExpressions;
using QuizBot.Core.Notes.Reading.Marks;
using QuizBot.Core.Notes.Reading.Outline;
using QuizBot.Core.Notes.Reading.Source;

namespace QuizBot.Core.Notes.Reading.Drafts;

/// <summary>Takes outline items apart.</summary>
internal static partial class Pieces
{
    private const int ShortLine = 60;

    /// <param name="items">Of one question.</param>
    /// <param name="keepsBreaks">Whether each line is meant as a line, as in Obsidian; otherwise text may merely wrap.</param>
    public static IReadOnlyList<Piece> Of(IReadOnlyList<OutlineItem> items, bool keepsBreaks = false)
    {
        var letters = OptionLetters(items);
        var pieces = new List<Piece>();
        for (var i = 0; i < items.Count; i++)
        {
            var item = items[i];
            if (item.Embed is not null || item.IsHeading)
            {
                pieces.Add(new Piece(item, item.Text, item.Line, true) { Label = CardLabels.Of(item.Text) });
                continue;
            }

            var start = 0;
            for (var line = 1; line <= item.Lines.Count; line++)
            {
                if (line < item.Lines.Count && !letters.ContainsKey((i, line)) && !item.Lines[line].IsAfterBlank
                    && !BeginsPiece(item.Lines[line].Text))
                    continue;
                pieces.AddRange(Create(item, start, line, letters.GetValueOrDefault((i, start)), keepsBreaks));
                start = line;
            }
        }

        return pieces;
    }

    private static IEnumerable<Piece> Create(OutlineItem item, int start, int end, char letter, bool keepsBreaks)
    {
        var lines = item.Lines.Skip(start).Take(end - start).ToList();
        if (letter == '\0')
        {
            // "red **Why:** it burns" are two things on one line.
            foreach (var (raw, isFirst) in SplitAtBoldLabels(Joined(lines, keepsBreaks)))
            {
                var text = InlineReader.ReadLines(raw);
                if (!text.IsEmpty || text.Pictures.Count > 0)
                    yield return new Piece(item, text, lines[0].Number, isFirst && start == 0) { Label = CardLabels.Of(text), Raw = raw };
            }

            yield break;
        }

        var parts = InlineOptions().Split(Joined(lines, keepsBreaks));
        for (var i = 0; i < parts.Length; i++)
        {
            var text = InlineReader.ReadLines(parts[i]);
            var match = Letter().Match(text.Text);
            yield return new Piece(
                item, text.From(match.Length), lines[0].Number, start == 0)
            { Letter = (char)(letter + i), Raw = parts[i] };
        }
    }

    /// <summary>The lines of the items that begin the options of a question: A, B and so on, two or more in a row.</summary>
    private static Dictionary<(int Item, int Line), char> OptionLetters(IReadOnlyList<OutlineItem> items)
    {
        var found = new Dictionary<(int, int), char>();
        var run = new List<((int, int) At, char Letter)>();
        for (var i = 0; i < items.Count; i++)
        {
            for (var line = 0; line < items[i].Lines.Count && items[i].Embed is null && !items[i].IsHeading; line++)
            {
                if (RawLetter().Match(items[i].Lines[line].Text) is not { Success: true } match)
                    continue;
                var letter = char.ToUpperInvariant(match.Groups["letter"].Value[0]);
                if (letter == 'A')
                    Keep();
                if (letter == 'A' ? run.Count == 0 : run.Count > 0 && letter == run[^1].Letter + 1)
                    run.Add(((i, line), letter));
            }
        }

        Keep();
        return found;

        void Keep()
        {
            var isInline = run.Count == 1 && InlineOptions().IsMatch(Start(items[run[0].At.Item1].Lines[run[0].At.Item2].Text));
            if (run.Count > 1 || isInline)
            {
                foreach (var (at, letter) in run)
                    found[at] = letter;
            }

            run.Clear();
        }
    }

    private static bool BeginsPiece(string line) =>
        line.AsSpan().ContainsAny(":：.)*") && InlineReader.Read(line) is var text
            && (QuestionNumber.IsIn(text.Text) || CardLabels.Of(text) is { Misspelt: null });

    private static IEnumerable<(string Raw, bool IsFirst)> SplitAtBoldLabels(string raw)
    {
        var start = 0;
        foreach (Match match in BoldLabel().Matches(raw))
        {
            if (CardLabels.Whole(match.Groups["name"].Value) is null)
                continue;
            yield return (raw[start..match.Index], start == 0);
            start = match.Index;
        }

        yield return (raw[start..], start == 0);
    }

    /// <summary>As one raw text. A break stays where its author means one; where text merely wraps, words go on.</summary>
    private static string Joined(List<SourceLine> lines, bool keepsBreaks)
    {
        var raw = new StringBuilder(Start(lines[0].Text));
        for (var i = 1; i < lines.Count && raw.Length < InlineReader.MaxLength; i++)
        {
            var (before, next) = (lines[i - 1], lines[i]);
            if (keepsBreaks || before.Breaks || next.IsAfterBlank
                || (before.Text.Length < ShortLine && next.Text.Length > 0 && !char.IsLower(next.Text[0])))
                raw.Append("<br>");
            else if (!(IsUnspaced(before.Text) && IsUnspaced(next.Text)))
                raw.Append(' ');
            raw.Append(Start(next.Text));
        }

        return raw.ToString();
    }

    private static string Start(string text) => text.Length > InlineReader.MaxLength ? text[..InlineReader.MaxLength] : text;

    private static bool IsUnspaced(string text) => text.Length > 0 && text[^1] >= '\u3000';

    [GeneratedRegex(@"^[\s*_(\[`]*(?<letter>[A-Ja-j])[\s*_`]*[.)\]:：、．]\**(?=[\s`*(]|[^\x00-\x7F]|$)", RegexOptions.ExplicitCapture)]
    private static partial Regex RawLetter();

    [GeneratedRegex(@"^[(\[]?[A-Ja-j]\s?[.)\]:：、．]\s*", RegexOptions.ExplicitCapture)]
    private static partial Regex Letter();

    /// <summary>Between "A) red" and "B) blue" on one line.</summary>
    [GeneratedRegex(@"(?<=^[(\[]?A[.)\]]\s.*\S)\s+(?=[(\[]?[B-J][.)\]]\s)", RegexOptions.ExplicitCapture)]
    private static partial Regex InlineOptions();

    [GeneratedRegex(@"(?<=\S\s+)(\*\*|__)(?<name>[^*_:：]{1,30})([:：]\s*(\*\*|__)|(\*\*|__)\s*[:：])", RegexOptions.ExplicitCapture)]
    private static partial Regex BoldLabel();
}
