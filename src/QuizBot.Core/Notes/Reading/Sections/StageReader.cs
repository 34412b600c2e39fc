using QuizBot.Core.Notes.Reading.Marks;
using QuizBot.Core.Notes.Reading.Outline;

namespace QuizBot.Core.Notes.Reading.Sections;

/// <summary>The stages of a note with the concepts under each.</summary>
internal static class StageReader
{
    public static IReadOnlyList<Stage> Read(IEnumerable<Section> sections, FindingList findings)
    {
        var stages = new List<Stage>();
        foreach (var section in sections)
        {
            var concepts = ReadConcepts(section.Entries, findings);
            // The heading above the stages has a sentence at most, and one such as "Exam tips" may have no concepts either.
            if (concepts.Count > 0 || HeadingText.IsStage(section.Heading))
                stages.Add(new Stage(HeadingText.StageTitle(section.Heading), concepts, section.Line)
                {
                    Number = HeadingText.StageNumberOf(section.Heading),
                });
        }

        return stages;
    }

    private static List<Concept> ReadConcepts(IReadOnlyList<OutlineItem> entries, FindingList findings)
    {
        var repeated = entries.Where(entry => entry.Depth > 0).Select(entry => Label.Split(entry.Text)?.Name).OfType<string>().CountBy(
            name => name, StringComparer.OrdinalIgnoreCase)
            .Where(name => name.Value > 1).Select(name => name.Key).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var passages = new List<TextUnderName>();
        var around = new Stack<(int Depth, int Index)>();
        foreach (var entry in entries.Where(entry => !entry.Text.IsEmpty))
        {
            while (around.TryPeek(out var last) && last.Depth >= entry.Depth)
                around.Pop();
            var parent = around.TryPeek(out var above) ? above.Index : -1;
            if (Label.Split(entry.Text) is { IsAside: false } label && !(entry.Depth > 0 && repeated.Contains(label.Name))
                && (label.IsBold || entry.Kind != OutlineItemKind.Paragraph))
            {
                around.Push((entry.Depth, passages.Count));
                passages.Add(new TextUnderName(label.Name, label.Body.Text, entry.Line) { Parent = parent });
            }
            else if (parent >= 0)
            {
                passages[parent].Add(entry.Text.Text);
            }
        }

        var children = passages.Where(passage => passage.Parent >= 0).ToLookup(passage => passage.Parent, passage => passage.Name);
        var concepts = passages.Select((passage, index) => ToConcept(passage, passages, [.. children[index]])).ToList();
        Check(concepts, findings);
        return concepts;
    }

    private static Concept ToConcept(TextUnderName passage, List<TextUnderName> all, List<string> children)
    {
        // "... to detect:" above a list says nothing without the names in the list.
        var own = passage.Own.EndsWith(':') && children.Count > 0 ? $"{passage.Own} {string.Join(", ", children)}." : passage.Own;
        return new Concept(passage.Name, passage.Join(own), passage.Line) { Parent = passage.Parent < 0 ? null : all[passage.Parent].Name };
    }

    private static void Check(List<Concept> concepts, FindingList findings)
    {
        var seen = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        var parents = concepts.Select(concept => concept.Parent).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var concept in concepts)
        {
            if (!seen.TryAdd(concept.Name, concept.Line))
                findings.Warning(
                    "double-concept", concept.Line, $"“{concept.Name}” stands twice in this stage, first on line {seen[concept.Name]}.",
                    "Merge the two, or give one another name.");
            if (concept.Text.Length == 0 && !parents.Contains(concept.Name))
                findings.Warning(
                    "empty-concept", concept.Line, $"“{concept.Name}” has no explanation.",
                    $"Say what it is after the colon: “* **{concept.Name}:** ...”.");
        }
    }
}
