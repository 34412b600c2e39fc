using QuizBot.Core.Chat;
using QuizBot.Core.Explain;
using QuizBot.Core.Explain.Entries;
using QuizBot.Core.Notes;
using QuizBot.Core.Text;

namespace QuizBot.Core.Bot.Explaining;

/// <summary>A note as a whole: its analogy, or its stages and terms.</summary>
internal static class NoteView
{
    public static View Of(Explainer explainer, Entry entry)
    {
        var note = entry.Note;
        var told = explainer.Explain(entry);
        var story = entry.Kind == EntryKind.Analogy;
        Fact[] facts = [.. story ? Story(note) : Contents(told, note)];
        var text = note.AnalogyFocus ?? "";
        var names = Wording.List([.. facts.Select(fact => fact.Label)]);
        return new()
        {
            Title = entry.Name,
            Blocks =
            [
                .. text.Length > 0 ? [new TextBlock(text)] : Array.Empty<Block>(),
                .. facts.Length > 0 ? [new FactsBlock(facts)] : Array.Empty<Block>(),
                Sources.Of(told),
            ],
            Actions = ExplainButtons.Of(told),
            Fallback = text.Length > 0 ? $"{entry.Name}: {text}" : $"{entry.Name}: {names}",
        };
    }

    private static IEnumerable<Fact> Story(Note note) =>
        note.Analogy.Select(step => new Fact(step.Step, step.Text))
            .Concat(note.Terms.Where(term => term.Role is not null).Select(term => new Fact(term.Role!, term.Name)));

    private static IEnumerable<Fact> Contents(Explanation told, Note note)
    {
        foreach (var stage in told.Parts)
        {
            var concepts = stage.Stage!.Concepts.Where(concept => concept.Parent is null);
            yield return new(stage.Name, Wording.List([.. concepts.Select(concept => concept.Name)]));
        }

        if (note.Terms.Count > 0)
            yield return new(note.TermsTitle ?? "Terms", Wording.List([.. note.Terms.Select(term => term.Name)]));
    }
}
