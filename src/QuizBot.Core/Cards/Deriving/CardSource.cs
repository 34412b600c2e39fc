using QuizBot.Core.Cards.Deriving.Likeness;
using QuizBot.Core.Notes;
using QuizBot.Core.Text;

namespace QuizBot.Core.Cards.Deriving;

/// <summary>
/// A note made ready for deriving flashcards. Subjects that share a name or an id are left out, all of them:
/// a card about one of them would be as right about the other.
/// </summary>
internal sealed class CardSource
{
    private const int MostSubjects = 300;
    private const int MostStages = 12;

    private readonly Dictionary<string, int> namesWith;
    private readonly Dictionary<string, int> subjectsCalled;
    private readonly Dictionary<string, int> textsWith;
    private readonly HashSet<Subject> withTwinText;
    private readonly Headlines headlines;

    public CardSource(Note note)
    {
        Note = note;
        Analogy = Prose.Analogy(note.AnalogyTitle);
        Terms = Unique(note.Terms.Take(MostSubjects).Select(Subject.Of));
        Concepts = Unique(note.Stages.Take(MostSubjects)
            .SelectMany(stage => stage.Concepts.Take(MostSubjects).Select(concept => (concept, stage)))
            .Take(MostSubjects)
            .Select(pair => Subject.Of(pair.concept, pair.stage)));
        headlines = new Headlines(note, Concepts);
        namesWith = Terms.Concat(Concepts).SelectMany(subject => subject.NameGists.SelectMany(gist => gist).Distinct())
            .CountBy(word => word).ToDictionary();
        subjectsCalled = Terms.SelectMany(term => term.Keys).Concat(Concepts.SelectMany(concept => concept.Keys).Select(Apart))
            .CountBy(key => key).ToDictionary();
        textsWith = Terms.Concat(Concepts).SelectMany(subject => subject.TextStems).CountBy(stem => stem).ToDictionary();
        withTwinText = TwinTexts([.. Terms, .. Concepts]);
        Players = [.. Terms.Where(term => term.RoleGists.Count > 0 && !Terms.Any(other => other != term && other.SharesRole(term)))];
        Stages = InSequence([.. note.Stages.Where(stage => stage.Number is not null).Take(MostSubjects)]);
    }

    public Note Note { get; }

    /// <summary>As it stands inside a sentence: "the media company analogy".</summary>
    public string Analogy { get; }

    public IReadOnlyList<Subject> Terms { get; }

    public IReadOnlyList<Subject> Concepts { get; }

    /// <summary>The terms whose role no other term of the note plays.</summary>
    public IReadOnlyList<Subject> Players { get; }

    /// <summary>
    /// The note's numbered stages, in their order; empty where the numbers do not rise, two titles are alike, or there are too many to be a
    /// sequence.
    /// </summary>
    public IReadOnlyList<Stage> Stages { get; }

    /// <summary>
    /// True where another subject of the note is explained in nearly the same words, so that a text cannot tell them apart.
    /// </summary>
    public bool HasTwinText(Subject subject) => withTwinText.Contains(subject);

    /// <summary>True where more than one text in five of the note has the word, so that it tells nothing about any of them.</summary>
    public bool IsEverywhere(string stem) => 5 * textsWith.GetValueOrDefault(stem) > Terms.Count + Concepts.Count;

    /// <summary>True where the concept's name is a headline, which is no answer to what something is called.</summary>
    public bool IsHeadline(Subject concept) => headlines.Has(concept);

    /// <summary>The names among these that no other subject of the note, term or concept like this one, can be called by.</summary>
    public IReadOnlyList<string> Unshared(Subject subject, IEnumerable<string> names) =>
        [.. names.Where(name => !IsShared(subject, NameForms.Key(name)))];

    /// <summary>True where another subject of the note can be called what this one is named.</summary>
    public bool SharesName(Subject subject) => subject.NameKeys.Any(key => IsShared(subject, key));

    /// <summary>
    /// The subject's text in quotes with everything hidden that would give it away; null where too little is left to ask about.
    /// </summary>
    public string? Riddle(Subject subject)
    {
        const int fewestWords = 4;
        var masked = Mask.Hide(subject.Text, [.. subject.NameWords, .. subject.RoleWords, .. OwnWords(subject)]);
        return Words.Of(masked.Replace(Mask.Blank, " ", StringComparison.Ordinal)).Count < fewestWords ? null : Prose.Quote(masked);
    }

    public Flashcard Card(FlashcardKind kind, string local, string? subject, string prompt, string answer, string? why, int line) => new()
    {
        Id = $"{Note.Id}/{local}",
        NoteId = Note.Id,
        Kind = kind,
        Prompt = prompt,
        Answer = answer,
        Why = why is null ? null : Prose.Why(why),
        Subject = subject,
        Line = line,
        Derived = true,
    };

    /// <summary>
    /// The words that only this subject's name has: "Algorithm" gives "Algorithm Selection" away, "Data" gives nothing away, nor does what
    /// the question says: "service".
    /// </summary>
    private IEnumerable<IReadOnlyList<Word>> OwnWords(Subject subject)
    {
        const int shortest = 4;
        var asked = subject.Stage is null && subject.Noun != Subject.PlainNoun ? Words.Of(subject.Noun) : [];
        return Words.Of(subject.MainName)
            .Where(word => !asked.Any(word.Same) && word.Text.Length >= shortest && KeyWords.Carries(word)
                && !(namesWith.GetValueOrDefault(word.Singular) > 1))
            .Select(word => (IReadOnlyList<Word>)[word]);
    }

    private bool IsShared(Subject subject, string key)
        => subjectsCalled.GetValueOrDefault(subject.Stage is null ? key : Apart(key)) > (subject.Keys.Contains(key) ? 1 : 0);

    /// <summary>Concepts are counted apart from terms: a concept may well be called like a term.</summary>
    private static string Apart(string key) => "concept " + key;

    private static HashSet<Subject> TwinTexts(List<Subject> subjects)
    {
        var twins = new HashSet<Subject>();
        for (var at = 0; at < subjects.Count; at++)
            foreach (var other in subjects.Skip(at + 1).Where(other => KeyWords.AreAlike(subjects[at].TextGist, other.TextGist)))
                twins.UnionWith([subjects[at], other]);
        return twins;
    }

    private static List<Stage> InSequence(List<Stage> stages)
    {
        var rising = stages.Zip(stages.Skip(1)).All(pair => pair.First.Number < pair.Second.Number);
        var titles = stages.Select(stage => string.Concat(Words.Of(stage.Title).Select(word => word.Text))).ToHashSet();
        return stages.Count <= MostStages && rising && titles.Count == stages.Count && !titles.Contains("") ? stages : [];
    }

    private static List<Subject> Unique(IEnumerable<Subject> subjects)
    {
        var all = subjects.Where(subject => subject.Key.Length > 0 && subject.Slug.Length > 0).ToList();
        var keys = all.CountBy(subject => subject.Key).ToDictionary();
        var slugs = all.CountBy(subject => subject.Slug).ToDictionary();
        return [.. all.Where(subject => keys[subject.Key] == 1 && slugs[subject.Slug] == 1)];
    }
}
