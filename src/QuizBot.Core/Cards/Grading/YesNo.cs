using QuizBot.Core.Notes.Languages;
using QuizBot.Core.Text;

namespace QuizBot.Core.Cards.Grading;

/// <summary>Answers that say yes or no: "True", "Nope, it doesn't", "Ja".</summary>
internal static class YesNo
{
    private static readonly HashSet<string> Yes = LanguageWords.All("true").Concat(LanguageWords.All("yes")).Select(Letters.Folded)
        .ToHashSet();
    private static readonly HashSet<string> No = LanguageWords.All("false").Concat(LanguageWords.All("nope")).Select(Letters.Folded)
        .ToHashSet();

    /// <summary>Whether a right answer is yes (true) or no (false) and nothing else; null for any other.</summary>
    public static bool? Of(string answer) => Of(Letters.Folded(answer).Trim(' ', '.', '!'), alone: true);

    /// <summary>Whether a person says yes or no, with a reason behind it or not; null where they say neither.</summary>
    public static bool? Said(IReadOnlyList<Word> words, string text)
    {
        var bare = Phrasing.WithoutTalk(words);
        var first = bare[0];
        // "No" with a comma after it, or alone; "no idea" says neither.
        var isSetOff = bare.Count == 1 || text.AsSpan(first.End).TrimStart() is [',' or '.' or '!' or ';' or '-' or '(', ..];
        return isSetOff ? Of(first.Text, alone: false) : null;
    }

    private static bool? Of(string word, bool alone) =>
        word.Length == 0 || (alone && word.Length == 1
            && word[0] < '\u0300') ? null : Yes.Contains(word) ? true : No.Contains(word) ? false : null;
}
