using QuizBot.Core.Notes.Languages;
using QuizBot.Core.Notes.Reading.Source;

namespace QuizBot.Core.Notes.Reading.Marks;

/// <summary>
/// Titles of folds and headings that say nothing of their own: "Show answer", "Click here for the solution!", "Antwort anzeigen".
/// </summary>
internal static class RevealTitle
{
    private const int Longest = 80;

    private static readonly HashSet<string> Reveal = LanguageWords.Set("reveal");
    private static readonly HashSet<string> Filler = LanguageWords.Set("filler");
    private static readonly HashSet<string> Hint = LanguageWords.All("hint").SelectMany(words => words.Split(' '))
        .Select(LanguageWords.Key).ToHashSet();
    private static readonly HashSet<string> Contents = LanguageWords.Set("contents");
    private static readonly HashSet<string> Answers = LanguageWords.All("answer").Select(LanguageWords.Key).ToHashSet();

    /// <summary>Words of scripts that put no spaces between them, the longest first.</summary>
    private static readonly string[] Unspaced =
        [.. Reveal.Concat(Filler).Concat(Hint).Where(word => word[0] > '\u0E00').OrderByDescending(word => word.Length)];

    /// <summary>What a title announces; null for one that says something.</summary>
    public static FoldKind? KindOf(string title)
    {
        if (title.Length is 0 or > Longest)
            return null;
        var key = LanguageWords.Key(title);
        if (Answers.Contains(key.Trim(' ', ':', '：', '.', '!')))
            return FoldKind.Answer;
        if (CardLabels.Of(title) is { Kind: FieldKind.Answer, Body: var body } && body.Length > 0 && !QuestionText.IsQuestion(title))
            return FoldKind.Answer;
        var (reveals, hints) = (false, false);
        foreach (var word in key.Split(
            [' ', ',', ':', '：', '.', '!', '…', '(', ')', '（', '）', '[', ']', '-', '–', '—', '/', '&', '>', '▶', '?', '？', '"', '\'', '*'],
            StringSplitOptions.RemoveEmptyEntries))
        {
            var rest = word;
            if (Hint.Contains(word))
                hints = true;
            else if (Reveal.Contains(word))
                reveals = true;
            else if (!Filler.Contains(word) && !int.TryParse(word, out _)
                && !(rest[0] > '\u0E00' && IsMadeOfWords(rest, ref reveals, ref hints)))
                return null;
        }

        return hints ? FoldKind.Hint : reveals ? FoldKind.Answer : null;
    }

    /// <summary>True for a heading under which no questions stand: "Table of Contents", "License".</summary>
    public static bool IsContents(string title)
    {
        var key = LanguageWords.Key(title).Trim(' ', ':', '：', '.', '!');
        return Contents.Contains(key) || key.Contains("table of contents", StringComparison.Ordinal);
    }

    /// <summary>True for a title that offers to show something: "See the class", "Show output".</summary>
    public static bool Offers(string title) =>
        LanguageWords.Key(title).Split(' ', 2) is [var first, _] && Reveal.Contains(first) && !Answers.Contains(first);

    private static bool IsMadeOfWords(string text, ref bool reveals, ref bool hints)
    {
        while (text.Length > 0)
        {
            if (Array.Find(Unspaced, word => text.StartsWith(word, StringComparison.Ordinal)) is not { } word)
                return false;
            reveals |= Reveal.Contains(word);
            hints |= Hint.Contains(word);
            text = text[word.Length..];
        }

        return true;
    }
}

internal enum FoldKind
{
    /// <summary>Its summary is a question.</summary>
    Question,

    /// <summary>Its title says no more than that the answer to what stands above is in it.</summary>
    Answer,

    /// <summary>It helps with the question above.</summary>
    Hint,
}
