using QuizBot.Core.Explain.Languages;

namespace QuizBot.Core.Explain.Questions;

/// <summary>Greetings, thanks, good-byes, and questions about the bot.</summary>
internal static class SmallTalk
{
    private const int LongestThanks = 8;

    /// <summary>Null where the message is more than that.</summary>
    /// <param name="words">Lower case.</param>
    /// <param name="language">Theirs.</param>
    public static Intent? Of(IReadOnlyList<string> words, Language language)
    {
        if (IsStudy(words, language))
            return Intent.Study;
        if (words.Count == 0 || words.Any(word => !IsByTheWay(word, language)))
            return null;
        return Says(Cue.Bye) || Follows("see", "you") || Follows("good", "night") || Follows("until", "tomorrow") ? Intent.Bye
            : words.Contains("thanks") || words.Contains("thank") ? Intent.Thanks
            : Follows("how", "are") && words.Contains("you") ? Intent.Hello
            : IsAboutBot() ? Intent.Self
            : Says(Cue.Hello) && !words.Contains("what") ? Intent.Hello
            : Says(Cue.Thanks) && words.Count <= LongestThanks ? Intent.Thanks
            : null;

        bool Says(Cue cue) => words.Any(word => language.Is(cue, word) || Known.English.Is(cue, word));

        bool Follows(string first, string next) => Holds(words, first, next);

        bool IsAboutBot() => Follows("are", "you") || Follows("can", "you") && words.Contains("do") && words.Contains("what")
            || Follows("your", "name") || Follows("made", "you") || Follows("built", "you") || Follows("created", "you");
    }

    /// <summary>True where the exam is named: "how long is the exam", "what is the passing score".</summary>
    public static bool NamesExam(IReadOnlyList<string> words, Language language) => words.Any(word => language.Is(Cue.Exam, word))
        || Holds(words, "passing", "score") || Holds(words, "pass", "mark");

    /// <summary>"How do I pass the exam?", "I feel overwhelmed": of nothing that notes explain.</summary>
    private static bool IsStudy(IReadOnlyList<string> words, Language language) =>
        (words.Any(word => language.Is(Cue.Study, word)) || NamesExam(words, language))
        && words.All(word => IsByTheWay(word, language) || language.Is(Cue.Study, word) || language.Is(Cue.Studying, word));

    private static bool Holds(IReadOnlyList<string> words, string first, string next) => words.Zip(words.Skip(1)).Contains((first, next));

    private static bool IsByTheWay(string word, Language language) =>
        language.IsByTheWay(word) || IsTalk(word, language);

    private static bool IsTalk(string word, Language language) =>
        new[] { Cue.Hello, Cue.Thanks, Cue.Bye, Cue.Self }.Any(cue => language.Is(cue, word) || Known.English.Is(cue, word));
}
