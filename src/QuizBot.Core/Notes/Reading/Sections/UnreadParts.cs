using QuizBot.Core.Notes.Reading.Outline;
using QuizBot.Core.Notes.Reading.Source;

namespace QuizBot.Core.Notes.Reading.Sections;

/// <summary>
/// Tells what stands in a note and is not read: tables, code and pictures among terms, stages and steps, which are texts.
/// </summary>
internal static class UnreadParts
{
    public static void Check(IEnumerable<Section> sections, FindingList findings)
    {
        var knowledge = sections.Where(section =>
            section.Kind is SectionKind.Terms or SectionKind.Concepts or SectionKind.Stage or SectionKind.Analogy && !section.IsAsked);
        foreach (var entry in knowledge.SelectMany(section => section.Entries))
        {
            var part = entry.Embed switch
            {
                PipeTable => "table",
                Code => "code",
                _ => entry.Text.Pictures.Count > 0 ? "picture" : null,
            };
            if (part is not null)
                findings.Information(
                    $"unread-{part}", entry.Line, $"This {part} is not read: only flashcards show {(part == "code" ? part : part + "s")}.",
                    "Say it in a bullet with a name, or put it into a flashcard.");
        }
    }
}
