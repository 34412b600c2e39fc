using QuizBot.Core.Explain.Choosing;
using QuizBot.Core.Explain.Entries;
using QuizBot.Core.Explain.Index;
using QuizBot.Core.Explain.Languages;
using QuizBot.Core.Explain.Meaning;
using QuizBot.Core.Explain.Questions;
using QuizBot.Core.Notes;
using QuizBot.Core.Text;

namespace QuizBot.Core.Explain;

/// <summary>
/// Finds out what people want to know and which part of the notes tells it. Made when notes load, never changed; safe for many threads.
/// The same notes and question always give the same answer.
/// </summary>
public sealed class Explainer
{
    private const float EnoughOfIt = 0.33f;

    private readonly NoteLinks? links;
    private readonly string about;
    private readonly Catalogue catalogue;
    private readonly IReadOnlyList<EntryPassages> passages;
    private readonly QuestionReader reader;
    private readonly NameIndex names;
    private readonly TextIndex texts;
    private readonly Judge judge;
    private readonly Neighbours neighbours;
    private readonly AnswerChooser chooser;
    private volatile MeaningIndex? meaning;

    public Explainer(Course course)
    {
        (links, about) = (course.Links, course.Page.About);
        catalogue = new(course);
        passages = Passages.Of(catalogue);
        Vocabulary vocabulary = new(passages.SelectMany(entry => EntryNames.Of(entry.Entry)
            .SelectMany(name => EntryNames.WordsOf(name.Text))
            .Concat(entry.Texts.SelectMany(text => Words.Of(text.Text)).Select(word => word.Text))
            .Select(word => (word, entry.Language))));
        var indexed = Task.Run(() => new TextIndex(vocabulary, passages));
        names = new(vocabulary, catalogue.Entries);
        texts = indexed.GetAwaiter().GetResult();
        reader = new(vocabulary, names, texts, catalogue.Language, course.Words.Spellings);
        judge = new(catalogue, texts);
        neighbours = new(vocabulary, names);
        chooser = new(catalogue, judge, texts, neighbours);
    }

    /// <summary>Everything the notes explain: terms first, then concepts, in course order.</summary>
    public IReadOnlyList<Entry> Entries => catalogue.Entries;

    /// <summary>The entry with this key; null where the notes have none (any more).</summary>
    public Entry? Find(string key) => catalogue.Find(key);

    /// <summary>The first entry with just this name; null where there is none.</summary>
    public Entry? Called(string name) => catalogue.Called(name);

    /// <summary>What the course says of its exam, where a message asks about that; else empty.</summary>
    public string OfExam(string message)
    {
        string[] words = [.. Words.Of(message).Select(word => word.Text)];
        return SmallTalk.NamesExam(words, Known.Of(words, catalogue.Language)) ? about : "";
    }

    /// <summary>True once it goes by meaning as well as by names and words.</summary>
    public bool KnowsMeaning => meaning is not null;

    /// <summary>
    /// Learns what the notes mean, in as long as the vectors take that were not kept; until then it goes by names and words.
    /// </summary>
    /// <param name="encoder">Makes vectors.</param>
    /// <param name="kept">Where they are kept; null to keep none.</param>
    /// <param name="cancel">Leaves it as it is.</param>
    public void Learn(ISentenceEncoder encoder, KeptVectors? kept, CancellationToken cancel)
    {
        meaning = MeaningIndex.Of(encoder, passages, text =>
        {
            cancel.ThrowIfCancellationRequested();
            if (kept?.Find(text) is { } known)
                return known;
            var made = SmallText.From(encoder.Encode(text));
            kept?.Add(text, made);
            return made;
        });
        kept?.Flush();
    }

    /// <param name="message">What someone wrote; anything, of any length.</param>
    /// <param name="previous">What was explained before in the conversation; null at its start.</param>
    /// <param name="trace">True to tell how the answer was chosen.</param>
    public Answer Answer(string message, Previous? previous = null, bool trace = false) =>
        chooser.Choose(reader.Read(message), previous, meaning, trace);

    /// <summary>What the notes say about an entry.</summary>
    public Explanation Explain(Entry entry) => Explanations.Of(catalogue, entry) with { Link = links?.To(entry.Note, entry.Line) };

    /// <summary>What the next message may go on with ("and after that?", "the second one"); null where that is nothing.</summary>
    /// <param name="answer">The answer to this one.</param>
    /// <param name="previous">What this one could go on with; null for nothing.</param>
    public Previous? Told(Answer answer, Previous? previous)
    {
        string[] offered = [.. answer.Offered.Select(entry => entry.Key)];
        string[] told =
        [
            .. answer.Entries.Select(entry => answer.Intent is Intent.After or Intent.Before
                ? (Beside(entry, answer.Intent == Intent.After) ?? entry).Key
                : entry.Key),
        ];
        if (told.Length > 0 || answer.Intent is Intent.Unsure or Intent.Neither)
        {
            return new(answer.Intent == Intent.Neither ? Intent.Unsure : answer.Intent, told)
            {
                Before = previous?.Keys.Except(told).FirstOrDefault() ?? previous?.Before,
                Offered = answer.IsPick && offered.Length == 0 ? previous?.Offered ?? [] : offered,
                Others = [.. answer.Others.Select(entry => entry.Key)],
            };
        }

        return offered.Length == 0 ? previous : (previous ?? new(answer.Intent)) with { Intent = answer.Intent, Offered = offered };
    }

    /// <summary>The entry next to this one in its note's order; null at the end.</summary>
    public Entry? Beside(Entry entry, bool after) => catalogue.Beside(entry, after);

    /// <summary>
    /// The one entry that a text names, misspelt or not, and says nothing else about; null where that is none or several.
    /// </summary>
    public Entry? Named(string text)
    {
        if (Find(text.Trim()) is { } known)
            return known;
        if (names.Named(text) is [var named, ..])
            return named;
        var weighed = ByWords(text);
        return weighed.Meant is [var meant]
            && weighed.Question.Tokens.Index().All(token => token.Item.IsEmpty || meant.Mention.Tokens.Contains(token.Index))
                ? meant.Entry
                : null;
    }

    /// <summary>True where a text names something in full that the notes explain, or they have much of what it says in one place.</summary>
    public bool Speaks(string text)
    {
        var said = Words.Of(text);
        if (Mentioned(text).Count > 0 || passages.Any(entry => entry.Texts.Any(told => Words.IndexOf(Words.Of(told.Text), said) >= 0)))
            return true;
        var weighed = ByWords(text);
        var asked = weighed.Question.Keywords.Sum(keyword => keyword.Weight);
        var scores = texts.Search(weighed.Question.Keywords);
        return asked == 0 || weighed.Meant.Count > 0 || scores.Touched.Exists(entry => scores.Covered(entry) >= EnoughOfIt * asked);
    }

    /// <summary>The terms and concepts that a text names in full, in its order; a message may name many and ask nothing.</summary>
    public IReadOnlyList<Entry> Mentioned(string text) =>
    [
        .. reader.Read(text).Names
            .Where(mention => mention.Whole && mention.Likeness >= Likeness.Plural && Neighbours.IsTopic(mention.Entry))
            .OrderBy(mention => mention.First)
            .Select(mention => mention.Entry)
            .Distinct(),
    ];

    /// <summary>The terms and concepts nearest to a text, at most <paramref name="count"/>; empty where nothing is near.</summary>
    public IReadOnlyList<Entry> Nearest(string text, int count) => neighbours.Of(ByWords(text), count);

    /// <summary>How many notes it is made from; for fitting.</summary>
    internal int Notes => catalogue.Chapters.Count;

    /// <summary>What weighs; for fitting.</summary>
    internal Judge Judge => judge;

    /// <summary>A question as it is read, and how near the entries are to it by meaning; for fitting.</summary>
    internal (Question Question, Nearness? Meaning) Read(string message, bool byMeaning)
    {
        var question = reader.Read(message);
        return (question, byMeaning && meaning?.Knows(question.Language.Name) == true ? meaning.Search(question.Spelt) : null);
    }

    /// <summary>A question, weighed whether it needs to be or not; for fitting.</summary>
    internal Weighed WeighFully(string message)
    {
        var (question, near) = Read(message, byMeaning: true);
        return new(question, judge, near);
    }

    private Weighed ByWords(string text) => Weighed.Of(reader.Read(text), judge, null);
}
