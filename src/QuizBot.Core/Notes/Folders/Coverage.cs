namespace QuizBot.Core.Notes.Folders;

/// <summary>How much of what the course's page says there is to learn the notes have.</summary>
/// <param name="Domains">By number.</param>
/// <param name="Tasks">What the exam asks for, as the page lists it, with the objectives of each.</param>
/// <param name="Names">What the exam may name, as the page lists it.</param>
/// <param name="Kinds">Written flashcards of each kind that there is.</param>
public sealed record Coverage(
    IReadOnlyList<CoveredDomain> Domains, IReadOnlyList<CoveredTask> Tasks, IReadOnlyList<CoveredName> Names,
    IReadOnlyDictionary<FlashcardKind, int> Kinds)
{
    /// <summary>Fewer written flashcards than this on an objective are thin.</summary>
    public const int Enough = 3;

    /// <summary>Objectives with too few flashcards.</summary>
    public IReadOnlyList<CoveredObjective> Thin =>
        [.. Tasks.SelectMany(task => task.Objectives).Where(objective => objective.Cards < Enough)];

    /// <summary>What the exam may name and no note explains.</summary>
    public IReadOnlyList<string> Missing => [.. Names.Where(name => name.Note is null).Select(name => name.Name)];

    public static Coverage Of(Course course)
    {
        var cards = course.Notes.SelectMany(note => note.Flashcards).ToList();
        var byObjective = cards.SelectMany(card => card.Objectives.Distinct()).CountBy(number => number).ToDictionary();
        var numbers = course.Page.Objectives;
        var tasks = numbers.Where(task => numbers.Any(other => IsIn(other.Number, task.Number))).Select(task => new CoveredTask(
            task.Number,
            task.Text,
            cards.Count(card => IsAbout(card, task.Number)),
            [.. numbers
                .Where(other => IsIn(other.Number, task.Number))
                .Select(one => new CoveredObjective(one.Number, one.Text, byObjective.GetValueOrDefault(one.Number)))]));
        var domains = course.Notes
            .Where(note => note.Domain is not null)
            .GroupBy(note => note.Domain!.Value)
            .OrderBy(domain => domain.Key)
            .Select(domain => new CoveredDomain(
                domain.Key, domain.First().Weight, domain.Count(), domain.Sum(note => note.Flashcards.Count)));
        return new(
            [.. domains],
            [.. tasks],
            [.. course.Page.InScope.Select(name => new CoveredName(name.Name, NoteOf(course, name)?.Id))],
            cards.CountBy(card => card.Kind).OrderBy(kind => kind.Key).ToDictionary());
    }

    /// <summary>Whether a flashcard names an objective of a task.</summary>
    internal static bool IsAbout(Flashcard card, string task) => card.Objectives.Any(number => IsIn(number, task));

    /// <summary>"1.2.3" is in "1.2".</summary>
    internal static bool IsIn(string objective, string task) => objective.StartsWith(task + ".", StringComparison.Ordinal);

    /// <summary>The note with a term of that name, or of one that it had.</summary>
    private static Note? NoteOf(Course course, ScopedName name)
    {
        string[] names = [name.Name, .. name.OtherNames];
        return course.Notes.FirstOrDefault(note =>
            note.Terms.Any(term => term.Aliases.Append(term.Name).Intersect(names, StringComparer.OrdinalIgnoreCase).Any()));
    }
}

/// <param name="Number">The domain's number.</param>
/// <param name="Weight">Percent of the exam; null where the notes do not say.</param>
/// <param name="Notes">How many notes are of it.</param>
/// <param name="Cards">Written flashcards in them.</param>
public sealed record CoveredDomain(int Number, int? Weight, int Notes, int Cards);

/// <param name="Number">"1.2".</param>
/// <param name="Text">What a learner can do.</param>
/// <param name="Cards">Written flashcards that name one of its objectives.</param>
/// <param name="Objectives">Its parts.</param>
public sealed record CoveredTask(string Number, string Text, int Cards, IReadOnlyList<CoveredObjective> Objectives);

/// <param name="Number">"1.2.3".</param>
/// <param name="Text">What a learner can do.</param>
/// <param name="Cards">Written flashcards that name it.</param>
public sealed record CoveredObjective(string Number, string Text, int Cards);

/// <param name="Name">"AWS Glue".</param>
/// <param name="Note">The id of the note that explains it; null for none.</param>
public sealed record CoveredName(string Name, string? Note);
