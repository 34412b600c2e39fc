using QuizBot.Core.Text;

namespace QuizBot.Core.Cards.Grading;

/// <summary>The short answers, terms and concepts of a course. Who types one of them has not misspelt another.</summary>
internal static class OtherAnswers
{
    private const int MostWords = 6;

    /// <summary>The names by what they are compared by.</summary>
    public static Dictionary<string, string> Of(IEnumerable<string> names) => names
        .SelectMany(
            name => NameForms.Of(name).Select(form => (Key: Key(AnswerForms.Plain(AnswerWords.Of(AnswerText.Plain(form)))), Name: name)))
        .Where(form => form.Key.Length > 0)
        .DistinctBy(form => form.Key).ToDictionary(form => form.Key, form => form.Name);

    /// <summary>The same for two names that differ in spaces and plural only; empty for what is no short name.</summary>
    public static string Key(IReadOnlyList<Word> words)
    {
        if (words.Count is 0 or > MostWords)
            return "";
        var parts = (PlainWords.WithoutVendor(words) ?? words).Select(word => word.Exact ? word.Text : word.Singular);
        return words.Any(word => word.Exact && !char.IsLetter(word.Text[0])) ? string.Join('_', parts) : string.Concat(parts);
    }
}
