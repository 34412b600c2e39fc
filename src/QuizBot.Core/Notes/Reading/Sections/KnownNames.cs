using QuizBot.Core.Notes.Reading.Marks;
using QuizBot.Core.Text;

namespace QuizBot.Core.Notes.Reading.Sections;

/// <summary>What a note's answers may be about: its terms and concepts, by all their names.</summary>
internal sealed class KnownNames
{
    /// <summary>More names than this tell no typo from another answer any better.</summary>
    private const int MaxReject = 200;

    private readonly Dictionary<string, (string Slug, IReadOnlyList<string> Names)> byName = [];
    private readonly List<(string Name, string Slug, bool IsConcept)> all = [];

    public KnownNames(IEnumerable<Term> terms, IEnumerable<Stage> stages)
    {
        foreach (var term in terms)
        {
            Add(term.Slug, [term.Name, .. term.Aliases]);
            foreach (var name in new[] { term.Name, TermName.TakeGroups(term.Name).Bare })
                all.Add((name, Slug.From(name), false));
        }

        foreach (var concept in stages.SelectMany(stage => stage.Concepts))
        {
            var names = NamesOf(concept.Name).ToList();
            Add(Slug.From(concept.Name), names);
            all.AddRange(names.Select(name => (name, Slug.From(name), true)));
        }
    }

    /// <summary>Slug of the term or concept that a text names; null where it names none.</summary>
    public string? Find(string answer) => FindNames(answer)?.Slug;

    /// <summary>What else to accept for a typed answer, and which names are other answers.</summary>
    public (IReadOnlyList<string> Accept, IReadOnlyList<string> Reject) AroundTyped(
        string answer, IEnumerable<string> alsoAccepted, IEnumerable<string> alsoRejected)
    {
        var accept = NamesOf(answer).Concat(FindNames(answer)?.Names ?? []).Concat(alsoAccepted)
            .Where(name => !name.Equals(answer, StringComparison.OrdinalIgnoreCase)).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        var right = accept.Append(answer).Select(Slug.From).ToHashSet();
        // "Data Preparation & Feature Engineering" is a fuller name for the answer "Data Preparation", not another one.
        var reject = all.Where(other => !right.Contains(other.Slug) && !(other.IsConcept && right.Any(slug => IsPartOf(slug, other.Slug))));
        return (accept, [.. alsoRejected.Concat(reject.Select(other => other.Name)).Distinct(StringComparer.OrdinalIgnoreCase)
            .Take(MaxReject)]);
    }

    /// <summary>"Model Drift (or Concept Drift)" is two names; what other parentheses say ("if supervised") is none.</summary>
    private static IEnumerable<string> NamesOf(string text)
    {
        var (bare, groups) = TermName.TakeGroups(text);
        yield return text;
        if (bare.Length > 0)
            yield return bare;
        foreach (var group in groups)
        {
            var other = AlternativeOf(group);
            if (other is not null)
                yield return other;
        }
    }

    private static string? AlternativeOf(string group)
    {
        foreach (var word in new[] { "or ", "also known as ", "also called ", "also ", "aka ", "a.k.a. " })
        {
            if (group.StartsWith(word, StringComparison.OrdinalIgnoreCase))
                return group[word.Length..].Trim();
        }

        var isName = TermName.IsAcronym(group)
            || group.Split(' ').All(word => word.Length > 0 && (char.IsUpper(word[0]) || word is "of" or "the" or "and"));
        return isName && !group.StartsWith("If ", StringComparison.Ordinal) ? group : null;
    }

    private (string Slug, IReadOnlyList<string> Names)? FindNames(string answer)
    {
        foreach (var name in NamesOf(answer))
        {
            if (byName.TryGetValue(Slug.From(name), out var subject))
                return subject;
        }

        return null;
    }

    private void Add(string slug, IReadOnlyList<string> names)
    {
        foreach (var name in names.Select(Slug.From).Where(name => name.Length > 0))
            byName.TryAdd(name, (slug, names));
    }

    private static bool IsPartOf(string slug, string longer) =>
        slug.Contains('-', StringComparison.Ordinal) && $"-{longer}-".Contains($"-{slug}-", StringComparison.Ordinal);
}
