using QuizBot.Core.Chat;
using QuizBot.Core.Text;

namespace QuizBot.Core.Bot;

/// <summary>
/// Reads commands as people say them: "how am I doing?", "could you quiz me on Bedrock, please", "remind me at 8pm". The patterns are in
/// <c>said-plainly.txt</c>.
/// </summary>
internal static class SaidPlainly
{
    private const int Longest = 120;

    /// <summary>What may stand before a command without a meaning of its own.</summary>
    private static readonly HashSet<string> Before =
    [
        "hey", "hi", "hello", "ok", "okay", "so", "well", "and", "now", "then", "please", "pls", "sorry", "quizbot", "can", "could",
        "would", "will", "you", "i", "id", "want", "like", "love", "need", "to", "just",
    ];

    /// <summary>What may stand behind it.</summary>
    private static readonly HashSet<string> After = ["please", "pls", "now", "then", "again", "thanks", "thank", "you", "quizbot"];

    private static readonly Pattern[] Patterns =
        [.. DataFile.Sayings("said-plainly.txt").Select(saying => Pattern.Of(saying.Meaning, saying.Said))];

    /// <summary>Null for what is no command, or may be a question about the notes.</summary>
    public static Command? Read(string text)
    {
        if (text.Length > Longest)
            return null;
        var words = Words.Of(text);
        for (var from = 0; from < words.Count; from++)
        {
            if (from > 0 && !Before.Contains(words[from - 1].Text))
                return null;
            if (from > 0 && Command.TryParse(Rest(text, words, from)) is { Argument: "" } bare)
                return bare;
            foreach (var pattern in Patterns)
                if (pattern.Reads(text, words, from) is { } argument)
                    return Command.TryParse(pattern.Typed.Replace("{}", argument, StringComparison.Ordinal));
        }

        return null;
    }

    /// <summary>The message from a word on, as typed, without what ends it.</summary>
    private static string Rest(string text, IReadOnlyList<Word> words, int from)
    {
        var last = words.Count;
        while (last > from + 1 && After.Contains(words[last - 1].Text))
            last--;
        return last == words.Count ? text[words[from].Start..].TrimEnd(' ', '.', '!', '?') : text[words[from].Start..words[last - 1].End];
    }

    /// <param name="Typed">The command, as it would be typed; {} stands for its argument.</param>
    private sealed record Pattern(string Typed, Step[] Steps)
    {
        public static Pattern Of(string typed, string said) => new(typed, [.. said.Split(' ').Select(Step.Of)]);

        /// <summary>The argument, empty where it has none; null where the words say something else.</summary>
        public string? Reads(string text, IReadOnlyList<Word> words, int from) => Reads(text, words, from, 0, "");

        private string? Reads(string text, IReadOnlyList<Word> words, int at, int step, string argument)
        {
            if (step == Steps.Length)
                return words.Skip(at).All(word => After.Contains(word.Text)) ? argument : null;
            var next = Steps[step];
            if (at < words.Count && next.IsRest)
                return Rest(text, words, at);
            if (at < words.Count && next.Fits(words[at].Text)
                && Reads(text, words, at + 1, step + 1, next.IsNumber ? words[at].Text : argument) is { } read)
                return read;
            return next.IsOptional ? Reads(text, words, at, step + 1, argument) : null;
        }
    }

    private sealed record Step(string[] Words, bool IsOptional)
    {
        public bool IsRest => Words is ["{}"];

        public bool IsNumber => Words is ["#"];

        public static Step Of(string written) => new(written.TrimEnd('?').Split('/'), written.EndsWith('?'));

        public bool Fits(string word) => IsNumber ? word.Length <= 3 && word.All(char.IsAsciiDigit) : Words.Contains(word);
    }
}
