using QuizBot.Core.Notes.Reading.Marks;
using QuizBot.Core.Notes.Reading.Source;
using QuizBot.Core.Text;

namespace QuizBot.Core.Notes.Reading.Sections;

/// <summary>What a note calls its stages: the steps of its analogy, its stage titles and the concepts under them.</summary>
internal sealed class StageNames
{
    /// <summary>Far beyond any real note; every name has dozens of parts.</summary>
    private const int MaxNames = 500;

    private readonly HashSet<string> known;
    private readonly HashSet<string> terms;

    private StageNames(HashSet<string> known, HashSet<string> terms)
    {
        this.known = known;
        this.terms = terms;
    }

    public static StageNames Of(IEnumerable<AnalogyStep> steps, IEnumerable<Stage> stages)
    {
        var names = steps.Select(step => step.Step)
            .Concat(stages.SelectMany(stage => stage.Concepts.Select(concept => concept.Name).Append(stage.Title)));
        return new StageNames([.. names.Take(MaxNames).SelectMany(PartsOf)], []);
    }

    public StageNames Besides(IEnumerable<TermName> names) =>
        new(known, [.. names.SelectMany(name => new[] { name.Name, name.Base, name.Role ?? "" }.Concat(name.Groups)).Select(Slug.From)]);

    /// <summary>
    /// The stages that a definition names in bold. In a note without any, whatever is bold where the definition speaks of stages.
    /// </summary>
    public IReadOnlyList<string> In(RichText definition)
    {
        var bold = definition.BoldTexts.Select(text => text.TrimEnd(':', '.', ','))
            .Where(text => text.Length > 0 && !terms.Contains(Slug.From(text)));
        if (known.Count > 0)
            bold = bold.Where(text => known.Contains(Slug.From(text)));
        else if (!definition.Text.Contains("stage", StringComparison.OrdinalIgnoreCase)
            && !definition.Text.Contains("phase", StringComparison.OrdinalIgnoreCase))
            bold = [];
        return [.. bold.Distinct(StringComparer.OrdinalIgnoreCase)];
    }

    /// <summary>A name and every run of words in it, as slugs: "Monitoring" is part of "Deployment and Monitoring".</summary>
    private static IEnumerable<string> PartsOf(string name)
    {
        var words = Slug.From(name).Split('-');
        for (var start = 0; start < words.Length; start++)
        {
            for (var end = start + 1; end <= words.Length; end++)
                yield return string.Join('-', words[start..end]);
        }
    }
}
