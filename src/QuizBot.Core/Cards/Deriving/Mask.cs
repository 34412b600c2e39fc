using System.Text;
using QuizBot.Core.Text;

namespace QuizBot.Core.Cards.Deriving;

/// <summary>Hides names in a text.</summary>
internal static class Mask
{
    public const string Blank = "____";

    /// <summary>
    /// The text with a blank for each occurrence of a phrase: whole words, plural or not, whatever their case, the longest phrase first.
    /// Names side by side, as in "Amazon Augmented AI (A2I)", share one blank.
    /// </summary>
    public static string Hide(string text, IEnumerable<IReadOnlyList<Word>> phrases)
    {
        var longestFirst = phrases.Where(phrase => phrase.Count > 0).OrderByDescending(phrase => phrase.Count).ToList();
        var masked = new StringBuilder();
        var done = 0;
        foreach (var (start, end) in Spans(text, longestFirst))
        {
            masked.Append(text, done, start - done).Append(Blank);
            done = end;
        }

        return masked.Append(text, done, text.Length - done).ToString();
    }

    private static List<(int Start, int End)> Spans(string text, List<IReadOnlyList<Word>> longestFirst)
    {
        var spans = new List<(int Start, int End)>();
        var words = Words.Of(text);
        for (var at = 0; at < words.Count; at++)
        {
            if (longestFirst.Find(phrase => Words.StartsAt(words, at, phrase)) is not { } found)
                continue;
            var start = words[at].Start;
            at += found.Count - 1;
            var end = words[at].End;
            if (spans is [.., var last] && text.AsSpan(last.End, start - last.End).Trim(" (-/").IsEmpty)
            {
                start = last.Start;
                spans.RemoveAt(spans.Count - 1);
            }

            if (end < text.Length && text[end] == ')' && text.AsSpan(start, end - start).Contains('('))
                end++;
            spans.Add((start, end));
        }

        return spans;
    }
}
