using QuizBot.Core.Explain.Languages;
using QuizBot.Core.Text;

namespace QuizBot.Core.Explain.Questions;

/// <summary>Tells a question to the bot from an answer to one.</summary>
internal static class Requests
{
    private const int Enough = 300;

    /// <summary>
    /// True where the text clearly asks: "what is Glue", "S3 vs Glue", "and quicksight?", "thanks". A plain name is an answer, and so is
    /// "when the input changes".
    /// </summary>
    public static bool IsClear(string text)
    {
        string[] written = [.. Words.Of(text.Length > Enough ? text[..Enough] : text).Select(word => word.Text)];
        var language = Known.Of(written, Known.English);
        string[] words = [.. written.Select(language.InFull)];
        if (words.Contains("vs") || words.Contains("versus") || (words.Contains("difference") && words.Contains("between"))
            || SmallTalk.Of(words, language) is not null)
            return true;
        string[] rest = [.. words.SkipWhile(word => language.Is(Cue.Opening, word))];
        return text.AsSpan().TrimEnd().EndsWith('?') || rest switch
        {
            [var first, ..] when language.Is(Cue.Question, first) => true,
            [var first, var second, ..] when language.Is(Cue.Spot, first) => language.Is(Cue.Helper, second),
            [var first, var second, ..] when language.Is(Cue.OrderTo, first) => language.Is(Cue.Me, second),
            ["i", "dont" or "cant" or "do", "get" or "understand" or "not", _, ..] => true,
            _ => false,
        };
    }
}
