using System.Buffers;
using QuizBot.Core.Text;

namespace QuizBot.Core.Cards.Grading;

/// <summary>A part of what was said.</summary>
/// <param name="Words">At least one.</param>
/// <param name="EndMark">What parts it from the next; a space where that is a word.</param>
/// <param name="IsAlternative">Whether "or", "and" or a slash stands before it.</param>
internal sealed record SaidPart(List<Word> Words, char EndMark, bool IsAlternative)
{
    private static readonly SearchValues<char> Marks = SearchValues.Create(",;/|()\n=:");

    private static readonly HashSet<string> Separators = ["or", "and", "aka", "plus", "either", "both"];

    /// <summary>Cuts what was said at commas, brackets, line breaks and words such as "or".</summary>
    /// <param name="text">Where the words stand.</param>
    /// <param name="said">Its words.</param>
    public static List<SaidPart> Of(string text, IReadOnlyList<Word> said)
    {
        var parts = new List<SaidPart>();
        var part = new List<Word>();
        var (end, isAlternative) = (0, false);
        foreach (var word in said)
        {
            var between = text.AsSpan(Math.Min(end, word.Start), Math.Max(0, word.Start - end));
            var mark = between.IndexOfAny(Marks);
            // A colon, a slash and a sign inside of numbers are words themselves.
            if (Separators.Contains(word.Text) || mark >= 0)
                Close(mark >= 0 ? between[mark] : ' ');
            isAlternative |= Separators.Contains(word.Text) || (mark >= 0 && between[mark] is '/' or '|');
            end = word.End;
            if (!Separators.Contains(word.Text))
                part.Add(word);
        }

        Close(' ');
        return parts;

        void Close(char mark)
        {
            if (part.Count > 0)
                parts.Add(new SaidPart(part, mark, isAlternative));
            isAlternative = false;
            part = [];
        }
    }
}
