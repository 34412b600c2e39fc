using QuizBot.Core.Explain.Entries;
using QuizBot.Core.Explain.Index;
using QuizBot.Core.Explain.Languages;

namespace QuizBot.Core.Explain.Meaning;

/// <summary>
/// Finds the entries whose texts mean what a question means: first sentence by sentence, then, of the nearest, word by word.
/// </summary>
internal sealed class MeaningIndex
{
    private const int MostLookedAtWordByWord = 24;

    /// <summary>
    /// How much of what a situation is nearer than the note's own text counts: not all of it, for who asks like somebody before them need
    /// not ask for the same thing.
    /// </summary>
    private const float OfSituation = 0.75f;

    private readonly ISentenceEncoder encoder;
    private readonly PlacedText[] texts;

    /// <summary>What each entry is called; of one whose language is not known, nothing.</summary>
    private readonly SmallVector[][] names;

    /// <summary>What people say about everything else.</summary>
    private readonly SmallVector[] elsewhere;

    private MeaningIndex(
        ISentenceEncoder encoder, PlacedText[] texts, SmallVector[][] names, SmallVector[] elsewhere) =>
        (this.encoder, this.texts, this.names, this.elsewhere) = (encoder, texts, names, elsewhere);

    /// <summary>Makes it in as long as the vectors take that nobody has made before.</summary>
    /// <param name="encoder">Makes vectors.</param>
    /// <param name="passages">What each entry is found by; those in languages that the encoder does not know are left out.</param>
    /// <param name="vectorsOf">The vectors of a text, kept or new.</param>
    public static MeaningIndex Of(
        ISentenceEncoder encoder, IReadOnlyList<EntryPassages> passages, Func<string, SmallText> vectorsOf) => new(
        encoder,
        [.. passages.Index().Where(entry => encoder.Languages.Contains(entry.Item.Language.Name))
            .SelectMany(entry => TextsOf(entry.Item).Select(text => new PlacedText(vectorsOf(text), entry.Index, IsSituation: false))
                .Concat(SituationsOf(entry.Item).Distinct()
                    .Select(text => new PlacedText(vectorsOf(text), entry.Index, IsSituation: true))))],
        [.. passages.Select(entry => NamesOf(entry, encoder).Select(name => vectorsOf(name).Sentence).ToArray())],
        [.. encoder.Languages.SelectMany(language => WordLists.Lines(language, "elsewhere")).Select(text => vectorsOf(text).Sentence)]);

    /// <summary>True for a language in which meaning can be looked for.</summary>
    public bool Knows(string language) => encoder.Languages.Contains(language);

    /// <summary>How near each entry is to a question, which should be in a language that is known.</summary>
    public Nearness Search(string question)
    {
        var asked = SmallText.From(encoder.Encode(question));
        float[] near = [.. texts.Select(text => asked.Sentence.Cosine(text.Text.Sentence))];
        int?[] told = new int?[names.Length], situations = new int?[names.Length];
        foreach (var (at, text) in texts.Index())
        {
            ref var best = ref (text.IsSituation ? situations : told)[text.Entry];
            best = best is { } before && near[before] >= near[at] ? before : at;
        }

        float?[] nearest = [.. told.Zip(situations, (text, situation) => Lifted(text, situation, at => near[at]))];
        var said = new float[names.Length];
        foreach (var entry in Enumerable.Range(0, names.Length).OrderByDescending(entry => nearest[entry]).Take(MostLookedAtWordByWord))
            said[entry] = Lifted(told[entry], situations[entry], at => asked.SaidBy(texts[at].Text)) ?? 0;
        return new(
            nearest,
            said,
            entry => names[entry].Select(asked.Sentence.Cosine).DefaultIfEmpty(0).Max(),
            entry => told[entry] is { } text ? asked.Shares(texts[text].Text) : 0,
            entry => situations[entry] is not null,
            elsewhere.Select(asked.Sentence.Cosine).DefaultIfEmpty(0).Max());
    }

    private static IEnumerable<string> NamesOf(EntryPassages passages, ISentenceEncoder encoder) =>
        passages.Entry.Kind == EntryKind.Note || !encoder.Languages.Contains(passages.Language.Name) ? []
            : passages.Texts.Where(text => text.Field == Passages.Names).Select(text => text.Text).Distinct();

    /// <summary>What the note's own text says, and in part what a situation adds to it; null without a text.</summary>
    private static float? Lifted(int? text, int? situation, Func<int, float> fit)
    {
        if (text is not { } own)
            return null;
        var said = fit(own);
        return situation is { } other ? said + (OfSituation * Math.Max(0, fit(other) - said)) : said;
    }

    /// <summary>A note as a whole is found by its name.</summary>
    private static IEnumerable<string> SituationsOf(EntryPassages passages) =>
        passages.Entry.Kind == EntryKind.Note ? [] : passages.Situations;

    /// <summary>What an entry is, with and without its name.</summary>
    private static IEnumerable<string> TextsOf(EntryPassages passages)
    {
        var entry = passages.Entry;
        if (entry.Kind == EntryKind.Note)
            return [];
        var text = string.Join(' ', entry.Remarks.Select(remark => remark.Text).Prepend(entry.Text)).Trim();
        return text.Length == 0 ? [entry.Name] : [$"{entry.Name}: {text}", text];
    }

    /// <summary>A text by which an entry is found.</summary>
    /// <param name="Text">What it means.</param>
    /// <param name="Entry">The entry's number.</param>
    /// <param name="IsSituation">True for the question of a flashcard, and for what people say of it.</param>
    private readonly record struct PlacedText(SmallText Text, int Entry, bool IsSituation);
}
