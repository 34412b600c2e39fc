namespace QuizBot.Core.Notes.Reading.Drafts;

/// <summary>
/// Why each wrong choice of a flashcard is wrong: bullets that begin with a choice, as it is written, and a colon or a dash.
/// </summary>
internal sealed class WhyNotReader(FindingList findings)
{
    private static readonly char[] Separators = [':', '：', '—', '–', '-', '=', '→'];

    public IReadOnlyDictionary<string, string> Read(Flashcard card, Field field)
    {
        var reasons = new Dictionary<string, string>();
        foreach (var item in field.Split("|"))
        {
            if (ChoiceOf(card, item) is not var (choice, reason))
                findings.Warning(
                    "why-not-unknown", field.Line, $"“{NameOf(item)}” under “Why not” is not among the choices of {card.Id}.",
                    "Begin the line with a choice exactly as it is written: “first: why it is wrong”.");
            else if (card.Correct.Contains(choice))
                findings.Warning(
                    "why-not-right", field.Line, $"“Why not” of {card.Id} speaks of “{choice}”, which is right.", "Put that into “Why”.");
            else if (!reasons.TryAdd(choice, reason))
                findings.Warning(
                    "why-not-twice", field.Line, $"“Why not” of {card.Id} speaks of “{choice}” twice; the first one counts.",
                    "Keep one of them.");
        }

        return reasons;
    }

    /// <summary>The longest choice that the line begins with and what follows it; null where there is none, or nothing follows.</summary>
    private static (string Choice, string Reason)? ChoiceOf(Flashcard card, string line)
    {
        foreach (var choice in card.Choices.OrderByDescending(choice => choice.Length))
        {
            if (!line.StartsWith(choice, StringComparison.OrdinalIgnoreCase))
                continue;
            var rest = line.AsSpan(choice.Length).TrimStart('.').TrimStart();
            if (!rest.IsEmpty && Separators.Contains(rest[0]) && rest[1..].Trim() is { IsEmpty: false } reason)
                return (choice, reason.ToString());
        }

        return null;
    }

    private static string NameOf(string line) => line.IndexOfAny([':', '：', '—', '–']) is var end && end > 0 ? line[..end].Trim() : line;
}
