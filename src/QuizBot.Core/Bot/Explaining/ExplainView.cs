using QuizBot.Core.Chat;
using QuizBot.Core.Explain;
using QuizBot.Core.Explain.Entries;
using QuizBot.Core.Text;

namespace QuizBot.Core.Bot.Explaining;

/// <summary>What an explanation looks like.</summary>
public static class ExplainView
{
    /// <param name="explainer">Made from the notes that the answer is from.</param>
    /// <param name="answer">The answer.</param>
    /// <param name="asked">What was written, so that it can be quoted where the notes do not cover it.</param>
    public static View Of(Explainer explainer, Answer answer, string asked) => answer.Intent switch
    {
        Intent.Hello or Intent.Thanks or Intent.Bye or Intent.Self or Intent.Study
            or Intent.Lost or Intent.None or Intent.Unsure or Intent.Neither => TalkView.Of(
                answer, asked, explainer.Entries.Any(entry => entry.Kind is EntryKind.Term or EntryKind.Concept), explainer.OfExam(asked)),
        Intent.Compare => CompareView.Of([.. answer.Entries.Select(explainer.Explain)], null),
        Intent.Confuse when explainer.Explain(answer.Entries[0]).MixedUp is [_, ..] mixedUp =>
            CompareView.Of([.. mixedUp.Prepend(answer.Entries[0]).Select(explainer.Explain)], "Easily mixed up:"),
        Intent.After or Intent.Before => OrderView.Of(explainer, answer.Entries[0], answer.Intent == Intent.After),
        Intent.Uses => UsesView.Of(explainer, answer.Entries[0]),
        Intent.Overview or Intent.Story => NoteView.Of(explainer, answer.Entries[0]),
        _ when answer.Entries.Count > 1 => SeveralView.Of([.. answer.Entries.Select(explainer.Explain)], answer.Intent),
        _ => One(explainer.Explain(answer.Entries[0]), answer),
    };

    private static View One(Explanation told, Answer answer)
    {
        var entry = told.Entry;
        (var lead, var leadTells) = LeadOf(told, answer.Intent);
        var blocks = new List<Block>();
        if (answer.Likely.Count > 0)
            blocks.Add(new TextBlock("I think you mean this:", Tone.Subtle));
        if (lead is not null)
            blocks.Add(new TextBlock(lead));
        if (!leadTells && told.Text.Length > 0)
            blocks.Add(new TextBlock(told.Text));
        Fact[] facts = [.. ExplainFacts.Of(told)];
        if (facts.Length > 0)
            blocks.Add(new FactsBlock(facts));
        if (answer.Uncovered.Count > 0)
        {
            string[] uncovered = [.. answer.Uncovered.Select(word => $"“{Wording.Shorten(word, 40)}”")];
            blocks.Add(new TextBlock($"The notes say nothing about {Wording.List(uncovered, "or")}.", Tone.Bad));
        }

        if (answer.Likely.Count > 0)
        {
            blocks.Add(new TextBlock("Not what you meant? It could also be:", Tone.Subtle));
            blocks.Add(ExplainFacts.Offered(answer.Likely));
        }

        blocks.Add(Sources.Of(told));
        return new()
        {
            Title = entry.Name,
            Blocks = blocks,
            Actions = ExplainButtons.Of(told, answer.Likely),
            Fallback = $"{entry.Name}: {(lead is null ? "" : lead + " ")}{(leadTells ? "" : told.Text)}".Trim(),
        };
    }

    /// <summary>The line that answers what was asked in particular, and whether it says all that the text says.</summary>
    private static (string? Lead, bool Tells) LeadOf(Explanation told, Intent intent) => intent switch
    {
        Intent.Who when told.Role is { } role => ($"In the analogy, {told.Entry.Name} is {InSentence(role)}.", false),
        Intent.Who => ("The analogy gives it no part of its own.", false),
        Intent.Where when told.Places.Count > 0 && told.Entry.Kind == EntryKind.Term =>
            ($"{told.Entry.Name} works in {Wording.List(told.Places)}.", false),
        Intent.Where when told.Places.Count > 0 => ($"{told.Entry.Name} belongs to {Wording.List(told.Places)}.", false),
        Intent.Where => ("The notes do not say where it belongs.", false),
        Intent.Example when told.Examples.Count > 0 => (string.Join(' ', told.Examples), told.Examples is [var only] && only == told.Text),
        Intent.Example when told.Story.Count > 0 => ($"The notes give it as a story: {told.Story[0].Text}", false),
        Intent.Example => ("The notes give no example of it. This is what they say:", false),
        Intent.Why when told.Reasons.Count > 0 => (string.Join(' ', told.Reasons), told.Reasons.Contains(told.Text)),
        Intent.Why => ("The notes do not say why in so many words. This is what it is for:", false),
        Intent.Confuse => ("The notes have nothing that is close enough to mix it up with.", false),
        _ => (null, false),
    };

    /// <summary>"The Data Plumber" as it stands inside a sentence.</summary>
    private static string InSentence(string role) => role.StartsWith("The ", StringComparison.Ordinal) ? "the" + role[3..] : role;
}
