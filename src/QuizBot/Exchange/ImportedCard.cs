namespace QuizBot.Exchange;

/// <summary>A flashcard of another program. Texts are Markdown, as a note holds them.</summary>
/// <param name="Prompt">The question.</param>
/// <param name="Answer">The answer; several for several right choices, for the items of an order, and for pairs.</param>
internal sealed record ImportedCard(string Prompt, IReadOnlyList<string> Answer)
{
    /// <summary>The deck it is in ("Networks::Ports"); empty for none.</summary>
    public string Deck { get; init; } = "";

    /// <summary>
    /// Stays the same when the file is imported again: letters, digits, hyphens and dots. Null where the file has nothing of the kind.
    /// </summary>
    public string? Id { get; init; }

    /// <summary>"multiple-choice" and so on; null to tell by the answer.</summary>
    public string? Kind { get; init; }

    public IReadOnlyList<string> Choices { get; init; } = [];

    public IReadOnlyList<string> Accept { get; init; } = [];

    public string? Why { get; init; }

    /// <summary>Why a choice is wrong, by the choice.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> WhyNot { get; init; } = [];
}

/// <summary>What was found in a file.</summary>
/// <param name="Cards">In the file's order.</param>
/// <param name="LeftOut">How many entries make no card: they have no question, or no answer.</param>
/// <param name="Pictures">Those that the cards show, by the name under which they show them.</param>
internal sealed record ImportedFile(IReadOnlyList<ImportedCard> Cards, int LeftOut, IReadOnlyDictionary<string, byte[]> Pictures);
