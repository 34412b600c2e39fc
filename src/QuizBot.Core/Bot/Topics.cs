using System.Diagnostics.CodeAnalysis;
using QuizBot.Core.Explain;

namespace QuizBot.Core.Bot;

/// <summary>Finds the part of the course that people mean: a note by id or title, a term by name, alias or role, a concept by name; misspelt or not.</summary>
public sealed class Topics(Explainer explainer)
{
    public bool TryFind(string text, [NotNullWhen(true)] out Topic? topic) => (topic = explainer.Named(text) is { } entry ? Of(entry) : null) is not null;

    /// <summary>What is nearest to the text, best first.</summary>
    public IReadOnlyList<Topic> Nearest(string text, int count) => [.. explainer.Nearest(text, count).Select(Of)];

    /// <summary>A term or a concept by itself; everything else stands for its note.</summary>
    internal static Topic Of(Entry entry) => new(entry.Name, entry.Note.Id, entry.Kind is EntryKind.Term or EntryKind.Concept ? entry.Slug : null);
}
