using QuizBot.Core.Notes.Reading.Marks;
using QuizBot.Core.Notes.Reading.Outline;
using QuizBot.Core.Notes.Reading.Source;

namespace QuizBot.Core.Notes.Reading.Drafts;

/// <summary>
/// Reads what stands under a question, whatever way its author has to say which is the answer: with labels, options, folds, or with nothing
/// but the answer. What becomes of it is decided by <see cref="CardBody"/>.
/// </summary>
internal sealed class BodyReader
{
    private readonly Embeds embeds;
    private readonly CardBody body;
    private FieldDraft current;

    private BodyReader(Embeds embeds, int line)
    {
        this.embeds = embeds;
        body = new CardBody(line);
        current = body.Lead;
    }

    /// <param name="question">The question as far as it is known: its first line, without its number.</param>
    /// <param name="draft">What is known of the flashcard besides.</param>
    /// <param name="items">What stands under its first line.</param>
    /// <param name="embeds">The embedded parts of the note.</param>
    public static CardDraft Read(RichText question, CardDraft draft, IReadOnlyList<OutlineItem> items, Embeds embeds)
    {
        var pieces = Pieces.Of(items);
        var reader = new BodyReader(embeds, draft.Line);
        reader.Add(pieces);
        if (reader.body.IsProse())
        {
            // Letters in the middle of a text are a list like any other.
            reader = new BodyReader(embeds, draft.Line);
            reader.Add([.. pieces.Select(piece => piece with { Letter = null })]);
        }

        return reader.body.ToDraft(question, draft);
    }

    private void Add(IReadOnlyList<Piece> pieces)
    {
        var ticks = pieces.Count(piece => piece is { Item.Tick: not null, IsFirst: true });
        foreach (var piece in pieces)
        {
            if (piece.Embed is Fold fold)
                AddFold(fold);
            else if (piece.Item.Tick is { } tick && piece.IsFirst && ticks >= CardBody.FewestOptions && TakesOptions)
                AddOption(piece, null, tick);
            else if (piece.Letter is { } letter && TakesOptions)
                AddOption(piece, letter, piece.Item.Tick);
            else if (piece.Label is { } label)
                Start(label, piece);
            else if (IsOdd(piece, out var name))
                body.Fields.Add(new FieldDraft(FieldKind.Other, piece.Line, piece.Depth) { OddLabel = name });
            else
                AddText(piece);
        }
    }

    private bool TakesOptions => current.Kind is FieldKind.Text or FieldKind.Choices or FieldKind.Question || current == body.Rest;

    /// <summary>A line in bold with a label that is none, beside labels that are: "* **Hint:** it is sticky".</summary>
    private bool IsOdd(Piece piece, out string name)
    {
        name = "";
        if (!current.IsLabelled || piece.Depth > current.Depth || piece.Item.Kind == OutlineItemKind.Paragraph || !piece.IsFirst
            || current is { Kind: FieldKind.Answer, Inline.IsEmpty: true })
            return false;
        name = Label.Split(piece.Text) is { IsBold: true } label ? label.Name : "";
        return name.Length > 0;
    }

    private void AddOption(Piece piece, char? letter, bool? tick)
    {
        var option = new FieldDraft(FieldKind.Choices, piece.Line, piece.Depth);
        if (!piece.Text.IsEmpty || piece.Text.Pictures.Count > 0)
            option.Add(piece with { IsFirst = false });
        body.Options.Add((option, letter, tick));
        current = option;
    }

    private void AddText(Piece piece)
    {
        // Under an option stands what belongs to it: code, or text that is set deeper.
        if (current.Kind == FieldKind.Choices && !current.IsLabelled && piece.Depth <= current.Depth
            && !(piece.Embed is not null && (!current.HasMore || current.Pieces is [{ Text.Text.Length: <= 2 }])))
            current = body.Rest;
        current.Add(piece);
    }

    private void Start(CardLabel label, Piece piece)
    {
        // "### Question" and "**Options:**" only say where what was missing stands.
        if (label.Kind == FieldKind.Question && body.Lead.IsEmpty && body.Fields.Count == 0)
        {
            current = new FieldDraft(FieldKind.Question, piece.Line, piece.Depth) { Inline = label.Body, IsLabelled = true };
            body.Fields.Add(current);
            return;
        }

        current = new FieldDraft(label.Kind, piece.Line, piece.Depth) { Inline = label.Body, OddLabel = label.Misspelt, IsLabelled = true };
        body.Fields.Add(current);
    }

    private void AddFold(Fold fold)
    {
        if (fold.Kind == FoldKind.Hint)
            return;
        var title = InlineReader.Read(fold.Summary);
        var label = CardLabels.Of(title);
        var explains = fold.Kind == FoldKind.Answer && CardLabels.Whole(title.Text) == FieldKind.Why
            && (body.HasAnswer || body.Options.Exists(option => option.Tick is not null));
        var field = new FieldDraft(explains ? FieldKind.Why : FieldKind.Answer, fold.Line, 0)
        {
            Inline = label?.Kind == FieldKind.Answer ? label.Body : RichText.Empty,
            IsLabelled = false,
        };
        current = field;
        var before = body.Fields.Count;
        body.Fields.Add(field);
        Add(Pieces.Of(OutlineItems.Flat(OutlineReader.Read(fold.Lines, embeds))));
        // "Correct answer: B" inside says it; what stands around that is the reason.
        if (body.Fields.Skip(before + 1).Any(inner => inner.Kind == FieldKind.Answer))
        {
            body.Fields.RemoveAt(before);
            if (!field.IsEmpty)
                body.Fields.Add(AsReason(field));
        }

        current = body.Rest;
    }

    private static FieldDraft AsReason(FieldDraft field)
    {
        var why = new FieldDraft(FieldKind.Why, field.Line, field.Depth) { Inline = field.Inline, IsLabelled = false };
        foreach (var piece in field.Pieces)
            why.Add(piece);
        return why;
    }
}
