using QuizBot.Core.Notes.Reading.Drafts;
using QuizBot.Core.Notes.Reading.Marks;
using QuizBot.Core.Notes.Reading.Outline;
using QuizBot.Core.Notes.Reading.Source;

namespace QuizBot.Core.Notes.Reading.Forms;

/// <summary>A question of a note while what belongs to it is being collected.</summary>
internal sealed class FoundQuestion
{
    public required int Line { get; init; }

    /// <summary>Its first line, without its number; empty where it stands in <see cref="Items"/>.</summary>
    public required RichText Question { get; init; }

    public required CardForm Form { get; init; }

    /// <summary>From "Q7:"; null without one.</summary>
    public string? Number { get; init; }

    /// <summary>Its place in a numbered list; null outside of one.</summary>
    public string? Place { get; init; }

    /// <summary>The level of the heading that asks; 0 for an item.</summary>
    public int Level { get; init; }

    /// <summary>How deep the item stands that asks, and what kind of item it is.</summary>
    public int Depth { get; init; }

    public OutlineItemKind Kind { get; init; }

    /// <summary>
    /// True where nothing else can be meant: it has a number or stands among flashcards. Without an answer it is a mistake.
    /// </summary>
    public bool IsCertain { get; init; }

    /// <summary>What stands below.</summary>
    public List<OutlineItem> Items { get; } = [];

    public bool IsHeading => Level > 0;

    public CardDraft ToDraft(Embeds embeds) => BodyReader.Read(
        Question, new CardDraft { Line = Line, Form = Form, Number = Number, Place = Place, Question = Content.Empty }, Items, embeds);

    /// <summary>A question that stands in the summary of a fold.</summary>
    public static FoundQuestion Of(Fold fold, Embeds embeds)
    {
        var (number, question) = PromptText.Split(InlineReader.Read(fold.Summary));
        if (number is null && CardLabels.Of(question) is { Kind: FieldKind.Question } label)
            question = label.Body;
        if (CardLabels.Whole(question.Text) == FieldKind.Question)
            question = RichText.Empty;
        var (place, bare) = PromptText.WithoutPlace(question);
        var found =
            new FoundQuestion { Line = fold.Line, Question = bare, Form = CardForm.Fold, Number = number, Place = place, IsCertain = true };
        found.Items.AddRange(OutlineItems.Flat(OutlineReader.Read(fold.More, embeds)));
        // With more of the question in the summary, all that is not in it is the answer.
        if (found.Items.Count > 0)
            found.Items.Add(OutlineItem.Of(new Fold(fold.Line, "", FoldKind.Answer, fold.Lines)));
        else
            found.Items.AddRange(OutlineItems.Flat(OutlineReader.Read(fold.Lines, embeds)));
        return found;
    }
}
