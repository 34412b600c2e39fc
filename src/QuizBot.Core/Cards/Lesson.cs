using QuizBot.Core.Notes;

namespace QuizBot.Core.Cards;

/// <summary>
/// A note made ready for deriving flashcards. Subjects that share a name or an id are left out, all of them:
/// a card about one of them would be as right about the other.
/// </summary>
internal sealed class Lesson
{
    private const int MostSubjects = 300;
    private const double Alike = 0.6;

    private readonly Dictionary<string, int> namesWith;
    private readonly List<(HashSet<string> Name, IReadOnlyList<Word> Text)> told;

    public Lesson(Note note)
    {
        Note = note;
        Analogy = Prose.Analogy(note.AnalogyTitle);
        Terms = Unique(note.Terms.Take(MostSubjects).Select(Subject.Of));
        Concepts = Unique(note.Stages.Take(MostSubjects)
            .SelectMany(stage => stage.Concepts.Take(MostSubjects).Select(concept => (concept, stage)))
            .Take(MostSubjects)
            .Select(pair => Subject.Of(pair.concept, pair.stage)));
        namesWith = Terms.Concat(Concepts).SelectMany(subject => subject.NameGists.SelectMany(gist => gist).Distinct()).CountBy(word => word).ToDictionary();
        told = [.. note.Analogy.Take(MostSubjects).Select(step => (Gist.Of(Words.Of(step.Step)), Words.Of(step.Text))),
            .. Concepts.SelectMany(concept => concept.NameGists.Select(name => (name, concept.TextWords)))];
        Stages = InSequence([.. note.Stages.Where(stage => stage.Number is not null).Take(MostSubjects)]);
    }

    public Note Note { get; }

    /// <summary>As it stands inside a sentence: "the media company analogy".</summary>
    public string Analogy { get; }

    public IReadOnlyList<Subject> Terms { get; }

    public IReadOnlyList<Subject> Concepts { get; }

    /// <summary>The note's numbered stages, in their order; empty where the numbers do not rise or two titles are alike.</summary>
    public IReadOnlyList<Stage> Stages { get; }

    /// <summary>True where another subject of the note is explained in nearly the same words, so that a text cannot tell them apart.</summary>
    public bool HasTwinText(Subject subject)
        => Terms.Concat(Concepts).Any(other => other != subject && AreAlike(other, subject));

    /// <summary>True where the note's words on a stage of that name, or on one called alike, mention the subject.</summary>
    public bool Places(Subject subject, HashSet<string> stage) => told.Exists(step => Gist.Overlap(step.Name, stage) && subject.IsMentionedIn(step.Text));

    /// <summary>True where what another subject of the note is called would be taken for this one's name.</summary>
    public bool SharesName(Subject subject)
        => (subject.Stage is null ? Terms : Concepts).Any(other => other != subject && other.Keys.Overlaps(subject.NameKeys));

    public static bool AreAlike(Subject one, Subject other) => Gist.Likeness(one.TextGist, other.TextGist) >= Alike;

    /// <summary>The subject's text in quotes with everything hidden that would give it away; null where too little is left to ask about.</summary>
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

    /// <summary>The words that only this subject's name has: "Algorithm" gives "Algorithm Selection" away, "Data" gives nothing away.</summary>
    private IEnumerable<IReadOnlyList<Word>> OwnWords(Subject subject)
    {
        const int shortest = 4;
        return Words.Of(NameForms.Main(subject.Name))
            .Where(word => word.Text.Length >= shortest && Gist.Carries(word) && !(namesWith.GetValueOrDefault(word.Singular) > 1))
            .Select(word => (IReadOnlyList<Word>)[word]);
    }

    private static List<Stage> InSequence(List<Stage> stages)
    {
        var rising = stages.Zip(stages.Skip(1)).All(pair => pair.First.Number < pair.Second.Number);
        var titles = stages.Select(stage => string.Concat(Words.Of(stage.Title).Select(word => word.Text))).ToHashSet();
        return rising && titles.Count == stages.Count && !titles.Contains("") ? stages : [];
    }

    private static List<Subject> Unique(IEnumerable<Subject> subjects)
    {
        var all = subjects.Where(subject => subject.Key.Length > 0 && subject.Slug.Length > 0).ToList();
        var keys = all.CountBy(subject => subject.Key).ToDictionary();
        var slugs = all.CountBy(subject => subject.Slug).ToDictionary();
        return [.. all.Where(subject => keys[subject.Key] == 1 && slugs[subject.Slug] == 1)];
    }
}
