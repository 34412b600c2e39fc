using QuizBot.Core.Cards;
using QuizBot.Core.Explain.Entries;
using QuizBot.Core.Notes;
using QuizBot.Core.Notes.Folders;
using QuizBot.Core.Notes.Reading;
using QuizBot.Core.Text;

namespace QuizBot.Core.Explain;

/// <summary>
/// What authors should know about a course that no note shows by itself: names that clash, terms nobody asks about, answers nobody
/// explains.
/// </summary>
public static class CourseLint
{
    private const int LongestAnswer = 60;

    /// <summary>The course with these findings among those of its notes.</summary>
    public static Course WithFindings(Course course)
    {
        var found = Check(course, Deck.Build(course)).ToLookup(finding => finding.File);
        var ofNotes = course.Notes.Select(note => note.File).ToHashSet();
        return course with
        {
            Findings =
            [
                .. course.Findings,
                .. CourseCoverage.Check(course),
                .. found.Where(file => !ofNotes.Contains(file.Key)).SelectMany(file => file),
            ],
            Notes =
            [
                .. course.Notes.Select(note => note with
                {
                    Findings = FindingList.Merge(note.File, note.Findings.Concat(found[note.File])),
                }),
            ],
        };
    }

    /// <param name="course">The course.</param>
    /// <param name="deck">Its flashcards.</param>
    /// <returns>In course order, each with the file and line of the note it is about.</returns>
    public static IReadOnlyList<Finding> Check(Course course, Deck deck)
    {
        var explainer = new Explainer(course);
        List<Entry> terms = [.. explainer.Entries.Where(entry => entry.Kind == EntryKind.Term)];
        return
        [
            .. Clashes(terms, NamesButRole).Select(clash => Warning(
                "name-clash",
                clash.Later.Note, clash.Later.Line,
                $"“{clash.Name}” is a name of {clash.Later.Name} and, in {clash.First.Note.Id}, of {clash.First.Name}: "
                + $"whoever asks for it gets the one in {clash.First.Note.Id}.",
                "Call one of them something else, or ask for it by its full name only.")),
            .. Clashes(terms, term => term.Term!.Role is { } role ? [role] : []).Select(clash => Warning(
                "role-clash",
                clash.Later.Note, clash.Later.Line,
                $"{clash.Later.Name} is “{clash.Name}” here, and {clash.First.Name} is in {clash.First.Note.Id}: "
                + "learners cannot tell them apart by it.",
                "Give each its own role.")),
            .. terms.Select(term => Uncovered(deck, term)).OfType<Finding>(),
            .. course.Notes.SelectMany(note => note.Flashcards.Where(card => !IsExplained(explainer, card)).Select(card => Warning(
                "unexplained-answer",
                note, card.Line,
                $"Nothing in the notes explains the answer of {card.Id}, "
                + $"“{Wording.Shorten(card.Answer.ReplaceLineEndings(" "), LongestAnswer)}”: "
                + "whoever asks about it afterwards finds nothing.",
                "Add it as a term or a concept, or use the words of one in the answer."))),
            .. course.Notes.SelectMany(note => note.Flashcards.SelectMany(card => AlsoRight(explainer, card).Select(choice => Warning(
                "right-distractor",
                note, card.Line,
                $"“{Wording.Shorten(choice, LongestAnswer)}” is a wrong choice of {card.Id}, "
                + $"and another name of its answer, “{Wording.Shorten(card.Answer, LongestAnswer)}”.",
                "Replace the choice by something else.")))),
            .. course.Words.Names.Concat(course.Words.Descriptions)
                .Where(word => explainer.Called(word.Name) is null)
                .Select(word => new Finding(
                    word.File,
                    word.Line,
                    Severity.Warning,
                    $"No note explains “{word.Name}”, so these words lead nowhere.",
                    "Write the name as a note writes it, or its key, such as D1.2/aws-glue.")),
        ];
    }

    private static IEnumerable<string> AlsoRight(Explainer explainer, Flashcard card) =>
        card.Kind == FlashcardKind.MultipleChoice && explainer.Named(card.Answer) is { } right
            ? card.Choices.Except(card.Correct).Where(choice => explainer.Named(choice) == right)
            : [];

    private static IEnumerable<string> NamesButRole(Entry term) =>
        term.Term!.Aliases.Append(term.Name).Except([term.Term.Role ?? ""], StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// A name of two different terms of different notes; within one the note itself is told. The same term in two notes may have the same
    /// names.
    /// </summary>
    private static IEnumerable<(string Name, Entry First, Entry Later)> Clashes(
        IEnumerable<Entry> terms, Func<Entry, IEnumerable<string>> names) =>
        terms.SelectMany(term => names(term).Select(name => (name, key: string.Join(' ', EntryNames.WordsOf(name)), term)))
            .Where(named => named.key.Length > 0)
            .GroupBy(named => named.key)
            .SelectMany(group => group.Skip(1)
                .Where(later => later.term.Note != group.First().term.Note && later.term.Slug != group.First().term.Slug)
                .Select(later => (later.name, group.First().term, later.term)))
            .DistinctBy(clash => (clash.Item2, clash.Item3));

    /// <summary>Cards that are made from the term's definition count as well.</summary>
    private static Finding? Uncovered(Deck deck, Entry term) =>
        deck.About(term.Note.Id, term.Slug).Count > 0
        || term.Note.Flashcards.Any(card => card.Subject == term.Slug || IsNamedIn(term, card))
            ? null
            : Warning(
                "unasked-term",
                term.Note,
                term.Line,
                $"No flashcard asks about {term.Name}.",
                "Write one, or say more about it, so that cards can be made from it.");

    private static bool IsNamedIn(Entry term, Flashcard card) =>
        NoteEntries.IsNamedIn(term, card.Answer) || card.Correct.Any(choice => NoteEntries.IsNamedIn(term, choice));

    /// <summary>Choices that are only instances need no entry each, where the question names what they are instances of.</summary>
    private static bool IsExplained(Explainer explainer, Flashcard card) =>
        card.Subject is not null || explainer.Speaks(card.Answer)
        || (card.Correct.Count > 0 && (card.Correct.All(explainer.Speaks) || explainer.Mentioned(card.Prompt).Count > 0));

    private static Finding Warning(string rule, Note note, int line, string message, string mend) =>
        new(note.File, line, Severity.Warning, message, mend) { Rule = rule };
}
