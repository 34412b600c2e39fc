using System.Text;
using QuizBot.Core.Notes.Reading.Drafts;
using QuizBot.Core.Notes.Reading.Forms;
using QuizBot.Core.Notes.Reading.Marks;
using QuizBot.Core.Notes.Reading.Outline;
using QuizBot.Core.Notes.Reading.Sections;
using QuizBot.Core.Notes.Reading.Source;
using QuizBot.Core.Text;

namespace QuizBot.Core.Notes.Reading;

/// <summary>Reads one study note. Whatever the file holds, the result is a note; what is wrong with it is in its findings.</summary>
public static class NoteParser
{
    /// <param name="file">The path to name in findings; a note without an id in its heading is called after it.</param>
    /// <param name="bytes">The file: UTF-8 or UTF-16, with or without a byte order mark, any line ends.</param>
    public static Note Parse(string file, ReadOnlySpan<byte> bytes)
    {
        var findings = new FindingList(file);
        var text = NoteText.ReadLines(bytes, findings);
        var traits = NoteTraits.Take(text);
        var embeds = new Embeds();
        RuledLabels.Rewrite(text);
        QaLines.Rewrite(text);
        BracketClozes.Rewrite(text);
        PercentCards.Rewrite(text);
        var frontMatter = Scrubber.Scrub(text, embeds, findings);
        List<SourceLine> lines = [.. FoldReader.Read(text, embeds, findings)];
        var drafts = CardForms.TakeLines(lines, traits, embeds);

        var sections = OutlineReader.Read(lines, embeds);
        var title = TitleSection(sections);
        var heading = NoteHeading.Read(title, file, word => SpeaksOf(text, word), findings);
        SectionSorter.Sort([.. sections.Where(section => section != title)]);
        CheckLengths(sections, findings);
        drafts.AddRange(CardForms.Find(sections, title, frontMatter, embeds, findings));
        SectionSorter.SortByNames([.. sections.Where(section => section is { Kind: SectionKind.Unknown, IsAsked: false })]);

        var analogy = AnalogyReader.Read(Of(SectionKind.Analogy), findings);
        var stages = StageReader.Read(sections.Where(section => section.Kind is SectionKind.Concepts or SectionKind.Stage), findings);
        var terms = new TermReader(new AliasFinder(text), StageNames.Of(analogy.Steps, stages), analogy.Steps.Count > 0, findings)
            .Read(Of(SectionKind.Terms));
        if (drafts.Count == 0 && CardForms.OfTitle(sections, title, embeds) is { } whole)
            drafts.Add(whole);
        var note = new Note
        {
            Id = heading.Id,
            Title = heading.Title,
            Domain = heading.Domain,
            Weight = heading.Weight,
            AnalogyTitle = analogy.Title,
            AnalogyFocus = analogy.Focus,
            Analogy = analogy.Steps,
            TermsTitle = Of(SectionKind.Terms) is [var section, ..]
                && HeadingText.WithoutNumbering(section.Heading) is { Length: > 0 } termsTitle
                ? termsTitle
                : null,
            Terms = terms,
            Stages = stages,
            Flashcards = new FlashcardReader(heading.Id, new KnownNames(terms, stages), findings).Read(Bounded(drafts, findings)),
            File = file,
        };
        UnreadParts.Check(sections, findings);
        CheckContent(note, findings);
        return note with { Findings = findings.ByLine() };

        List<Section> Of(SectionKind kind) => [.. sections.Where(section => section.Kind == kind)];
    }

    /// <inheritdoc cref="Parse(string, ReadOnlySpan{byte})"/>
    public static Note Parse(string file, string text) => Parse(file, Encoding.UTF8.GetBytes(text));

    /// <summary>The first heading of level 1, or the first heading of all if nothing says that it begins a section.</summary>
    private static Section? TitleSection(IReadOnlyList<Section> sections) =>
        sections.FirstOrDefault(section => section.Level == 1)
        ?? sections.FirstOrDefault(section => section.Level > 0) switch
        {
            { } first when SectionSorter.KindOf(first.Heading) == SectionKind.Unknown && !QuestionText.IsQuestion(first.Heading) => first,
            _ => null,
        };

    /// <summary>Whether a word stands anywhere but in a heading.</summary>
    private static bool SpeaksOf(IReadOnlyList<string> text, string word) =>
        text.Any(line => line.Contains(word, StringComparison.OrdinalIgnoreCase) && line.AsSpan().TrimStart() is [not '#', ..]
            && Words.IndexOf(Words.Of(line), Words.Of(word)) >= 0);

    private static IEnumerable<CardDraft> Bounded(List<CardDraft> drafts, FindingList findings)
    {
        var ordered = drafts.OrderBy(draft => draft.Line);
        if (drafts.Count <= CardForms.Most)
            return ordered;
        findings.Warning(
            "too-many-flashcards", 0, $"There are more than {Wording.Number(CardForms.Most)} flashcards here; the rest was not read.",
            "Split the note into several.");
        return ordered.Take(CardForms.Most);
    }

    private static void CheckLengths(IEnumerable<Section> sections, FindingList findings)
    {
        foreach (var entry in sections.Where(section => section.Kind is not (SectionKind.Unknown or SectionKind.Flashcards))
            .SelectMany(section => section.Entries))
        {
            if (entry.Length > InlineReader.MaxLength)
                findings.Warning(
                    "long-text", entry.Line, $"This text is {entry.Length} characters long; the first {InlineReader.MaxLength} were read.",
                    "Split it into several bullets.");
        }
    }

    private static void CheckContent(Note note, FindingList findings)
    {
        if (!HasContent(note))
        {
            findings.Error(
                "nothing", 0, "There is nothing to study in this note: no analogy, no services, no stages and no flashcards were found.",
                "Give it sections as in “## 2. Key Services & Definitions” with bullets “* **Amazon S3 (The Infinite Warehouse):** ...”.");
            return;
        }

        // A note of questions and nothing else wants nothing else.
        if (note.Analogy.Count + note.Terms.Count + note.Stages.Count == 0)
            return;
        if (note.Analogy.Count == 0)
            findings.Information(
                "no-analogy", 0, "There is no analogy with numbered steps.",
                "Add a section such as “## 1. Core Concept: The Media Company Analogy” with steps “1. **Data Preparation:** ...”.");
        if (note.Terms.Count == 0)
            findings.Warning(
                "no-terms", 0, "No services or terms are defined.",
                "Add a section “## 2. Key Services & Definitions” with bullets “* **Amazon S3 (The Infinite Warehouse):** ...”.");
        if (note.Stages.Count == 0)
            findings.Warning(
                "no-stages", 0, "There are no stages or key concepts.",
                "Add a section “## 3. Exam Focus & Key Concepts” with headings “### A. Stage 1: ...” and bullets “* **Concept:** ...”.");
        if (note.Flashcards.Count == 0)
            findings.Warning("no-flashcards", 0, "There are no flashcards.", "Add a section with blocks “<details><summary><strong>Q1: "
                + "...</strong></summary>”, a line “* **Answer:** ...” and “</details>”.");
    }

    internal static bool HasContent(Note note) => note.Analogy.Count + note.Terms.Count + note.Stages.Count + note.Flashcards.Count > 0;
}
