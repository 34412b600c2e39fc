using System.Buffers;
using QuizBot.Core.Notes;
using QuizBot.Core.Text;

namespace QuizBot.Core.Cards.Grading;

/// <summary>Grades an answer that a person typed: forgiving in spelling, strict in meaning.</summary>
internal static class TypedGrader
{
    private const int MostLetters = 300;
    private const int MostWords = 40;
    private const int FarApart = 4;

    private static readonly SearchValues<char> Marks = SearchValues.Create(",;/|()\n=:");

    private static readonly HashSet<string> Separators = ["or", "and", "aka", "plus", "either", "both"];

    public static Verdict Grade(Flashcard card, string answer)
    {
        if (IsWritten(card, answer.Trim()))
            return Verdict.Right;
        if (answer.Length > Math.Max(MostLetters, 2 * card.Answer.Length))
            return Verdict.Unreadable("That is a lot of text. A few words are enough: just type the answer.");
        var said = Words.Of(answer);
        if (said.Count == 0)
            return Verdict.Unreadable("I could not find any words in that. Type your answer in a word or a few.");
        if (said.Count > Math.Max(MostWords, 2 * Words.Of(card.Answer).Count))
            return Verdict.Unreadable("That is a lot of words. A few are enough: just type the answer.");

        IReadOnlyList<string> right =
            [.. NameForms.Of(card.Answer).Concat(card.Accept.SelectMany(NameForms.Of)).Distinct(StringComparer.OrdinalIgnoreCase)];
        var verdict = Name(said, right, card.Reject, out var isOther);
        if (verdict.Correct || isOther)
            return verdict;
        var parts = Parts(answer, said);
        return parts.Count < 2 ? verdict : Several(parts, right, card.Reject) ?? verdict;
    }

    private static bool IsWritten(Flashcard card, string answer)
        => answer.Length > 0 && (string.Equals(answer, card.Answer.Trim(), StringComparison.OrdinalIgnoreCase)
            || card.Accept.Any(other => string.Equals(answer, other.Trim(), StringComparison.OrdinalIgnoreCase)));

    /// <summary>Grades one name; <paramref name="isOther"/> is true where it is exactly one of the rejected ones.</summary>
    private static Verdict Name(IReadOnlyList<Word> said, IReadOnlyList<string> right, IReadOnlyList<string> reject, out bool isOther)
    {
        isOther = false;
        var readings = Phrasing.Readings(said);
        var strict = Best(readings.Where(reading => !reading.Loose), right);
        if (strict is { Exact: true })
            return Verdict.Right;
        if (reject.FirstOrDefault(name =>
            Best(readings.Where(reading => !reading.Loose), NameForms.Of(name)) is { Exact: true }) is { } other)
        {
            isOther = true;
            return new(false, $"“{other}” is something else.");
        }

        var match = strict ?? Best(readings, right);
        if (match is null)
            return readings.Any(reading => IsDenial(reading.Words, right)) ? new(false, "Say what it is rather than what it is not.")
                : right.Any(form => IsNearlyShortName(said, form)) ? new(false, "Close, but a short name has to be exact.")
                : Verdict.Wrong;
        if (match.Exact)
            return Verdict.Right;
        if (NearestOther(readings, match, reject) is { } nearer)
            return new(false, $"That is just as close to “{nearer}”, which is something else.");
        return new(true, match.Swapped ? $"In the usual order it is {match.Form}." : $"It is spelled {match.Form}.");
    }

    private static NameMatch? Best(IEnumerable<Reading> readings, IReadOnlyList<string> forms)
        => readings.Select(reading => NameMatch.Best(reading.Words, forms)).FirstOrDefault(match => match is not null);

    private static bool IsDenial(IReadOnlyList<Word> said, IReadOnlyList<string> right)
    {
        if (!NameMatch.Denies(said))
            return false;
        for (var skip = 1; skip < said.Count; skip++)
            if (NameMatch.Best([.. said.Skip(skip)], right) is not null)
                return true;
        return false;
    }

    private static bool IsNearlyShortName(IReadOnlyList<Word> said, string form) =>
        Words.Of(form) is [{ Exact: true }] && Apart(said, form) == 1;

    /// <summary>The rejected name that is at least as near as the matched one; null where the match is the nearest.</summary>
    private static string? NearestOther(IReadOnlyList<Reading> readings, NameMatch match, IReadOnlyList<string> reject)
    {
        var near = match.Swapped ? 1 : readings.Min(reading => Apart(reading.Words, match.Form));
        return reject.FirstOrDefault(other => NameForms.Of(other).Any(form => readings.Any(reading =>
            match.Swapped ? NameMatch.Best(reading.Words, [form]) is not null : Apart(reading.Words, form) <= near)));
    }

    private static int Apart(IReadOnlyList<Word> said, string form)
    {
        var right = PlainWords.Of(Words.Of(form));
        var apart = Spelling.Distance(Joined(said), Joined(right), FarApart);
        return PlainWords.WithoutVendor(said) is null && PlainWords.WithoutVendor(right) is null
            ? apart
            : Math.Min(apart, Spelling.Distance(
                Joined(PlainWords.WithoutVendor(said) ?? said), Joined(PlainWords.WithoutVendor(right) ?? right), FarApart));
    }

    private static string Joined(IReadOnlyList<Word> words) => string.Concat(words.Select(word => word.Text));

    /// <summary>Several names at once are right only where every one of them is.</summary>
    private static Verdict? Several(List<IReadOnlyList<Word>> parts, IReadOnlyList<string> right, IReadOnlyList<string> reject)
    {
        var rightParts = parts.Count(part => Name(part, right, reject, out _).Correct);
        if (rightParts == parts.Count)
            return Verdict.Right;
        return rightParts > 0 ? new(false, "That is more than one answer. Please settle on one.") : null;
    }

    private static List<IReadOnlyList<Word>> Parts(string answer, IReadOnlyList<Word> said)
    {
        var parts = new List<IReadOnlyList<Word>>();
        var part = new List<Word>();
        var end = 0;
        foreach (var word in said)
        {
            if (Separators.Contains(word.Text) || answer.AsSpan(end, word.Start - end).ContainsAny(Marks))
                Close();
            end = word.End;
            if (!Separators.Contains(word.Text))
                part.Add(word);
        }

        Close();
        return parts;

        void Close()
        {
            if (part.Count > 0)
                parts.Add(part);
            part = [];
        }
    }
}
