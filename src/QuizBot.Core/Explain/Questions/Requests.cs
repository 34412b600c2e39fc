using System.Collections.Frozen;
using QuizBot.Core.Explain.English;
using QuizBot.Core.Text;

namespace QuizBot.Core.Explain.Questions;

/// <summary>Tells a question to the bot from an answer to one.</summary>
internal static class Requests
{
    private static readonly FrozenSet<string> Openings = Lexicon.Set("hi hello hey ok okay so well wait sorry please but um and can could would will you pls then btw");
    private static readonly FrozenSet<string> Questions = Lexicon.Set("what whats who whos why which how hows explain describe define compare");
    private static readonly FrozenSet<string> Places = Lexicon.Set("when where wheres");
    private static readonly FrozenSet<string> Helpers = Lexicon.Set("is are was were do does did can could should would will");
    private static readonly FrozenSet<string> Orders = Lexicon.Set("tell give show remind help");
    private static readonly FrozenSet<string> Me = Lexicon.Set("me us");

    /// <summary>
    /// True where the text clearly asks: "what is Glue", "S3 vs Glue", "and quicksight?", "thanks". A plain name is an answer, and so is
    /// "when the input changes".
    /// </summary>
    public static bool IsClear(string text)
    {
        const int enough = 300;
        string[] words = [.. Words.Of(text.Length > enough ? text[..enough] : text).Select(word => Lexicon.InFull(word.Text))];
        if (words.Contains("vs") || words.Contains("versus") || (words.Contains("difference") && words.Contains("between")) || IsTalk(words))
            return true;
        string[] rest = [.. words.SkipWhile(Openings.Contains)];
        return text.AsSpan().TrimEnd().EndsWith('?') || rest switch
        {
            [var first, ..] when Questions.Contains(first) => true,
            [var first, var second, ..] when Places.Contains(first) => Helpers.Contains(second),
            [var first, var second, ..] when Orders.Contains(first) => Me.Contains(second),
            ["i", "dont" or "cant" or "do", "get" or "understand" or "not", _, ..] => true,
            _ => false,
        };
    }

    private static bool IsTalk(string[] words) =>
        SmallTalk.Of([.. words.Select(word => new Token(word, 0, 0, 0, 0, Lexicon.IsEmpty(word), []))]) is not null;
}
