using System.Text.RegularExpressions;
using QuizBot.Core.Notes.Languages;
using QuizBot.Core.Notes.Reading.Marks;

namespace QuizBot.Core.Notes.Reading.Outline;

/// <summary>Decides by its heading, and by what is in it, what a section is about.</summary>
internal static class SectionSorter
{
    /// <summary>So many bullets are enough to tell what a section is about.</summary>
    private const int MaxTell = 30;
    private const int FewestNames = 2;
    private const int MostHeadingWords = 8;

    private static readonly Regex Flashcards = WordsOf("flashcards");
    private static readonly Regex Analogy = WordsOf("analogy");
    private static readonly Regex Terms = WordsOf("terms");
    private static readonly Regex Concepts = WordsOf("concepts");

    /// <summary>Gives each section its kind. A deeper heading belongs to the one above it: under exam concepts it is a stage.</summary>
    /// <param name="sections">All sections of a note but the one that its title heads.</param>
    public static void Sort(IReadOnlyList<Section> sections)
    {
        var (around, level) = (SectionKind.Unknown, 0);
        for (var i = 0; i < sections.Count; i++)
        {
            var section = sections[i];
            var own = KindOf(section.Heading);
            if (section.Level > level && StaysIn(around, own))
            {
                section.Kind = around == SectionKind.Concepts ? SectionKind.Stage : around;
                continue;
            }

            if (own is SectionKind.Terms or SectionKind.Concepts && !HasNames(sections, i))
                own = SectionKind.Unknown;
            section.Kind = own == SectionKind.Unknown ? KindOfContent(section) : own;
            (around, level) = (section.Kind, section.Level);
        }
    }

    /// <summary>
    /// Whether a deeper heading is part of the section around it although its own words may say otherwise ("Services in this stage").
    /// </summary>
    private static bool StaysIn(SectionKind around, SectionKind own) => around switch
    {
        SectionKind.Unknown => false,
        SectionKind.Flashcards => true,
        SectionKind.Concepts or SectionKind.Stage => own is not (SectionKind.Flashcards or SectionKind.Analogy),
        SectionKind.Terms => own is SectionKind.Unknown or SectionKind.Terms or SectionKind.Concepts,
        _ => own is SectionKind.Unknown,
    };

    public static SectionKind KindOf(string heading)
    {
        if (QuestionNumber.IsIn(heading))
            return SectionKind.Flashcards;
        if (HeadingText.IsStage(heading))
            return SectionKind.Stage;
        // "How the quiz works" and "Why long-term tools matter" are about something else.
        if (QuestionText.IsQuestion(heading) || QuestionText.IsTask(HeadingText.WithoutNumbering(heading))
            || heading.AsSpan().Count(' ') >= MostHeadingWords)
            return SectionKind.Unknown;
        return Flashcards.IsMatch(heading) ? SectionKind.Flashcards
            : Analogy.IsMatch(heading) ? SectionKind.Analogy
            : Terms.IsMatch(heading) ? SectionKind.Terms
            : Concepts.IsMatch(heading) ? SectionKind.Concepts
            : SectionKind.Unknown;
    }

    /// <summary>Whether something is named and explained in the section or in one below it.</summary>
    private static bool HasNames(IReadOnlyList<Section> sections, int at) =>
        sections.Skip(at).TakeWhile((section, index) => index == 0 || section.Level > sections[at].Level)
            .Any(section => HeadingText.IsStage(section.Heading)
                || section.Entries.Take(MaxTell).Any(entry => Label.Split(entry.Text) is { IsAside: false }));

    private static SectionKind KindOfContent(Section section)
    {
        var entries = section.Entries.Where(entry => entry.Depth == 0 && entry.Tick is null).Take(MaxTell).ToList();
        var labels = entries.Select(entry => Label.Split(entry.Text)).OfType<Label>().ToList();
        if (labels.Exists(label => Analogy.IsMatch(label.Name)))
            return SectionKind.Analogy;
        return labels.Exists(label => label.IsBold && TermName.HasPart(label.Name)) ? SectionKind.Terms : SectionKind.Unknown;
    }

    /// <summary>
    /// Where no heading tells, bullets with names in bold are enough. A name that comes again in another section ("Pricing") says something
    /// of the thing that the section is about, and names nothing.
    /// </summary>
    /// <param name="sections">Sections of no kind, in which no question was found.</param>
    public static void SortByNames(IReadOnlyList<Section> sections)
    {
        var names = sections.ToDictionary(section => section, NamesIn, ReferenceEqualityComparer.Instance as IEqualityComparer<Section>);
        var counts = names.Values.SelectMany(all => all.Names).CountBy(name => name, StringComparer.OrdinalIgnoreCase).ToDictionary(
            StringComparer.OrdinalIgnoreCase);
        foreach (var (section, (all, bullets)) in names)
        {
            var own = all.Count(name => counts[name] == 1);
            if (own >= FewestNames && own * 2 > bullets)
                section.Kind = SectionKind.Concepts;
        }
    }

    private static (List<string> Names, int Bullets) NamesIn(Section section)
    {
        var bullets = section.Entries.Where(entry =>
            entry is { Depth: 0, Tick: null, Kind: OutlineItemKind.Bullet or OutlineItemKind.Numbered }).Take(MaxTell).ToList();
        List<string> names =
            [.. bullets.Where(entry => CardLabels.Of(entry.Text) is null).Select(entry => Label.Split(entry.Text)).OfType<Label>()
            .Where(label => label is { IsBold: true, IsAside: false, Body.IsEmpty: false } && !QuestionText.IsQuestion(label.Name))
                .Select(label => label.Name)];
        return (names, bullets.Count);
    }

    /// <summary>Whole words; in scripts that put no spaces between words anywhere.</summary>
    private static Regex WordsOf(string line)
    {
        var words = LanguageWords.All(line);
        var spaced = string.Join('|', words.Where(word => word[0] < '\u0E00').OrderByDescending(word => word.Length).Select(Regex.Escape));
        var unspaced = string.Join('|', words.Where(word => word[0] >= '\u0E00').Select(Regex.Escape));
        return new Regex(
            $@"(?<![\p{{L}}\p{{N}}])({spaced})(?![\p{{L}}\p{{N}}])|{unspaced}",
            RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);
    }
}
