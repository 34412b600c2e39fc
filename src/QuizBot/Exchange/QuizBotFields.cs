using QuizBot.Core.Notes;

namespace QuizBot.Exchange;

/// <summary>
/// The fields of QuizBot's own note type in Anki, and the columns of its table. A file that has them comes back as it went.
/// </summary>
internal static class QuizBotFields
{
    public const string Prompt = "Question", Answer = "Answer", Why = "Why", Choices = "Choices", Accept = "Accept", WhyNot = "Why not",
    Kind = "Kind", Id = "Id", Note = "Note";

    /// <summary>In the order of the columns.</summary>
    public static readonly IReadOnlyList<string> All = [Prompt, Answer, Why, Choices, Accept, WhyNot, Kind, Id, Note];

    public static bool Has(IReadOnlyDictionary<string, string> fields) =>
        fields.ContainsKey(Prompt) && fields.ContainsKey(Answer) && fields.ContainsKey(Kind) && fields.ContainsKey(Id);

    /// <summary>What a card holds, each as plain text, several values on lines of their own.</summary>
    public static IReadOnlyDictionary<string, string> Of(Flashcard card) => new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        [Prompt] = Text(card.PromptParts, card.Prompt),
        [Answer] = card.Kind switch
        {
            FlashcardKind.MultipleResponse or FlashcardKind.Ordering => string.Join('\n', card.Correct),
            FlashcardKind.Matching => string.Join('\n', card.Left.Zip(card.Correct, (left, right) => $"{left} = {right}")),
            FlashcardKind.MultipleChoice => card.Correct[0],
            _ => Text(card.AnswerParts, card.Answer),
        },
        [Why] = card.Why ?? "",
        [Choices] = card.Kind is FlashcardKind.MultipleChoice or FlashcardKind.MultipleResponse ? string.Join('\n', card.Choices)
            : string.Join('\n', card.Kind == FlashcardKind.Matching ? card.Choices.Except(card.Correct) : []),
        [Accept] = string.Join('\n', card.Accept),
        [WhyNot] = string.Join('\n', card.WhyNot.Select(why => $"{why.Key} — {why.Value}")),
        [Kind] = KindName(card.Kind),
        [Id] = card.Id[(card.NoteId.Length + 1)..],
        [Note] = card.NoteId,
    };

    /// <param name="fields">By name.</param>
    /// <param name="markdown">Turns a value into Markdown.</param>
    /// <returns>Null where there is no question or no answer.</returns>
    public static ImportedCard? Read(IReadOnlyDictionary<string, string> fields, Func<string, string> markdown)
    {
        var (kind, prompt) = (fields[Kind].Trim(), markdown(fields[Prompt]));
        var answer = kind is "multiple-response" or "ordering" or "matching" ? Lines(Answer) : [markdown(fields[Answer])];
        if (prompt.Length == 0 || answer.All(string.IsNullOrEmpty))
            return null;
        return new ImportedCard(prompt, answer)
        {
            Id = fields[Id].Trim() is { Length: > 0 } id ? id : null,
            Kind = kind.Length > 0 ? kind : null,
            Choices = Lines(Choices),
            Accept = Lines(Accept),
            Why = fields.GetValueOrDefault(Why, "") is { Length: > 0 } why ? markdown(why) : null,
            WhyNot = [.. Lines(WhyNot).Select(line => line.Split(" — ", 2)).Where(pair => pair.Length == 2)
                .Select(pair => KeyValuePair.Create(pair[0], pair[1]))],
        };

        List<string> Lines(string name) => [.. markdown(fields.GetValueOrDefault(name, "")).Split(
            "<br>", StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];
    }

    private static string Text(IReadOnlyList<CardPart> parts, string text) => parts.Any(part => part is CodePart)
        ? string.Join('\n', parts.Select(part => part switch
        {
            CodePart code => MarkdownText.Fenced(code.Text, code.Language),
            TextPart line => line.Text,
            TablePart table => string.Join('\n', table.Rows.Prepend(table.Headers).Select(row => string.Join(" | ", row))),
            PicturePart picture => picture.Alt,
            _ => "",
        }))
        : text;

    private static string KindName(FlashcardKind kind) => kind switch
    {
        FlashcardKind.Reveal => "reveal",
        FlashcardKind.MultipleChoice => "multiple-choice",
        FlashcardKind.MultipleResponse => "multiple-response",
        FlashcardKind.Ordering => "ordering",
        FlashcardKind.Matching => "matching",
        _ => "typed",
    };
}
