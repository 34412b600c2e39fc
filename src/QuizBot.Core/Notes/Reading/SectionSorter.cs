using System.Text.RegularExpressions;

namespace QuizBot.Core.Notes.Reading;

/// <summary>Decides by its heading, and by what is in it where the heading does not tell, what a section is about.</summary>
internal static partial class SectionSorter
{
    /// <summary>So many bullets are enough to tell what a section is about.</summary>
    private const int MaxTell = 30;

    /// <summary>Gives each section its kind. A deeper heading belongs to the one above it: under exam concepts it is a stage.</summary>
    /// <param name="sections">All sections of a note but the one that its title heads.</param>
    public static void Sort(IEnumerable<Section> sections)
    {
        var (around, level) = (SectionKind.Unknown, 0);
        foreach (var section in sections)
        {
            var own = KindOf(section.Heading);
            if (section.Level > level && StaysIn(around, own))
            {
                section.Kind = around == SectionKind.Concepts ? SectionKind.Stage : around;
                continue;
            }

            section.Kind = own == SectionKind.Unknown ? KindOfContent(section) : own;
            (around, level) = (section.Kind, section.Level);
        }
    }

    /// <summary>Whether a deeper heading is part of the section around it although its own words may say otherwise ("Services in this stage").</summary>
    private static bool StaysIn(SectionKind around, SectionKind own) => around switch
    {
        SectionKind.Unknown => false,
        SectionKind.Flashcards => true,
        SectionKind.Concepts or SectionKind.Stage => own is not (SectionKind.Flashcards or SectionKind.Analogy),
        SectionKind.Terms => own is SectionKind.Unknown or SectionKind.Terms or SectionKind.Concepts,
        _ => own is SectionKind.Unknown,
    };

    public static SectionKind KindOf(string heading) =>
        Flashcards().IsMatch(heading) || QuestionNumber.IsIn(heading) ? SectionKind.Flashcards
        : Analogy().IsMatch(heading) ? SectionKind.Analogy
        : HeadingText.IsStage(heading) ? SectionKind.Stage
        : Terms().IsMatch(heading) ? SectionKind.Terms
        : Concepts().IsMatch(heading) ? SectionKind.Concepts
        : SectionKind.Unknown;

    private static SectionKind KindOfContent(Section section)
    {
        var labels = section.Entries.Where(entry => entry.Depth == 0).Take(MaxTell).Select(entry => Label.Split(entry.Text)).OfType<Label>().ToList();
        if (labels.Exists(label => label.Name.Contains("analogy", StringComparison.OrdinalIgnoreCase)))
            return SectionKind.Analogy;
        return labels.Exists(label => label.IsBold && TermName.Parse(label.Name).Role is not null) ? SectionKind.Terms : SectionKind.Unknown;
    }

    [GeneratedRegex(@"\b(flash\s?-?cards?|quiz(zes)?|(practice|review|sample) questions?|test yourself|(self-?|self )check|check yourself|q ?& ?a)\b", Options)]
    private static partial Regex Flashcards();

    [GeneratedRegex(@"\b(analog(y|ies)|metaphors?|core concept|the story)\b", Options)]
    private static partial Regex Analogy();

    [GeneratedRegex(@"\b(services?|definitions?|glossary|terms?|terminology|vocabulary|tools?)\b", Options)]
    private static partial Regex Terms();

    [GeneratedRegex(@"\b(exam focus|concepts|stages|phases|life\s?cycle)\b", Options)]
    private static partial Regex Concepts();

    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;
}
