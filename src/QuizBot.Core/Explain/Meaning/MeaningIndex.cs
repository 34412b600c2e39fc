using QuizBot.Core.Explain.Entries;
using QuizBot.Core.Explain.Index;
using QuizBot.Core.Explain.Languages;

namespace QuizBot.Core.Explain.Meaning;

/// <summary>
/// Finds the entries whose texts mean what a question means: first sentence by sentence, then, of the nearest, word by word.
/// </summary>
internal sealed class MeaningIndex
{
    private const int MostLookedAtWordByWord = 32;

    private readonly ISentenceEncoder encoder;
    private readonly (SmallText Text, int Entry)[] texts;

    /// <summary>What each entry is called; of one whose language is not known, nothing.</summary>
    private readonly SmallVector[][] names;

    /// <summary>What people say about everything else.</summary>
    private readonly SmallVector[] elsewhere;

    private MeaningIndex(
        ISentenceEncoder encoder, (SmallText Text, int Entry)[] texts, SmallVector[][] names, SmallVector[] elsewhere) =>
        (this.encoder, this.texts, this.names, this.elsewhere) = (encoder, texts, names, elsewhere);

    /// <summary>Makes it in as long as the vectors take that nobody has made before.</summary>
    /// <param name="encoder">Makes vectors.</param>
    /// <param name="passages">What each entry is found by; those in languages that the encoder does not know are left out.</param>
    /// <param name="vectorsOf">The vectors of a text, kept or new.</param>
    public static MeaningIndex Of(
        ISentenceEncoder encoder, IReadOnlyList<EntryPassages> passages, Func<string, SmallText> vectorsOf) => new(
        encoder,
        [.. passages.Index().Where(entry => encoder.Languages.Contains(entry.Item.Language.Name))
            .SelectMany(entry => TextsOf(entry.Item).Distinct().Select(text => (vectorsOf(text), entry.Index)))],
        [.. passages.Select(entry => NamesOf(entry, encoder).Select(name => vectorsOf(name).Sentence).ToArray())],
        [.. encoder.Languages.SelectMany(language => WordLists.Lines(language, "elsewhere")).Select(text => vectorsOf(text).Sentence)]);

    /// <summary>True for a language in which meaning can be looked for.</summary>
    public bool Knows(string language) => encoder.Languages.Contains(language);

    /// <summary>How near each entry is to a question, which should be in a language that is known.</summary>
    public Nearness Search(string question)
    {
        var asked = SmallText.From(encoder.Encode(question));
        var near = new float[texts.Length];
        var nearest = new float?[names.Length];
        for (var at = 0; at < texts.Length; at++)
        {
            near[at] = asked.Sentence.Cosine(texts[at].Text.Sentence);
            nearest[texts[at].Entry] = Math.Max(nearest[texts[at].Entry] ?? -1, near[at]);
        }

        var said = new float[names.Length];
        foreach (var at in Enumerable.Range(0, texts.Length).OrderByDescending(at => near[at]).Take(MostLookedAtWordByWord))
            said[texts[at].Entry] = Math.Max(said[texts[at].Entry], asked.SaidBy(texts[at].Text));
        return new(
            nearest,
            said,
            entry => names[entry].Select(asked.Sentence.Cosine).DefaultIfEmpty(0).Max(),
            elsewhere.Select(asked.Sentence.Cosine).DefaultIfEmpty(0).Max());
    }

    private static IEnumerable<string> NamesOf(EntryPassages passages, ISentenceEncoder encoder) =>
        passages.Entry.Kind == EntryKind.Note || !encoder.Languages.Contains(passages.Language.Name) ? []
            : passages.Texts.Where(text => text.Field == Passages.Names).Select(text => text.Text).Distinct();

    /// <summary>What an entry is, with and without its name, and the situations of its cards.</summary>
    private static IEnumerable<string> TextsOf(EntryPassages passages)
    {
        var entry = passages.Entry;
        if (entry.Kind == EntryKind.Note)
            return [];
        var text = string.Join(' ', entry.Remarks.Select(remark => remark.Text).Prepend(entry.Text)).Trim();
        return text.Length == 0
            ? passages.Situations.Prepend(entry.Name)
            : passages.Situations.Prepend(text).Prepend($"{entry.Name}: {text}");
    }
}
