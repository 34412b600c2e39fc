using QuizBot.Core.Explain.Entries;
using QuizBot.Core.Explain.Languages;
using QuizBot.Core.Explain.Questions;

namespace QuizBot.Core.Explain.Choosing;

/// <summary>Reads which of the entries is meant that were offered: "the second one", "yes", "none of these".</summary>
internal static class Offers
{
    private static readonly Cue[] Places = [Cue.First, Cue.Second, Cue.Third];

    private static readonly Cue[] Picking =
        [.. Places, Cue.Final, Cue.Yes, Cue.No, Cue.Every, Cue.Offered, Cue.Compare, Cue.Both, Cue.Request];

    /// <summary>Null for a message that says more.</summary>
    /// <param name="question">Names nothing itself.</param>
    /// <param name="earlier">What it may go on with.</param>
    public static Answer? Of(Question question, Earlier earlier)
    {
        var offered = earlier.Offered;
        if (question.Tokens.Count == 0 || !question.Tokens.All(token => IsByTheWay(question, token.Text))
            || (Says(Cue.Thanks) && !SaysPlace()))
            return null;
        if (offered.Count == 0)
            return Says(Cue.No) ? Refused(earlier) : Says(Cue.Offered) && !Says(Cue.Start) && SaysPlace() ? new(Intent.Lost) : null;
        Entry[] chosen = [.. question.Tokens.Select(token => ChosenBy(question, token.Text, offered)).OfType<Entry>().Distinct()];
        if (Says(Cue.Every))
            chosen = [.. offered];
        var answer = Says(Cue.Compare) ? Compared(earlier, chosen)
            : chosen.Length > 0 ? new(Intent.What, chosen)
            : Says(Cue.No) ? Refused(earlier)
            : Says(Cue.Yes) ? Taken(earlier)
            : null;
        return answer is null ? null : answer with { IsPick = true };

        bool SaysPlace() => Says(Cue.Final) || Array.Exists(Places, Says);

        bool Says(Cue cue) => question.Tokens.Any(token => Gives(question, cue, token.Text));
    }

    private static Entry? ChosenBy(Question question, string word, IReadOnlyList<Entry> offered) =>
        Gives(question, Cue.Final, word) ? offered[^1]
            : Array.FindIndex(Places, place => Gives(question, place, word)) is var at and >= 0 && at < offered.Count ? offered[at]
            : null;

    private static Answer? Compared(Earlier earlier, Entry[] chosen)
    {
        Entry[] sides = [.. (chosen.Length > 1 ? chosen : earlier.Last.Concat(earlier.Offered)).Distinct()];
        return sides.Length > 1 ? new(Intent.Compare, sides) : null;
    }

    /// <summary>“Not that” after an explanation of what was described means one of the others.</summary>
    private static Answer? Refused(Earlier earlier) => earlier switch
    {
        { Wanted: null } => null,
        { Wanted: Intent.Find, Others.Count: > 0 } => new(Intent.Unsure) { Likely = earlier.Others },
        _ => new(Intent.Neither),
    };

    private static Answer? Taken(Earlier earlier) => earlier.Wanted switch
    {
        Intent.Unsure => new(Intent.What, earlier.Offered[0]) { Likely = [.. earlier.Offered.Skip(1)] },
        Intent.Find => new(Intent.Thanks),
        _ => null,
    };

    private static bool IsByTheWay(Question question, string word) =>
        question.Language.IsByTheWay(word) || Array.Exists(Picking, cue => Gives(question, cue, word));

    private static bool Gives(Question question, Cue cue, string word) =>
        question.Language.Is(cue, word) || Known.English.Is(cue, word);
}
