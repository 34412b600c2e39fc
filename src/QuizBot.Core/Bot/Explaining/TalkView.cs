using System.Globalization;
using QuizBot.Core.Chat;
using QuizBot.Core.Explain;
using QuizBot.Core.Explain.Entries;
using QuizBot.Core.Text;

namespace QuizBot.Core.Bot.Explaining;

/// <summary>What the bot says where the notes have nothing to say.</summary>
internal static class TalkView
{
    private const int LongestQuote = 80;
    private const int LongestAbout = 500;

    /// <param name="answer">What was found.</param>
    /// <param name="asked">What was written.</param>
    /// <param name="defines">False for notes that define nothing at all.</param>
    /// <param name="exam">What the course says of its exam; empty where that is not asked about.</param>
    public static View Of(Answer answer, string asked, bool defines, string exam) => answer.Intent switch
    {
        Intent.Hello => With("Hello! Ask me anything about the notes in your own words, or say “quiz” for a question.", answer.Nearest),
        Intent.Thanks => With("You are welcome. Say “quiz” whenever you want to see what stuck.", []),
        Intent.Bye => With("See you! Your cards will be here when you are back.", []),
        Intent.Study => With(
            (exam.Length > 0 ? Wording.Shorten(exam, LongestAbout) + "\n\n" : "")
            + "One card at a time is enough: a few minutes a day, and I bring each card back just before you would forget it. "
            + "“topics” shows where you stand, and “quiz weak” what to go over.",
            []),
        Intent.Self => With("I am QuizBot, a program that helps people remember their study notes. I say only what the notes say.", []),
        Intent.Lost => With(
            "What shall I explain? Name a term, for example " + Names(answer.Nearest, "or"),
            answer.Nearest,
            "What shall I explain? Name a term from your notes, or say “help” to see all I can do."),
        Intent.Unsure => Unsure(answer, asked),
        Intent.Neither => With(
            "Then I do not know what you mean. Say it in other words, or name something from the notes; “topics” shows what they cover.",
            []),
        _ => NotCovered(answer, asked, defines),
    };

    private static View Unsure(Answer answer, string asked)
    {
        var offered = With("", answer.Likely, null, ExplainButtons.AskRoom(asked));
        var these = answer.Likely.Count == 1 ? "this" : "one of these";
        return offered with
        {
            Blocks =
            [
                new TextBlock($"I am not sure what you mean. Did you mean {these}?{OnlyWords(answer)}"),
                ExplainFacts.Offered(answer.Likely),
            ],
            Fallback = $"I am not sure what you mean. Did you mean {Names(answer.Likely, "or")[..^1]}?",
        };
    }

    private static View NotCovered(Answer answer, string asked, bool defines)
    {
        var read = Quote(asked);
        if (read.Length == 0)
            return With("I am here. Say “quiz” for a question, or “help” for everything I can do.", []);
        var sorry = $"I read “{read}”, and the notes do not cover that.";
        return answer.Nearest.Count == 0
            ? With($"{sorry}{(defines ? "" : " They define no terms yet.")}{OnlyWords(answer)}", [], null, ExplainButtons.AskRoom(asked))
            : With(
                $"{sorry} The nearest they have: {Names(answer.Nearest, "and")}{OnlyWords(answer)}",
                answer.Nearest,
                null,
                ExplainButtons.AskRoom(asked));
    }

    private static string OnlyWords(Answer answer) => answer.OnlyWordsOf switch
    {
        null => "",
        "" => " In that language I can only look for names and for words of the notes, not for what you mean.",
        var language => $" In {language} I can only look for names and for words of the notes, not for what you mean.",
    };

    private static string Names(IReadOnlyList<Entry> entries, string and) =>
        Wording.List([.. entries.Select(entry => entry.Name)], and) + ".";

    private static View With(string text, IReadOnlyList<Entry> near, string? alone = null, ViewAction? more = null) => Replies.Line(
        near.Count == 0 ? alone ?? text : text,
        [
            .. near.Select(ExplainButtons.To),
            .. more is null ? Array.Empty<ViewAction>() : [more],
            Buttons.Quiz("Start a quiz"),
            Buttons.Say("Help", Commands.Help),
        ]);

    /// <summary>
    /// The message on one line without characters that are invisible or turn the text around, so that it can stand in quotes.
    /// </summary>
    public static string Quote(string asked, int longest = LongestQuote)
    {
        var runes = asked.EnumerateRunes().Take(4 * longest)
            .Where(rune => System.Text.Rune.GetUnicodeCategory(rune)
                is not (UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned))
            .Select(rune => System.Text.Rune.IsWhiteSpace(rune) || System.Text.Rune.IsControl(rune) ? " " : rune.ToString());
        var line = string.Join(' ', string.Concat(runes).Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return line.Any(char.IsLetterOrDigit) ? Wording.Shorten(line, longest) : "";
    }
}
