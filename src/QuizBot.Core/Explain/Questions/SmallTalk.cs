using System.Collections.Frozen;
using QuizBot.Core.Explain.English;

namespace QuizBot.Core.Explain.Questions;

/// <summary>Greetings, thanks, good-byes, and questions about the bot.</summary>
internal static class SmallTalk
{
    private static readonly FrozenSet<string> Hello = Lexicon.Set("hi hello hey hiya yo hola hallo bonjour howdy greetings morning evening afternoon sup salut ciao servus moin hii hiii heya");
    private static readonly FrozenSet<string> Thanks = Lexicon.Set("thanks thank cheers merci danke gracias appreciated appreciate helpful helped brilliant perfect awesome cool great nice wow lol haha");
    private static readonly FrozenSet<string> Bye = Lexicon.Set("bye goodbye cya goodnight byebye tschüss adios farewell");
    private static readonly FrozenSet<string> Self = Lexicon.Set("robot human real machine person chatgpt gpt alive made built created bot name");

    /// <summary>Null where the message is more than that.</summary>
    public static Intent? Of(IReadOnlyList<Token> tokens)
    {
        if (tokens.Count == 0 || tokens.Any(token => !token.Empty && !IsTalk(token.Text)))
            return null;
        List<string> words = [.. tokens.Select(token => token.Text)];
        return words.Exists(Bye.Contains) || Says(words, "see", "you") || Says(words, "good", "night") || Says(words, "until", "tomorrow") ? Intent.Bye
            : words.Exists(word => word is "thanks" or "thank") ? Intent.Thanks
            : Says(words, "how", "are") && words.Contains("you") ? Intent.Hello
            : IsAboutBot(words) ? Intent.Self
            : words.Exists(Hello.Contains) && !words.Contains("what") ? Intent.Hello
            : words.Exists(Thanks.Contains) && words.Count <= 8 ? Intent.Thanks
            : null;
    }

    private static bool IsAboutBot(List<string> words) =>
        Says(words, "are", "you") || Says(words, "can", "you", "do") || Says(words, "you", "do") && words.Contains("what") && words.Contains("can")
        || Says(words, "your", "name") || Says(words, "made", "you") || Says(words, "built", "you") || Says(words, "created", "you");

    private static bool IsTalk(string word) => Hello.Contains(word) || Thanks.Contains(word) || Bye.Contains(word) || Self.Contains(word);

    private static bool Says(List<string> words, params ReadOnlySpan<string> phrase)
    {
        for (var at = 0; at + phrase.Length <= words.Count; at++)
        {
            var same = 0;
            while (same < phrase.Length && words[at + same] == phrase[same])
                same++;
            if (same == phrase.Length)
                return true;
        }

        return false;
    }
}
