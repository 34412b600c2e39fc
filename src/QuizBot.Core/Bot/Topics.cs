using System.Diagnostics.CodeAnalysis;
using QuizBot.Core.Notes;

namespace QuizBot.Core.Bot;

/// <summary>Finds the part of the course that people mean: a note by id or title, a term by name, alias or role, a concept by name.</summary>
public sealed class Topics
{
    private readonly Dictionary<string, Topic> byName = [];
    private readonly List<Topic> all = [];

    public Topics(Course course)
    {
        foreach (Note note in course.Notes)
        {
            Add(new($"{note.Id} {note.Title}", note.Id, null), [note.Id, note.Title, $"{note.Id} {note.Title}"]);
            foreach (Term term in note.Terms)
                Add(new(term.Name, note.Id, term.Slug), [term.Name, .. term.Aliases, term.Role ?? ""]);
            foreach (Concept concept in note.Stages.SelectMany(stage => stage.Concepts))
                Add(new(concept.Name, note.Id, Slug.From(concept.Name)), [concept.Name, WithoutParentheses(concept.Name)]);
        }
    }

    /// <summary>Every topic: notes, and in each its terms and concepts, in course order.</summary>
    public IReadOnlyList<Topic> All => all;

    /// <summary>The names of every topic, without duplicates.</summary>
    public IReadOnlyList<string> Names => [.. all.Select(topic => topic.Name).Distinct()];

    public bool TryFind(string text, [NotNullWhen(true)] out Topic? topic) => byName.TryGetValue(Normalise(text), out topic);

    /// <summary>The topics whose names share most letter pairs with the text, best first; none that share little.</summary>
    public IReadOnlyList<Topic> Nearest(string text, int count)
    {
        HashSet<string> wanted = Pairs(Normalise(Friendly.Shorten(text, 100)));
        return [.. byName
            .Select(entry => (Topic: entry.Value, Likeness: Likeness(wanted, Pairs(entry.Key))))
            .Where(near => near.Likeness > 0.3)
            .OrderByDescending(near => near.Likeness)
            .ThenBy(near => near.Topic.Name, StringComparer.Ordinal)
            .Select(near => near.Topic)
            .Distinct()
            .Take(count)];
    }

    private static double Likeness(HashSet<string> a, HashSet<string> b) =>
        a.Count + b.Count == 0 ? 0 : 2.0 * a.Count(b.Contains) / (a.Count + b.Count);

    private static HashSet<string> Pairs(string text) => [.. Enumerable.Range(0, Math.Max(0, text.Length - 1)).Select(i => text.Substring(i, 2))];

    private static string WithoutParentheses(string name) => name.Split('(')[0];

    private static string Normalise(string text)
    {
        string plain = string.Concat(text.Select(c => char.IsLetterOrDigit(c) || c == '.' ? char.ToLowerInvariant(c) : ' '));
        string[] words = plain.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return string.Join(' ', words is ["the", _, ..] ? words[1..] : words);
    }

    private void Add(Topic topic, IEnumerable<string> names)
    {
        all.Add(topic);
        foreach (string name in names.Select(Normalise).Where(name => name.Length > 0))
            byName.TryAdd(name, topic);
    }
}
