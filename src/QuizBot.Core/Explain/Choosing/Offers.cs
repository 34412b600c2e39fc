using QuizBot.Core.Explain.Entries;
using QuizBot.Core.Explain.Languages;
using QuizBot.Core.Explain.Questions;
using QuizBot.Core.Text;

namespace QuizBot.Core.Explain.Choosing;

/// <summary>
/// Reads which of the entries is meant that were offered: "the second one", "yes", "none of these". Only what says nothing else is a
/// choice: "give me two examples" and "that's all" are none.
/// </summary>
internal sealed class Offers
{
    private const int MostSides = 3;

    private static readonly Cue[] Places = [Cue.First, Cue.Second, Cue.Third];

    private static readonly Cue[] Refusing = [Cue.No, Cue.Not, Cue.Doubt, Cue.Offered];

    private static readonly Cue[] Choosing = [.. Places, Cue.Final, Cue.Beyond, Cue.Count, Cue.Offered, Cue.Yes, Cue.No, Cue.Not];

    private static readonly Cue[] Comparing = [.. Places, Cue.Final, Cue.Count, Cue.Compare, Cue.Both, Cue.How];

    private readonly Question question;
    private readonly Earlier earlier;

    private Offers(Question question, Earlier earlier) => (this.question, this.earlier) = (question, earlier);

    private IReadOnlyList<Entry> Offered => earlier.Offered;

    private IEnumerable<int> Tokens => Enumerable.Range(0, question.Tokens.Count);

    /// <summary>Null for what is no choice.</summary>
    /// <param name="question">Names nothing in full.</param>
    /// <param name="earlier">What it may go on with.</param>
    public static Answer? Of(Question question, Earlier earlier) => new Offers(question, earlier).Read();

    /// <summary>What a question goes on with that asks more of one of them: "why the second one?"</summary>
    public static Earlier Pointed(Question question, Earlier earlier)
    {
        Offers offers = new(question, earlier);
        var places = offers.Tokens.Where(token => offers.Is(token + 1, Cue.Offered)).Select(offers.PlaceAt).OfType<int>();
        return places.FirstOrDefault(place => place < earlier.Offered.Count, -1) is >= 0 and var place
            ? earlier with { Last = [earlier.Offered[place]], Wanted = Intent.What }
            : earlier;
    }

    /// <summary>"Idk" is read as "know".</summary>
    private bool SaysNotToKnow => Tokens.Any(token => Known.English.Is(Cue.No, Letters.Lower(question.Original(token))));

    private Answer? Read()
    {
        var isAsked = Is(0, Cue.Is) && Is(0, Cue.Helper);
        if (earlier.Wanted is null || question.Tokens.Count == 0 || Says(Cue.Thanks) || isAsked)
            return null;
        var answer = IsOnly(Refusing) && (Says(Cue.No) || Says(Cue.Not) || SaysNotToKnow) ? Refused([])
            : IsOnly(Choosing) ? Chosen()
            : IsOnly(Cue.Every, Cue.Count, Cue.Offered) && Says(Cue.Every) && Offered.Count > 0 && question.Tokens.Count > 1 ? All()
            : IsOnly(Comparing) && Says(Cue.Compare) ? Compared()
            : null;
        return answer is null ? null : answer with { IsPick = true };
    }

    private Answer? Chosen()
    {
        int[] places = [.. Tokens.Select(PlaceAt).OfType<int>().Distinct()];
        if (Says(Cue.Not) || (places.Length > 0 && Says(Cue.No) && !Is(0, Cue.No)))
            return Refused(places);
        if (places.Length > 0 || Says(Cue.Beyond))
        {
            Entry[] chosen = [.. places.Where(place => place < Offered.Count).Select(place => Offered[place])];
            return chosen.Length > 0 ? new(Intent.What, chosen) : new(Intent.Lost) { Nearest = Offered };
        }

        return Says(Cue.No) ? Refused([]) : Says(Cue.Yes) ? Taken() : null;
    }

    /// <summary>"Second" and "option two" are 1; "two" alone is no place, and the last is where it is.</summary>
    private int? PlaceAt(int token) => Is(token, Cue.Final) ? Math.Max(Offered.Count - 1, 0)
        : Array.FindIndex(Places, place => Is(token, place)) is var place and >= 0
            && (!Is(token, Cue.Count) || Is(token - 1, Cue.Offered) || Is(token - 1, Cue.First)) ? place
        : null;

    /// <summary>"All of them"; "that's all" is none.</summary>
    private Answer? All() => Says(Cue.Both) || Says(Cue.Count) || Says(Cue.Request) ? new(Intent.What, Offered) : null;

    private Answer? Compared()
    {
        Entry[] chosen = [.. Tokens.Select(PlaceAt).OfType<int>().Distinct()
            .Where(place => place < Offered.Count).Select(place => Offered[place])];
        if (Offered.Count == 0 || (chosen.Length < 2 && earlier.Wanted is not (Intent.Unsure or Intent.Find)))
            return null;
        Entry[] sides = [.. (chosen.Length > 1 ? chosen : earlier.Last.Concat(Offered)).Distinct().Take(MostSides)];
        return sides.Length > 1 ? new(Intent.Compare, sides) : null;
    }

    /// <summary>"Not that" after an explanation of what was described means one of the others, "not the first" one of the rest.</summary>
    private Answer Refused(int[] places)
    {
        var others = earlier.Wanted == Intent.Find ? earlier.Others : [];
        Entry[] rest = [.. places.Length > 0 ? Offered.Where((_, place) => !places.Contains(place)) : others];
        return rest.Length > 0 ? new(Intent.Unsure) { Likely = rest } : new(Intent.Neither);
    }

    private Answer? Taken() => Offered.Count == 0 ? null : earlier.Wanted switch
    {
        Intent.Unsure => new(Intent.What, Offered[0]) { Likely = [.. Offered.Skip(1)] },
        Intent.Find => new(Intent.Thanks),
        _ => null,
    };

    /// <summary>True where each word gives one of the cues or stands around a choice ("I think", "please").</summary>
    private bool IsOnly(params Cue[] cues) => Tokens.All(token => Is(token, Cue.Picking) || Array.Exists(cues, cue => Is(token, cue)));

    private bool Says(Cue cue) => Tokens.Any(token => Is(token, cue));

    private bool Is(int token, Cue cue) => question.Is(token, cue)
        || (token >= 0 && token < question.Tokens.Count && Known.English.Is(cue, question.Tokens[token].Text));
}
