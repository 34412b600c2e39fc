using QuizBot.Core.Notes.Reading.Drafts;
using QuizBot.Core.Notes.Reading.Marks;
using QuizBot.Core.Notes.Reading.Source;
using QuizBot.Core.Text;

namespace QuizBot.Core.Notes.Reading.Forms;

/// <summary>The questions that a note was found to ask: those to be asked, and those that wait for an answer.</summary>
internal sealed class FoundQuestions(Embeds embeds)
{
    private readonly List<CardDraft> drafts = [];
    private readonly List<CardDraft> unanswered = [];

    /// <summary>Lines of folds that answer nothing, since no question stands above them.</summary>
    private readonly List<int> orphans = [];

    /// <summary>Those to be asked.</summary>
    public IReadOnlyList<CardDraft> Drafts => drafts;

    public bool IsEmpty => drafts.Count + unanswered.Count == 0;

    public void Add(FoundQuestion found)
    {
        var draft = found.ToDraft(embeds);
        if (found.IsCertain || draft.Answer is { Content.IsEmpty: false } || draft.Options.Any(option => option.IsRight is true))
            drafts.Add(draft);
        else if (draft.Question.Text.Length > 0 && (found.Form != CardForm.Options || draft.Options.Count > 0))
            unanswered.Add(draft);
    }

    public void AddOrphan(int line) => orphans.Add(line);

    /// <summary>Gives each question without an answer the one that the key has for its number, the nearest question first.</summary>
    public void Answer(AnswerKey key)
    {
        foreach (var (number, answer) in key.Entries)
        {
            if (unanswered.FindLastIndex(draft => IsNumbered(draft, number)) is var waiting && waiting >= 0)
            {
                drafts.Add(unanswered[waiting] with
                {
                    Fields = [.. unanswered[waiting].Fields.Where(field => field.Kind != FieldKind.Answer), answer],
                });
                unanswered.RemoveAt(waiting);
            }
            else if (drafts.FindLastIndex(draft => IsNumbered(draft, number) && draft.Answer is null
                && !draft.Options.Any(option => option.IsRight is true)) is var at && at >= 0)
            {
                drafts[at] = drafts[at] with { Fields = [.. drafts[at].Fields, answer] };
            }
        }
    }

    /// <summary>Tells of questions without answers and answers without questions.</summary>
    public void Tell(FindingList findings)
    {
        foreach (var draft in unanswered)
        {
            findings.Information(
                "unanswered", draft.Line, $"“{Wording.Shorten(draft.Question.Text, 60)}” has no answer below it, so it is not asked.",
                "Write the answer below the question.");
        }

        foreach (var line in orphans)
        {
            findings.Warning(
                "orphan-answer", line, "This fold says that it holds an answer, but no question stands above it.",
                "Put the question above it, or into its summary.");
        }
    }

    private static bool IsNumbered(CardDraft draft, string number) =>
        draft.Number == number || (draft.Number is null && draft.Place == number);
}
