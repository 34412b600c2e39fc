using System.Text.RegularExpressions;
using QuizBot.Core.Notes;

namespace QuizBot.Core.Explain.Entries;

/// <summary>Gathers what the notes say about an entry.</summary>
internal static partial class Explanations
{
    private const int MostSentences = 3;

    public static Explanation Of(Catalogue catalogue, Entry entry)
    {
        var chapter = catalogue.Of(entry);
        Entry[] parts = [.. PartsOf(chapter, entry)];
        var uses = entry.Kind == EntryKind.Term ? [] : catalogue.UsedIn(entry);
        var mixedUp = Related.MixedUp(catalogue, entry);
        AnalogyStep[] story = [.. StoryOf(chapter, entry)];
        string[] about = [entry.Text, .. entry.Remarks.Select(remark => remark.Text), .. parts.Select(part => part.Text)];
        return new()
        {
            Entry = entry,
            Text = string.Join(' ', about.Take(1 + entry.Remarks.Count).Where(text => text.Length > 0)),
            Role = entry.Term?.Role,
            Story = story,
            Places = PlacesOf(entry),
            Parts = parts,
            Uses = uses,
            MixedUp = mixedUp,
            Related = Related.To(catalogue, entry, mixedUp),
            Examples = [.. about.SelectMany(Sentences).Where(sentence => ForExample().IsMatch(sentence)).Take(MostSentences)],
            Reasons =
            [
                .. chapter.Note.Flashcards
                    .Where(card => card.Why is not null && chapter.AnswerOf(card) == entry)
                    .Select(card => card.Why!)
                    .Distinct()
                    .Take(MostSentences),
            ],
            Source = SourceOf(entry),
        };
    }

    /// <summary>"D1.2 ML Lifecycle, “Key Services &amp; Definitions”".</summary>
    public static string SourceOf(Entry entry)
    {
        var note = entry.Note;
        var section = entry.Kind switch
        {
            EntryKind.Term => note.TermsTitle ?? "terms",
            EntryKind.Concept or EntryKind.Stage => entry.Stage!.Title,
            EntryKind.Step or EntryKind.Analogy => note.AnalogyTitle ?? "analogy",
            _ => null,
        };
        return $"{note.Id} {note.Title}".Trim() + (section is null ? "" : $", “{section}”");
    }

    private static IEnumerable<Entry> PartsOf(NoteEntries chapter, Entry entry) => entry.Kind switch
    {
        EntryKind.Concept => chapter.PartsOf(entry),
        EntryKind.Stage => chapter.Concepts.Where(concept => concept.Stage == entry.Stage && concept.Concept!.Parent is null),
        EntryKind.Note => chapter.Stages,
        _ => [],
    };

    private static IEnumerable<AnalogyStep> StoryOf(NoteEntries chapter, Entry entry) =>
        chapter.Note.Analogy.Where(step => entry.Kind switch
        {
            EntryKind.Term => NoteEntries.IsNamedIn(entry, step.Text),
            EntryKind.Analogy or EntryKind.Note => true,
            _ => entry.Phases.Contains(step.Step),
        });

    private static IReadOnlyList<string> PlacesOf(Entry entry) => entry switch
    {
        { Term: { } term } => term.Stages,
        { Concept: not null, Stage: { } stage } => [stage.Title],
        _ => [],
    };

    private static IEnumerable<string> Sentences(string text) => SentenceEnd().Split(text).Where(sentence => sentence.Length > 0);

    [GeneratedRegex(@"(?<=[.!?]) (?=[A-Z“])", RegexOptions.CultureInvariant)]
    private static partial Regex SentenceEnd();

    [GeneratedRegex(
        @"\be\.g\.|\bfor (example|instance)\b|\bsuch as\b|\blike\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex ForExample();
}
