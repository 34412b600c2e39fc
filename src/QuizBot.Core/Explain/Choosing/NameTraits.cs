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
    private const int ShortestPart = 3;
    private const int MostWords = 3;
    private const int ShortestSlip = 5;

    /// <summary>In words beside the name.</summary>
    private const float LongQuestion = 20;

    public static IReadOnlyList<string> Names { get; } =
    [
        "part", "part-shared", "part-headless", "misspelt", "bent", "scattered", "everyday", "role", "concept", "stage", "note", "analogy",
        "alone", "asked", "object", "not-asked", "referred-to", "listed", "place", "owned", "cut-off", "rest", "everyday-rest", "strange",
        "everyday-strange", "common", "capitals", "several-rest", "odd", "odd-rest", "told", "term-wanted", "length", "near", "ahead",
        "outstanding", "elsewhere", "sense", "everyday-sense",
    ];

    /// <param name="question">The question.</param>
    /// <param name="mention">The name in it.</param>
    /// <param name="wanted">What is asked for.</param>
    /// <param name="near">How near the entry is to the question by meaning; 0 where that is not known.</param>
    /// <param name="outstanding">How far it stands out from all others by meaning; 0 where that is not known.</param>
    /// <param name="ahead">How much nearer than the nearest entry that is not named; 0 where that is not known.</param>
    /// <param name="elsewhere">How near the question is to what people say about everything else; 0 where that is not known.</param>
    /// <param name="sense">How near a word of the question is to one of the entry's text; 0 where that is not known.</param>
    public float[] Of(
        Question question, Mention mention, Asked wanted, float near, float ahead, float outstanding, float elsewhere, float sense)
    {
        var entry = mention.Entry;
        var rest = RestOf(question, mention);
        var everyday = Flag(mention.Everyday);
        var asked = NamePlace.IsAsked(question, mention);
        var common = 1 - (question.Keywords.Where(keyword => mention.Tokens.Contains(keyword.Token))
            .Select(keyword => Math.Min(keyword.Weight / texts.Unknown, 1)).DefaultIfEmpty(0).Max());
        var several = mention.Whole ? Math.Min(mention.Tokens.Count, MostWords) - 1 : 0f;
        var odd = Flag(IsOdd(question, mention));
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
            Flag(NamePlace.IsObject(question, mention)),
            Flag(!asked && question.Names.Any(other => other.Whole && other.Entry != entry
                && NamePlace.SameSentence(question, other, mention) && !NamePlace.Overlap(other, mention)
                && NamePlace.IsAsked(question, other))),
            Flag(NamePlace.IsReferredTo(question, mention)),
            Flag(question.Names.Any(other => NamePlace.IsListed(question, mention, other))),
            Flag(NamePlace.IsPlace(question, mention)),
            Flag(question.Is(mention.First - 1, Cue.Own)),
            Flag(IsCutOff(question, mention)),
            rest.Share,
            everyday * rest.Share,
            rest.Strange,
            everyday * rest.Strange,
            common,
            Flag(IsInCapitals(question, mention)),
            several * rest.Share,
            odd,
            odd * rest.Share,
            rest.Told,
            Flag(wanted.ForTerm && entry.Kind != EntryKind.Term),
            Math.Min(wanted.Length - mention.Tokens.Count, LongQuestion) / LongQuestion,
            near,
            ahead,
            outstanding,
            elsewhere,
            sense,
            everyday * sense,
        ];
    }

    /// <summary>
    /// False for what cannot stand for a name: a lone letter ("a" for "A/B test"), another form of a role ("supervised" is no supervisor),
    /// "the transformers movie", "is my data safe"; a part that says too little.
    /// </summary>
    public static bool CanBe(Question question, Mention mention) => !IsShow(question, mention) && !IsOnlyWord(question, mention)
        && !IsVerb(question, mention) && (mention.Whole
            ? mention.Tokens.Any(token => question.Tokens[token] is { IsEmpty: false } or { Text.Length: > 1 })
                && !(IsRole(mention) && mention.Likeness is < Likeness.Plural and >= Likeness.OtherForm)
            : CanBePart(question, mention));

    /// <summary>
    /// True for a full name that is no everyday word and is rightly spelt, where it is asked for or has several words: whatever else is
    /// said, it is meant. So is another form of it beside which nothing is said ("what is evaluating"), and most of it.
    /// </summary>
    public static bool IsPlain(Question question, Mention mention) => IsNumber(mention)
        || (Neighbours.IsTopic(mention.Entry) && !mention.Scattered
            && (mention.Whole ? IsPlainInFull(question, mention) : IsMost(question, mention)));

    /// <summary>Not torn, of no stage, no side of a contrast, and more than the maker's name or "service".</summary>
    private static bool CanBePart(Question question, Mention mention) =>
        !mention.Scattered && mention.Entry.Kind != EntryKind.Stage && !mention.Entries.All(EntryNames.IsContrast)
        && mention.Tokens.Any(token => question.Tokens[token] is { IsEmpty: false, Text.Length: >= ShortestPart } said
            && !question.Language.IsChat(said.Text) && !Vendors.IsOne(said.Text)
            && !question.Is(token, Cue.Service) && !question.Is(token, Cue.Place));

    /// <summary>"Is my data safe": no safe, for a part in the analogy is a person or a thing.</summary>
    private static bool IsOnlyWord(Question question, Mention mention) => mention is { Everyday: true, Tokens.Count: 1 } && IsRole(mention)
        && question.IsBeside(mention.First - 1, mention) && !question.Tokens[mention.First - 1].IsEmpty;

    /// <summary>
    /// "Which setting makes it less random": one word from within a name, or one that several names end in ("what checks our words"), is no
    /// more than likely where more is said; nor is another word of English that is like one ("will it be windy").
    /// </summary>
    public static bool IsTornFrom(Question question, Mention mention) => mention is { Whole: false, Tokens.Count: 1 }
        && (((!mention.Head || mention.Sharers > 1) && question.SaysMoreThan(mention))
            || (mention.Likeness < Likeness.Plural && question.Language == Known.English
                && EnglishWords.Contains(question.Tokens[mention.First].Text)));

    /// <summary>"How do I find duplicates" does not mean "No Finds".</summary>
    private static bool IsVerb(Question question, Mention mention) => mention.Tokens.Count == 1
        && question.IsBeside(mention.First - 1, mention) && question.Is(mention.First - 1, Cue.Subject);

    /// <summary>"The transformers movie".</summary>
    private static bool IsShow(Question question, Mention mention) => mention.Tokens.Count == 1
        && question.IsBeside(mention.Last + 1, mention) && question.Is(mention.Last + 1, Cue.Show)
        && question.Tokens[mention.Last + 1].IsEmpty;

    private static bool IsPlainInFull(Question question, Mention mention) => !NamePlace.IsPlace(question, mention)
        && (IsUnmistakable(question, mention)
            || (mention.Likeness >= Likeness.Plural
                ? !mention.Everyday && (mention.Tokens.Count > 1 || NamePlace.IsAsked(question, mention))
                : mention.Likeness >= Likeness.OtherForm && NamePlace.IsAsked(question, mention)
                    && question.Keywords.All(keyword => mention.Tokens.Contains(keyword.Token))));

    /// <summary>
    /// "EKS" where it stands alone, "clarinett", "moralhazard": what is no word of English is no other one. "Audi S3" may be another thing.
    /// </summary>
    private static bool IsUnmistakable(Question question, Mention mention) => IsOdd(question, mention)
        && (mention.Likeness >= Likeness.Plural && !IsJoined(mention) ? IsSetOff(question, mention) : !IsCutOff(question, mention));

    /// <summary>"Chain of thought", and nothing else is said.</summary>
    private static bool IsMost(Question question, Mention mention) => mention.IsMost && !question.SaysMoreThan(mention);

    /// <summary>"D1.2", as notes are numbered.</summary>
    private static bool IsNumber(Mention mention) => mention is { Whole: true, Likeness: Likeness.Same, Entry.Kind: EntryKind.Note }
        && EntryNames.IsCode(mention.Name) && !mention.Name.Contains(' ', StringComparison.Ordinal);

    /// <summary>The name is the answer's part in the analogy.</summary>
    public static bool IsRole(Mention mention) =>
        mention.Entry.Term?.Role is { } role && string.Join(' ', EntryNames.WordsOf(role)) == mention.Name;

    /// <summary>"EKS", "clarinett", "moralhazard": no word of English, and hardly a slip for another one than the name's.</summary>
    private static bool IsOdd(Question question, Mention mention) => mention.Whole && question.Language == Known.English
        && mention.Tokens.Any(token => IsOdd(question.Tokens[token].Text, mention.Likeness))
        && (mention.Likeness < Likeness.Plural || IsJoined(mention) || mention.Name.Split(' ').Any(word => !EnglishWords.Contains(word)));

    private static bool IsOdd(string said, float likeness) => !EnglishWords.Contains(said)
        && (likeness >= Likeness.Plural ? said.Length >= ShortestPart : likeness >= Likeness.OneLetterOff && said.Length >= ShortestSlip);

    /// <summary>"Moralhazard".</summary>
    private static bool IsJoined(Mention mention) => mention.Name.Split(' ').Length > mention.Tokens.Count;

    private static bool IsCutOff(Question question, Mention mention) =>
        IsStrange(question, mention, mention.Last + 1) || IsStrange(question, mention, mention.First - 1);

    /// <summary>"Audi S3" may be another thing, "about S3 before lunch" is not.</summary>
    private static bool IsSetOff(Question question, Mention mention) =>
        IsNoPart(question, mention, mention.First - 1) && IsNoPart(question, mention, mention.Last + 1);

    private static bool IsNoPart(Question question, Mention mention, int token) =>
        !question.IsBeside(token, mention) || question.Tokens[token].IsEmpty || question.Language.IsChat(question.Tokens[token].Text);

    /// <summary>"Wrote ROI on the whiteboard": who writes small letters else means the name.</summary>
    private static bool IsInCapitals(Question question, Mention mention) => mention is { Whole: true, Likeness: Likeness.Same }
        && mention.Tokens.Select(question.Original).All(said => said.Length > 1 && !said.Any(char.IsLower) && said.Any(char.IsUpper))
        && question.Tokens.Index().Any(token => !mention.Tokens.Contains(token.Index) && question.Original(token.Index).Any(char.IsLower));

    private static bool IsStrange(Question question, Mention mention, int token) =>
        question.IsBeside(token, mention) && question.Tokens[token] is { IsEmpty: false, Guesses: [] };

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

            if (question.IsNamedInFull(keyword.Token) || question.Language.IsChat(keyword.Text)
                || NamePlace.IsSort(question, mention, keyword.Token))
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
        while (start > first && (!question.Is(start, Cue.Start) || NamePlace.IsConjunction(question, start)))
            start--;
        if (!question.Is(start, Cue.Start) || NamePlace.IsExclaimed(question, mention))
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
