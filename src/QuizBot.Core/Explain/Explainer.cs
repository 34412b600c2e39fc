using QuizBot.Core.Explain.Entries;
using QuizBot.Core.Explain.Index;
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
    private readonly NoteLinks? links;
    private readonly Catalogue catalogue;
    private readonly QuestionReader reader;
    private readonly NameIndex names;
    private readonly TextIndex texts;
    private readonly Neighbours neighbours;
    private readonly MentionPicker picker;
    private readonly AnswerChooser chooser;

    public Explainer(Course course)
    {
        links = course.Links;
        catalogue = new(course);
        List<IReadOnlyList<(int Field, string Text)>> passages = [.. Texts(catalogue)];
        Vocabulary vocabulary = new(catalogue.Entries.SelectMany(EntryNames.Of).SelectMany(name => NameIndex.WordsOf(name.Text))
            .Concat(passages.SelectMany(entry => entry).SelectMany(passage => Words.Of(passage.Text)).Select(word => word.Text)));
        names = new(vocabulary, catalogue.Entries);
        texts = new(vocabulary, catalogue.Entries, passages);
        reader = new(vocabulary, names, texts);
        neighbours = new(vocabulary, names, texts);
        picker = new(texts);
        chooser = new(catalogue, picker, texts, neighbours);
    }

    /// <summary>Everything the notes explain: terms first, then concepts, in course order.</summary>
    public IReadOnlyList<Entry> Entries => catalogue.Entries;

    /// <summary>The entry with this key; null where the notes have none (any more).</summary>
    public Entry? Find(string key) => catalogue.Find(key);

    /// <param name="message">What someone wrote; anything, of any length.</param>
    /// <param name="previous">What was explained before in the conversation; null at its start.</param>
    /// <param name="trace">True to tell how the answer was chosen.</param>
    public Answer Answer(string message, Previous? previous = null, bool trace = false) =>
        chooser.Choose(reader.Read(message), previous, trace);

    /// <summary>What the notes say about an entry.</summary>
    public Explanation Explain(Entry entry) => Explanations.Of(catalogue, entry) with { Link = links?.To(entry.Note, entry.Line) };

    /// <summary>The entry next to this one in its note's order; null at the end.</summary>
    public Entry? Beside(Entry entry, bool after) => catalogue.Beside(entry, after);

    /// <summary>The one entry that a text names, misspelt or not, and says nothing else about; null where that is none or several.</summary>
    public Entry? Named(string text)
    {
        if (Find(text.Trim()) is { } known)
            return known;
        if (names.Named(text) is [var named, ..])
            return named;
        var question = reader.Read(text);
        var mentions = picker.Pick(question);
        return mentions is [var mention] && question.Clues.All(clue => mention.Tokens.Contains(clue.Token)) ? mention.Entry : null;
    }

    /// <summary>True where a text names something that the notes explain, or they have at least half of what it says in one place.</summary>
    public bool Speaks(string text)
    {
        var question = reader.Read(text);
        return question.Clues.Count == 0 || picker.Pick(question).Count > 0 || texts.Search(question, _ => true, 1) is [{ Coverage: >= 0.5f }];
    }

    /// <summary>The terms and concepts that a text names in full, in its order; a message may name many and ask nothing.</summary>
    public IReadOnlyList<Entry> Mentioned(string text) =>
    [
        .. reader.Read(text).Names.Where(mention => mention.Whole && mention.Likeness >= Candidate.Plural && Neighbours.IsTopic(mention.Entry))
            .OrderBy(mention => mention.First).Select(mention => mention.Entry).Distinct(),
    ];

    /// <summary>The terms and concepts nearest to a text, at most <paramref name="count"/>; empty where nothing is near.</summary>
    public IReadOnlyList<Entry> Nearest(string text, int count) => neighbours.Of(reader.Read(text), count);

    private static IEnumerable<IReadOnlyList<(int Field, string Text)>> Texts(Catalogue catalogue)
    {
        var passages = catalogue.Chapters.ToDictionary(chapter => chapter, chapter => new Passages(chapter));
        return catalogue.Entries.Select(entry => (IReadOnlyList<(int, string)>)[.. passages[catalogue.Of(entry)].Of(entry)]);
    }
}
