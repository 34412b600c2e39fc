using System.Text;
using QuizBot.Core.Text;

namespace QuizBot.Core.Explain.Languages;

/// <summary>The languages that are known by their words, and how a text's is found.</summary>
internal static class Known
{
    private const int MostWords = 2_000;

    /// <summary>A note that says so little in plain letters is taken for English.</summary>
    private const int FewWords = 30;

    /// <summary>Every fifth word of any text is one that says nothing; where fewer are known, the language is none of these.</summary>
    private const float LeastFillers = 0.2f;

    public static Language English { get; } = new("English");

    /// <summary>A language that is not known: every word of it counts.</summary>
    public static Language Other { get; } = new("");

    public static IReadOnlyList<Language> All { get; } =
        [English, .. WordLists.Names.Where(name => name != "English").Select(name => new Language(name))];

    private static HashSet<string> Links { get; } = All.SelectMany(language => language.Links).ToHashSet();

    /// <summary>True for a word that joins others in any of the languages.</summary>
    public static bool IsLink(string word) => Links.Contains(word);

    /// <summary>True for what joins the words of one name ("chain of thought").</summary>
    public static bool IsWithinName(string word) => IsLink(word) && !JoinsNames(word);

    /// <summary>True for what stands between two names ("data and model drift").</summary>
    public static bool JoinsNames(string word) => word is "and" or "or" or "vs" or "versus" or "from" or "to" or "und" or "oder";

    /// <summary>The language that a text of some length is written in; <see cref="Other"/> where it is none of these.</summary>
    public static Language Of(IEnumerable<string> texts)
    {
        string[] words = [.. texts.SelectMany(Words.Of).Take(MostWords).Select(word => word.Text)];
        var language = Of(words, English);
        return Share(language, words) >= LeastFillers * words.Length
            || (words.Length <= FewWords && words.All(word => Ascii.IsValid(word)))
                ? language
                : Other;
    }

    /// <summary>The language of a few words, lower case.</summary>
    /// <param name="words">As written.</param>
    /// <param name="otherwise">Taken where they tell nothing.</param>
    public static Language Of(IReadOnlyList<string> words, Language otherwise)
    {
        var best = All.MaxBy(language => Share(language, words))!;
        return Share(best, words) > Share(otherwise, words) ? best : otherwise;
    }

    private static int Share(Language language, IReadOnlyList<string> words) =>
        words.Count(word => language.IsFiller(word) || language.IsFiller(language.InFull(word)));
}
