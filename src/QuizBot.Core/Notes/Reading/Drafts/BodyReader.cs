using QuizBot.Core.Notes.Reading.Marks;
using QuizBot.Core.Notes.Reading.Outline;
using QuizBot.Core.Notes.Reading.Source;

namespace QuizBot.Core.Notes.Reading.Drafts;

/// <summary>
/// Reads what stands under a question, whatever way its author has to say which is the answer: with labels, options, folds, or with nothing
/// but the answer.
/// </summary>
internal sealed class BodyReader
{
    private const int FewestOptions = 2;
    private const int ShortAnswer = 60;
    private const int LongestListed = 200;

    private readonly Embeds embeds;
    private readonly List<FieldDraft> fields = [];
    private readonly List<(FieldDraft Content, char? Letter, bool? Tick)> options = [];

    /// <summary>What stands first, before any label or option.</summary>
    private readonly FieldDraft lead;

    /// <summary>What stands after the options, without a label.</summary>
    private readonly FieldDraft rest;
    private FieldDraft current;

    private BodyReader(Embeds embeds, int line)
    {
        this.embeds = embeds;
        lead = new FieldDraft(FieldKind.Text, line, 0);
        rest = new FieldDraft(FieldKind.Why, line, 0);
        current = lead;
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
        if (reader.IsProse())
        {
            // Letters in the middle of a text are a list like any other.
            reader = new BodyReader(embeds, draft.Line);
            reader.Add([.. pieces.Select(piece => piece with { Letter = null })]);
        }

        return reader.Build(question, draft);
    }

    /// <summary>Whether the letters are no options: nothing says which is right, and the text goes on behind them.</summary>
    private bool IsProse() =>
        options.Count >= FewestOptions && !rest.IsEmpty && !HasAnswer && options.TrueForAll(option => option.Tick is null)
        && Marked() is var all && all.TrueForAll(option => option.IsRight is null)
        && new ChoiceTexts([.. all.Select(option => option.Content.Text)], string.Concat(all.Select(option => option.Letter ?? '?'))).Find(
            rest.ToContent().Text.Split('\n', 2)[0]) is null;

    private void Add(IReadOnlyList<Piece> pieces)
    {
        var ticks = pieces.Count(piece => piece is { Item.Tick: not null, IsFirst: true });
        foreach (var piece in pieces)
        {
            if (piece.Embed is Fold fold)
                AddFold(fold);
            else if (piece.Item.Tick is { } tick && piece.IsFirst && ticks >= FewestOptions && TakesOptions)
                AddOption(piece, null, tick);
            else if (piece.Letter is { } letter && TakesOptions)
                AddOption(piece, letter, piece.Item.Tick);
            else if (piece.Label is { } label)
                Start(label, piece);
            else if (IsOdd(piece, out var name))
                fields.Add(new FieldDraft(FieldKind.Other, piece.Line, piece.Depth) { OddLabel = name });
            else
                AddText(piece);
        }
    }

    private bool TakesOptions => current.Kind is FieldKind.Text or FieldKind.Choices or FieldKind.Question || current == rest;

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
        options.Add((option, letter, tick));
        current = option;
    }

    private void AddText(Piece piece)
    {
        // Under an option stands what belongs to it: code, or text that is set deeper.
        if (current.Kind == FieldKind.Choices && !current.IsLabelled && piece.Depth <= current.Depth
            && !(piece.Embed is not null && (!current.HasMore || current.Pieces is [{ Text.Text.Length: <= 2 }])))
            current = rest;
        current.Add(piece);
    }

    private void Start(CardLabel label, Piece piece)
    {
        // "### Question" and "**Options:**" only say where what was missing stands.
        if (label.Kind == FieldKind.Question && lead.IsEmpty && fields.Count == 0)
        {
            current = new FieldDraft(FieldKind.Question, piece.Line, piece.Depth) { Inline = label.Body, IsLabelled = true };
            fields.Add(current);
            return;
        }

        current = new FieldDraft(label.Kind, piece.Line, piece.Depth) { Inline = label.Body, OddLabel = label.Misspelt, IsLabelled = true };
        fields.Add(current);
    }

    private void AddFold(Fold fold)
    {
        if (fold.Kind == FoldKind.Hint)
            return;
        var title = InlineReader.Read(fold.Summary);
        var label = CardLabels.Of(title);
        var explains = fold.Kind == FoldKind.Answer && CardLabels.Whole(title.Text) == FieldKind.Why
            && (HasAnswer || options.Exists(option => option.Tick is not null));
        var field = new FieldDraft(explains ? FieldKind.Why : FieldKind.Answer, fold.Line, 0)
        {
            Inline = label?.Kind == FieldKind.Answer ? label.Body : RichText.Empty,
            IsLabelled = false,
        };
        current = field;
        var before = fields.Count;
        fields.Add(field);
        Add(Pieces.Of(OutlineItems.Flat(OutlineReader.Read(fold.Lines, embeds))));
        // "Correct answer: B" inside says it; what stands around that is the reason.
        if (fields.Skip(before + 1).Any(inner => inner.Kind == FieldKind.Answer))
        {
            fields.RemoveAt(before);
            if (!field.IsEmpty)
                fields.Add(AsReason(field));
        }

        current = rest;
    }

    private bool HasAnswer => fields.Exists(known => known.Kind == FieldKind.Answer && !known.IsEmpty);

    private static FieldDraft AsReason(FieldDraft field)
    {
        var why = new FieldDraft(FieldKind.Why, field.Line, field.Depth) { Inline = field.Inline, IsLabelled = false };
        foreach (var piece in field.Pieces)
            why.Add(piece);
        return why;
    }

    private CardDraft Build(RichText question, CardDraft draft)
    {
        var (asked, answered) = (new ContentBuilder(), new List<FieldDraft>(fields));
        asked.Add("", question);
        var content = asked.Build();
        if (fields.Find(field => field.Kind == FieldKind.Question) is { } own)
            content = content.Then(own.ToContent());
        TakeListAsOptions();
        var hasOptions = options.Count >= FewestOptions;
        if (hasOptions || answered.Exists(field => field.Kind is FieldKind.Answer or FieldKind.Choices))
            content = content.Then(lead.ToContent());
        else if (!lead.IsEmpty)
            answered.Insert(0, AnswerOf(lead, ref content));
        if (!rest.IsEmpty)
            answered.Add(RestAs(hasOptions, answered));
        Divide(answered);
        return draft with
        {
            Question = content,
            Options = hasOptions ? Marked() : [],
            Fields =
                [.. answered.Where(field => field.Kind is not (FieldKind.Question or FieldKind.Source)).Select(field => field.ToField())],
            IsCut = lead.IsCut || answered.Exists(field => field.IsCut),
        };
    }

    /// <summary>A plain list below the question are its options where the answer is one of them.</summary>
    private void TakeListAsOptions()
    {
        var list = lead.Pieces.Where(piece => piece is { IsFirst: true, Embed: null, Item.Kind: not OutlineItemKind.Paragraph }).ToList();
        if (options.Count > 0 || list.Count < FewestOptions || fields.Exists(field => field.Kind == FieldKind.Choices)
            || list.Exists(piece => piece.Depth != list[0].Depth || piece.Text.Text.Length > LongestListed)
            || fields.Find(field => field.Kind == FieldKind.Answer && !field.IsEmpty) is not { } answer)
            return;
        var said = answer.ToContent().Text.Split('\n', 2)[0];
        if (ChoiceTexts.Of([.. list.Select(piece => piece.Text.Text)]).Find(said) is not { Count: > 0 })
            return;
        foreach (var piece in list)
        {
            lead.Remove(piece);
            var option = new FieldDraft(FieldKind.Choices, piece.Line, piece.Depth);
            option.Add(piece with { IsFirst = false });
            options.Add((option, null, null));
        }
    }

    /// <summary>
    /// What stands below a question without any label; its first line is the question itself where that is not known yet.
    /// </summary>
    private static FieldDraft AnswerOf(FieldDraft lead, ref Content question)
    {
        var answer = new FieldDraft(FieldKind.Answer, lead.Pieces[0].Line, 0) { IsLabelled = false };
        foreach (var piece in lead.Pieces)
        {
            if (question.IsEmpty && piece.Embed is null)
                question = Content.Of(QuestionNumber.Split(piece.Text.Text).Question);
            else
                answer.Add(piece);
        }

        return answer;
    }

    /// <summary>What stands below the options: the answer where none is known yet, else the reason.</summary>
    private FieldDraft RestAs(bool hasOptions, List<FieldDraft> known)
    {
        var isKnown = !hasOptions || known.Exists(field => field.Kind == FieldKind.Answer) || options.Exists(option => option.Tick is true);
        var field = new FieldDraft(isKnown ? FieldKind.Why : FieldKind.Answer, rest.Pieces[0].Line, 0) { IsLabelled = false };
        foreach (var piece in rest.Pieces)
            field.Add(piece);
        return field;
    }

    /// <summary>Under a short answer the next paragraph is the reason: "**Answer:** red", a blank line, "It reminds of fire."</summary>
    private static void Divide(List<FieldDraft> fields)
    {
        var answer = fields.Find(field => field.Kind == FieldKind.Answer);
        if (answer is null || answer.Inline.IsEmpty || answer.Inline.Text.Length > ShortAnswer
            || answer.TakeAfterthoughts() is not { Count: > 0 } afterthoughts)
            return;
        var why = new FieldDraft(FieldKind.Why, afterthoughts[0].Line, answer.Depth) { IsLabelled = false };
        foreach (var piece in afterthoughts)
            why.Add(piece);
        fields.Add(why);
    }

    private List<CardOption> Marked()
    {
        var contents = options.ConvertAll(option => (Option: option, Content: option.Content.ToContent()));
        var marked = contents.ConvertAll(option => RightMark.Take(option.Content));
        var hasTicks = options.Exists(option => option.Tick is not null);
        var hasMarks = marked.Exists(option => option.IsMarked);
        return [.. options.Select((option, i) => new CardOption(
            hasMarks ? marked[i].Content : contents[i].Content,
            option.Letter,
            hasTicks ? option.Tick is true : hasMarks ? marked[i].IsMarked : null,
            option.Content.Line))];
    }
}
