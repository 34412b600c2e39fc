using QuizBot.Core.Explain.Entries;
using QuizBot.Core.Explain.Index;
using QuizBot.Core.Explain.Languages;
using QuizBot.Core.Explain.Questions;
using QuizBot.Core.Text;

namespace QuizBot.Core.Explain.Choosing;

/// <summary>What speaks for and against that a name in a question is meant.</summary>
internal sealed class NameTraits(TextIndex texts)
{
    private const int MostSharers = 4;
    private const int LongestGap = 3;
    private const int ShortestPart = 3;

    /// <summary>In words beside the name.</summary>
    private const float LongQuestion = 20;

    public static IReadOnlyList<string> Names { get; } =
    [
        "part", "part-shared", "part-headless", "misspelt", "bent", "scattered", "everyday", "role", "concept", "stage", "note", "analogy",
        "alone", "asked", "object", "not-asked", "referred-to", "listed", "place", "owned", "cut-off", "rest", "everyday-rest", "strange",
        "everyday-strange", "told", "term-wanted", "length", "near", "ahead", "outstanding", "elsewhere",
    ];

    /// <param name="question">The question.</param>
    /// <param name="mention">The name in it.</param>
    /// <param name="wanted">What is asked for.</param>
    /// <param name="near">How near the entry is to the question by meaning; 0 where that is not known.</param>
    /// <param name="outstanding">How far it stands out from all others by meaning; 0 where that is not known.</param>
    /// <param name="ahead">How much nearer than the nearest entry that is not named; 0 where that is not known.</param>
    /// <param name="elsewhere">How near the question is to what people say about everything else; 0 where that is not known.</param>
    public float[] Of(Question question, Mention mention, Asked wanted, float near, float ahead, float outstanding, float elsewhere)
    {
        var entry = mention.Entry;
        var rest = RestOf(question, mention);
        var everyday = Flag(mention.Everyday);
        var asked = IsAsked(question, mention);
        return
        [
            1 - mention.Coverage,
            mention.Whole ? 0 : Math.Min(mention.Sharers - 1, MostSharers),
            Flag(!mention.Whole && !mention.Head),
            mention.Likeness < Likeness.OtherForm ? 1 - mention.Likeness : 0,
            Flag(mention.Likeness is < Likeness.Plural and >= Likeness.OtherForm),
            Flag(mention.Scattered),
            everyday,
            Flag(IsRole(mention)),
            Flag(entry.Kind == EntryKind.Concept),
            Flag(entry.Kind is EntryKind.Stage or EntryKind.Step),
            Flag(entry.Kind == EntryKind.Note && !mention.Name.Any(char.IsDigit)),
            Flag(entry.Kind == EntryKind.Analogy),
            Flag(rest.Share == 0),
            Flag(asked),
            Flag(IsObject(question, mention)),
            Flag(!asked && question.Names.Any(other => other.Whole && other.Entry != entry && SameSentence(question, other, mention)
                && !Overlap(other, mention) && IsAsked(question, other))),
            Flag(IsReferredTo(question, mention)),
            Flag(question.Names.Any(other => IsListed(question, mention, other))),
            Flag(IsPlace(question, mention)),
            Flag(question.Is(mention.First - 1, Cue.Own)),
            Flag(IsStrange(question, mention, mention.Last + 1) || IsStrange(question, mention, mention.First - 1)),
            rest.Share,
            everyday * rest.Share,
            rest.Strange,
            everyday * rest.Strange,
            rest.Told,
            Flag(wanted.ForTerm && entry.Kind != EntryKind.Term),
            Math.Min(wanted.Length - mention.Tokens.Count, LongQuestion) / LongQuestion,
            near,
            ahead,
            outstanding,
            elsewhere,
        ];
    }

    /// <summary>
    /// False for what cannot stand for a name: a lone letter ("a" for "A/B test"), a part that is torn, of a stage, one side of a
    /// contrast, only the maker's, or only "service"; another form of a role ("supervised" is no supervisor); "the transformers movie".
    /// </summary>
    public static bool CanBe(Question question, Mention mention) => !IsShow(question, mention) && (mention.Whole
        ? mention.Tokens.Any(token => question.Tokens[token] is { IsEmpty: false } or { Text.Length: > 1 })
            && !(IsRole(mention) && mention.Likeness is < Likeness.Plural and >= Likeness.OtherForm)
        : !mention.Scattered && mention.Entry.Kind != EntryKind.Stage && !mention.Entries.All(EntryNames.IsContrast)
            && mention.Tokens.Any(token => question.Tokens[token] is { IsEmpty: false, Text.Length: >= ShortestPart } said
                && !question.Language.IsChat(said.Text) && !Vendors.IsOne(said.Text) && !question.Is(token, Cue.Service) && !question.Is(token, Cue.Place)));

    private static bool IsShow(Question question, Mention mention) => mention.Tokens.Count == 1
        && question.Is(mention.Last + 1, Cue.Show) && question.Tokens[mention.Last + 1].IsEmpty && question.IsBeside(mention.Last + 1, mention);

    /// <summary>
    /// True for a full name that is no everyday word and is rightly spelt, where it is asked for or has several words: whatever else is
    /// said, it is meant. So is another form of it beside which nothing is said ("what is evaluating").
    /// </summary>
    public static bool IsPlain(Question question, Mention mention) => IsNumber(mention) ||
        mention is { Whole: true, Scattered: false, Entry.Kind: EntryKind.Term or EntryKind.Concept }
        && (mention.Likeness >= Likeness.Plural
            ? !mention.Everyday && (mention.Tokens.Count > 1 || IsAsked(question, mention)) && !IsPlace(question, mention)
            : mention.Likeness >= Likeness.OtherForm && IsAsked(question, mention)
                && question.Keywords.All(keyword => mention.Tokens.Contains(keyword.Token)));

    /// <summary>"D1.2", as notes are numbered.</summary>
    private static bool IsNumber(Mention mention) => mention is { Whole: true, Likeness: Likeness.Same, Entry.Kind: EntryKind.Note }
        && mention.Name.Any(char.IsDigit) && mention.Name.Any(char.IsLetter) && !mention.Name.Contains(' ', StringComparison.Ordinal);

    /// <summary>The name is the answer's part in the analogy.</summary>
    public static bool IsRole(Mention mention) =>
        mention.Entry.Term?.Role is { } role && string.Join(' ', EntryNames.WordsOf(role)) == mention.Name;

    /// <summary>"What is X", "explain X": a question starts before it in its sentence, and only empty words stand between.</summary>
    private static bool IsAsked(Question question, Mention mention)
    {
        var sentence = question.Tokens[mention.First].Sentence;
        for (var token = mention.First - 1; token >= 0 && question.Tokens[token].Sentence == sentence; token--)
        {
            if (IsConjunction(question, token))
                return false;
            if (question.Is(token, Cue.Start))
                return true;
            if (!question.Tokens[token].IsEmpty && !question.IsNamed(token))
                return false;
        }

        return false;
    }

    /// <summary>"What do they call it when the model ...": what follows says what is called so.</summary>
    private static bool IsConjunction(Question question, int token) => question.Is(token, Cue.When)
        && (question.Is(token - 1, Cue.Pronoun) || question.Is(token - 1, Cue.Called) || question.Is(token - 1, Cue.Relative));

    /// <summary>"What on earth is X", "tell me about X, please": right behind the verb, and nothing more is said in its clause.</summary>
    private static bool IsObject(Question question, Mention mention)
    {
        var before = mention.First - 1;
        while (before > 0 && question.IsBeside(before, mention) && question.Language.IsLink(question.Tokens[before].Text)
            && !question.Is(before, Cue.Is))
            before--;
        return before >= 0 && question.IsBeside(before, mention)
            && (question.Is(before, Cue.Is) || question.Is(before, Cue.Start) || question.Is(before, Cue.Request))
            && Enumerable.Range(mention.Last + 1, question.Tokens.Count - mention.Last - 1)
                .TakeWhile(token => question.IsBeside(token, mention))
                .All(token => question.Tokens[token].IsEmpty);
    }

    /// <summary>"What is inference in ML", "where in the lifecycle is Glue": the name says where another one of the sentence belongs.</summary>
    public static bool IsPlace(Question question, Mention mention) =>
        (IsBehindPlaceWord(question, mention) || question.Names.Any(name => name is { Whole: true, Entry.Kind: EntryKind.Note }
            && name.Tokens.Count > mention.Tokens.Count && mention.Tokens.All(name.Tokens.Contains) && IsBehindPlaceWord(question, name)))
        && question.Names.Any(other => other.Whole && !Overlap(other, mention) && other.Entry != mention.Entry
            && (other.Last < mention.First || other.Entry.Kind == EntryKind.Term) && SameSentence(question, other, mention));

    /// <summary>"In the lifecycle".</summary>
    public static bool IsBehindPlaceWord(Question question, Mention mention)
    {
        var before = mention.First - 1;
        while (before > 0 && question.Tokens[before].Text is "the" or "a" or "an" or "these" or "those" or "such")
            before--;
        return mention.Entry.Kind != EntryKind.Term && before > 0 && question.Is(before, Cue.PlaceWord);
    }

    /// <summary>"Everybody talks of Bedrock, so please tell me what it is."</summary>
    private static bool IsReferredTo(Question question, Mention mention) =>
        Enumerable.Range(mention.Last + 1, question.Tokens.Count - mention.Last - 1).Any(token => question.Is(token, Cue.Pronoun)
            && Enumerable.Range(token - 2, 4).Any(near => near > mention.Last && question.Is(near, Cue.Start)));

    /// <summary>"Overfitting vs underfitting", "Nova, JumpStart and Bedrock": one name tells that the other is one.</summary>
    private static bool IsListed(Question question, Mention mention, Mention other)
    {
        (var first, var next) = mention.First < other.First ? (mention, other) : (other, mention);
        return other.Whole && other.Entry != mention.Entry && !Overlap(other, mention) && next.First - first.Last <= LongestGap + 1
            && Enumerable.Range(first.Last + 1, Math.Max(0, next.First - first.Last - 1))
                .All(token => question.Tokens[token].IsEmpty && !question.Is(token, Cue.Tail));
    }

    private static bool IsStrange(Question question, Mention mention, int token) =>
        question.IsBeside(token, mention) && question.Tokens[token] is { IsEmpty: false, Guesses: [] };

    private static bool SameSentence(Question question, Mention one, Mention other) =>
        question.Tokens[one.First].Sentence == question.Tokens[other.First].Sentence;

    private static bool Overlap(Mention one, Mention other) => one.Tokens.Intersect(other.Tokens).Any();

    private static float Flag(bool flag) => flag ? 1 : 0;

    /// <summary>What else is said around the name, where it is said most clearly: in its sentence, or in the question within it.</summary>
    private Rest RestOf(Question question, Mention mention) =>
        Windows(question, mention)
            .Select(window => RestOf(question, mention, window.First, window.Last))
            .MinBy(rest => rest.Strange + (rest.Share / 100));

    private Rest RestOf(Question question, Mention mention, int first, int last)
    {
        float own = 0, rest = 0, strange = 0, told = 0;
        foreach (var keyword in question.Keywords.Where(keyword => keyword.Token >= first && keyword.Token <= last))
        {
            if (mention.Tokens.Contains(keyword.Token))
            {
                own = Math.Max(own, keyword.Weight);
                continue;
            }

            if (question.IsNamedInFull(keyword.Token) || question.Language.IsChat(keyword.Text))
                continue;
            rest += keyword.Weight;
            strange += texts.Tells(keyword, mention.Entry.Note) ? 0 : keyword.Weight;
            told += texts.Tells(keyword, mention.Entry) ? keyword.Weight : 0;
        }

        return rest == 0 ? default : new(rest / (own + rest), strange / (own + rest), told / rest);
    }

    /// <summary>The sentence, and the question within it that has the name.</summary>
    private static IEnumerable<(int First, int Last)> Windows(Question question, Mention mention)
    {
        var tokens = question.Tokens;
        int first = mention.First, last = mention.Last;
        while (first > 0 && tokens[first - 1].Sentence == tokens[mention.First].Sentence)
            first--;
        while (last + 1 < tokens.Count && tokens[last + 1].Sentence == tokens[mention.Last].Sentence)
            last++;
        yield return (first, last);
        var start = mention.First;
        while (start > first && (!question.Is(start, Cue.Start) || IsConjunction(question, start)))
            start--;
        if (!question.Is(start, Cue.Start))
            yield break;
        yield return (start, last);
        var end = mention.Last;
        while (end < last && tokens[end + 1].Clause == tokens[mention.Last].Clause)
            end++;
        if (tokens[start].Clause == tokens[mention.Last].Clause)
            yield return (start, end);
    }

    /// <param name="Share">How much else is said beside the name, 0 to 1 by the weight of the words.</param>
    /// <param name="Strange">The part of it that the entry's note does not speak of.</param>
    /// <param name="Told">How much of what else is said the entry's own texts have.</param>
    private readonly record struct Rest(float Share, float Strange, float Told);
}
