using System.Text.RegularExpressions;
using QuizBot.Core.Notes.Reading.Marks;
using QuizBot.Core.Text;

namespace QuizBot.Core.Notes.Reading.Drafts;

/// <summary>
/// Gives each authored flashcard of a note its id: what "Id:" says, else the number of its question ("Q7:"), else one made of its wording.
/// The place in a numbered list is none: it changes as soon as a question is added above.
/// </summary>
internal sealed partial class CardIds(FindingList findings)
{
    public IReadOnlyList<string> Assign(IReadOnlyList<CardDraft> drafts)
    {
        var wanted = drafts.Select(Wanted).ToList();
        var claimed = wanted.ToHashSet(StringComparer.OrdinalIgnoreCase);
        var copies = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        var firstLines = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        var ids = new List<string>();
        foreach (var (id, draft) in wanted.Zip(drafts))
        {
            if (firstLines.TryAdd(id, draft.Line))
            {
                ids.Add(id);
                continue;
            }

            string mended;
            do
            {
                copies[id] = copies.GetValueOrDefault(id, 1) + 1;
                mended = $"{id}-{copies[id]}";
            }
            while (!claimed.Add(mended));

            findings.Warning("double-id", draft.Line, $"There is another flashcard {id}, on line {firstLines[id]}, so this one is called "
                + $"{mended} for now.", "Give it a number or an “Id:” of its own, so that learners keep their progress on both.");
            ids.Add(mended);
        }

        return ids;
    }

    private string Wanted(CardDraft draft)
    {
        if (draft[FieldKind.Id] is { } field)
        {
            if (Plain().IsMatch(field.Text))
                return field.Text;
            var slug = Slug.From(field.Text);
            findings.Warning(
                "bad-id", field.Line, $"“{field.Text}” cannot be a flashcard's id{(slug.Length > 0 ? $", so it became {slug}" : "")}.",
                "Use letters, digits, hyphens and dots, at most 64.");
            if (slug.Length > 0)
                return slug;
        }

        if (draft.Number is { } number)
            return $"Q{number}";
        var wording = draft.Question.Text;
        var id = $"x{StableShuffle.Hash(wording) >> 32:x8}";
        findings.Information("no-number", draft.Line, $"This flashcard has no number, so it is called {id} after its wording; rewording "
            + "it will lose learners' progress on it.", "Begin the question with a number, as in “Q7: ...”, or add “* **Id:** a-name”.");
        return id;
    }

    [GeneratedRegex("^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$")]
    private static partial Regex Plain();
}
