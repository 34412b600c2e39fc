using QuizBot.Core.Cards;
using QuizBot.Core.Notes;

namespace QuizBot.Core.Explain;

/// <summary>
/// Finds out what people want to know and which part of the notes tells it. Made when notes load, never changed; safe for many threads.
/// The same notes and question always give the same answer.
/// </summary>
public sealed class Explainer
{
    private readonly QuestionReader _reader;
    private readonly NameIndex _names;
    private readonly Chooser _chooser;

    public Explainer(Course course)
    {
        Catalogue = new(course);
        List<IReadOnlyList<(int Field, string Text)>> passages = [.. Texts(Catalogue)];
        Vocabulary vocabulary = new(Catalogue.Entries.SelectMany(EntryNames.Of).SelectMany(name => NameIndex.WordsOf(name.Text))
            .Concat(passages.SelectMany(entry => entry).SelectMany(passage => Words.Of(passage.Text)).Select(word => word.Text)));
        _names = new(vocabulary, Catalogue.Entries);
        TextIndex texts = new(vocabulary, Catalogue.Entries, passages);
        _reader = new(vocabulary, _names, texts);
        _chooser = new(Catalogue, texts);
    }

    internal Catalogue Catalogue { get; }

    /// <summary>The entry with this key; null where the notes have none (any more).</summary>
    public Entry? Find(string key) => Catalogue.Find(key);

    /// <param name="message">What someone wrote; anything, of any length.</param>
    /// <param name="previous">What was explained before in the conversation; null at its start.</param>
    /// <param name="trace">True to tell how the answer was chosen.</param>
    public Answer Answer(string message, Previous? previous = null, bool trace = false) =>
        _chooser.Choose(_reader.Read(message), previous, trace);

    private static IEnumerable<IReadOnlyList<(int Field, string Text)>> Texts(Catalogue catalogue)
    {
        Dictionary<Chapter, Passages> passages = catalogue.Chapters.ToDictionary(chapter => chapter, chapter => new Passages(chapter));
        return catalogue.Entries.Select(entry => (IReadOnlyList<(int, string)>)[.. passages[catalogue.Of(entry)].Of(entry)]);
    }
}
