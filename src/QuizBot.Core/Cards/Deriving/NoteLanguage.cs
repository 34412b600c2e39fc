using QuizBot.Core.Notes;
using QuizBot.Core.Notes.Languages;
using QuizBot.Core.Text;

namespace QuizBot.Core.Cards.Deriving;

/// <summary>Tells which language a note is written in, by its most frequent words.</summary>
internal static class NoteLanguage
{
    private const int MostLetters = 20_000;

    private static readonly (string Code, HashSet<string> Words)[] Common =
        [.. LanguageWords.Codes.Select(code => (code, LanguageWords.Of(code, "common").ToHashSet(StringComparer.Ordinal)))
            .Where(language => language.Item2.Count > 0).OrderBy(language => language.code, StringComparer.Ordinal)];

    /// <summary>True where nothing says otherwise: a note of names alone is in no language.</summary>
    public static bool IsEnglish(Note note)
    {
        var (latin, other) = (0, 0);
        var counts = new int[Common.Length];
        var length = 0;
        foreach (var text in Texts(note))
        {
            if ((length += text.Length) > MostLetters)
                break;
            latin += text.Count(char.IsAsciiLetter);
            other += text.Count(letter => char.IsLetter(letter) && letter >= '\u0370');
            foreach (var word in Letters.Lower(text).Split(
                [' ', ',', '.', ';', ':', '(', ')', '’', '\''], StringSplitOptions.RemoveEmptyEntries))
            {
                for (var i = 0; i < Common.Length; i++)
                    counts[i] += Common[i].Words.Contains(word) ? 1 : 0;
            }
        }

        var english = counts[Array.FindIndex(Common, language => language.Code == "en")];
        return other <= latin && counts.Max() == english;
    }

    private static IEnumerable<string> Texts(Note note) => note.Terms.Select(term => term.Definition)
        .Concat(note.Stages.SelectMany(stage => stage.Concepts.Select(concept => concept.Text)))
        .Concat(note.Analogy.Select(step => step.Text))
        .Concat(note.Flashcards.Select(card => card.Prompt));
}
