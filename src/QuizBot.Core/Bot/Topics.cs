using System.Diagnostics.CodeAnalysis;
using QuizBot.Core.Explain;
using QuizBot.Core.Explain.Entries;

namespace QuizBot.Core.Bot;

/// <summary>
/// Finds the part of the course that people mean: a note by id or title, a term by name, alias or role, a concept by name; misspelt or not.
/// </summary>
public sealed class Topics(Explainer explainer)
{
    /// <summary>The names of every note, term and concept, without duplicates.</summary>
    public IReadOnlyList<string> Names =>
    [
        .. explainer.Entries
            .Where(entry => entry.Kind is EntryKind.Note or EntryKind.Term or EntryKind.Concept)
            .Select(entry => entry.Name)
            .Distinct(),
    ];

    public bool TryFind(string text, [NotNullWhen(true)] out Topic? topic) =>
        (topic = explainer.Named(text) is { } entry ? Of(entry) : null) is not null;

    /// <summary>What is nearest to the text, best first.</summary>
    public IReadOnlyList<Topic> Nearest(string text, int count) => [.. explainer.Nearest(text, count).Select(Of)];

    /// <summary>A term or a concept by itself; everything else stands for its note.</summary>
    private static Topic Of(Entry entry) =>
        new(entry.Name, entry.Note.Id, entry.Kind is EntryKind.Term or EntryKind.Concept ? entry.Slug : null);
}

/// <summary>A part of the course that a quiz can be narrowed to.</summary>
/// <param name="Name">What to call it ("AWS Glue", "D1.2 ML Lifecycle").</param>
/// <param name="Note">The note it is in.</param>
/// <param name="Subject">The slug of the term or concept; null for the whole note.</param>
public sealed record Topic(string Name, string Note, string? Subject);
