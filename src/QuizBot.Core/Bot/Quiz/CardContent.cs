using QuizBot.Core.Chat;
using QuizBot.Core.Notes;

namespace QuizBot.Core.Bot.Quiz;

/// <summary>What a card asks and answers, as blocks: code and tables as they were written, and pictures.</summary>
internal static class CardContent
{
    /// <summary>The question; a heading is its first line, since headings are one line.</summary>
    public static IReadOnlyList<Block> Question(Flashcard card, Tone tone)
    {
        var parts = card.PromptParts.Count > 0 ? card.PromptParts : new CardPart[] { new TextPart(card.Prompt) };
        if (tone != Tone.Heading || parts[0] is not TextPart first
            || first.Text.IndexOf('\n', StringComparison.Ordinal) is var end && end < 0)
            return [.. parts.Select((part, index) => Draw(part, index == 0 ? tone : Tone.Body))];
        var rest = parts.Skip(1).Select(part => Draw(part, Tone.Body));
        return [new TextBlock(first.Text[..end], tone), new TextBlock(first.Text[(end + 1)..]), .. rest];
    }

    /// <summary>The answer where it takes more than a line; empty where it does not.</summary>
    public static IReadOnlyList<Block> LongAnswer(Flashcard card) =>
        card.AnswerParts.Count > 0 ? [.. card.AnswerParts.Select(part => Draw(part, Tone.Body))]
        : card.Answer.Contains('\n', StringComparison.Ordinal) ? [new TextBlock(card.Answer)]
        : [];

    private static Block Draw(CardPart part, Tone tone) => part switch
    {
        CodePart code => new FixedBlock(
            code.Language is "latex" ? "Formula" : code.Language.Length > 0 ? $"Code ({code.Language})" : "Code", code.Text),
        TablePart table => new TableBlock(table.Headers, table.Rows),
        PicturePart { Address: null, Source: var source } picture when source.StartsWith("http", StringComparison.OrdinalIgnoreCase) =>
            new TextBlock($"Picture: {picture.Alt} ({source})", Tone.Subtle),
        PicturePart picture => new PictureBlock(picture.Alt, picture.Address),
        _ => new TextBlock(((TextPart)part).Text, tone),
    };
}
