using QuizBot.Core.Notes.Reading.Marks;
using QuizBot.Core.Notes.Reading.Outline;
using QuizBot.Core.Notes.Reading.Source;

namespace QuizBot.Core.Notes.Reading.Drafts;

/// <summary>
/// What stands under a question, in parts, and the flashcard that comes of it: which part is the answer, and which the reason.
/// </summary>
internal sealed class CardBody(int line)
{
    public const int FewestOptions = 2;
    private const int ShortAnswer = 60;
    private const int LongestListed = 200;

    /// <summary>What has a label, or stands in a fold.</summary>
    public List<FieldDraft> Fields { get; } = [];

    public List<(FieldDraft Content, char? Letter, bool? Tick)> Options { get; } = [];

    /// <summary>What stands first, before any label or option.</summary>
    public FieldDraft Lead { get; } = new(FieldKind.Text, line, 0);

    /// <summary>What stands after the options, without a label.</summary>
    public FieldDraft Rest { get; } = new(FieldKind.Why, line, 0);

    public bool HasAnswer => Fields.Exists(known => known.Kind == FieldKind.Answer && !known.IsEmpty);

    /// <summary>Whether the letters are no options: nothing says which is right, and the text goes on behind them.</summary>
    public bool IsProse() =>
        Options.Count >= FewestOptions && !Rest.IsEmpty && !HasAnswer && Options.TrueForAll(option => option.Tick is null)
        && Marked() is var all && all.TrueForAll(option => option.IsRight is null)
        && new ChoiceTexts([.. all.Select(option => option.Content.Text)], string.Concat(all.Select(option => option.Letter ?? '?'))).Find(
            Rest.ToContent().Text.Split('\n', 2)[0]) is null;

    public CardDraft ToDraft(RichText question, CardDraft draft)
    {
        var (asked, answered) = (new ContentBuilder(), new List<FieldDraft>(Fields));
        asked.Add("", question);
        var content = asked.Build();
        if (Fields.Find(field => field.Kind == FieldKind.Question) is { } own)
            content = content.Then(own.ToContent());
        TakeListAsOptions();
        var hasOptions = Options.Count >= FewestOptions;
        if (hasOptions || answered.Exists(field => field.Kind is FieldKind.Answer or FieldKind.Choices))
            content = content.Then(Lead.ToContent());
        else if (!Lead.IsEmpty)
            answered.Insert(0, AnswerOf(Lead, ref content));
        if (!Rest.IsEmpty)
            answered.Add(RestAs(hasOptions, answered));
        Divide(answered);
        return draft with
        {
            Question = content,
            Options = hasOptions ? Marked() : [],
            Fields =
                [.. answered.Where(field => field.Kind is not (FieldKind.Question or FieldKind.Source)).Select(field => field.ToField())],
            IsCut = Lead.IsCut || answered.Exists(field => field.IsCut),
        };
    }

    /// <summary>A plain list below the question are its options where the answer is one of them.</summary>
    private void TakeListAsOptions()
    {
        var list = Lead.Pieces.Where(piece => piece is { IsFirst: true, Embed: null, Item.Kind: not OutlineItemKind.Paragraph }).ToList();
        if (Options.Count > 0 || list.Count < FewestOptions || Fields.Exists(field => field.Kind == FieldKind.Choices)
            || list.Exists(piece => piece.Depth != list[0].Depth || piece.Text.Text.Length > LongestListed)
            || Fields.Find(field => field.Kind == FieldKind.Answer && !field.IsEmpty) is not { } answer)
            return;
        var said = answer.ToContent().Text.Split('\n', 2)[0];
        var choices = ChoiceTexts.Of([.. list.Select(piece => piece.Text.Text)]);
        if (choices.Find(said) is not { Count: > 0 } || SaysOfEach(answer.ToContent().Text, choices))
            return;
        foreach (var piece in list)
        {
            Lead.Remove(piece);
            var option = new FieldDraft(FieldKind.Choices, piece.Line, piece.Depth);
            option.Add(piece with { IsFirst = false });
            Options.Add((option, null, null));
        }
    }

    /// <summary>Whether the answer says something of each of several: "777: all may write", "644: only its owner may".</summary>
    private static bool SaysOfEach(string answer, ChoiceTexts choices) =>
        choices.Texts.Distinct(StringComparer.OrdinalIgnoreCase).Count(text => Says(answer, text)) > 1;

    private static bool Says(string answer, string choice)
    {
        for (var at = answer.IndexOf(choice, StringComparison.OrdinalIgnoreCase); at >= 0 && choice.Length > 0;
            at = answer.IndexOf(choice, at + choice.Length, StringComparison.OrdinalIgnoreCase))
        {
            if ((at == 0 || char.IsWhiteSpace(answer[at - 1]))
                && answer.AsSpan(at + choice.Length).TrimStart() is ['-' or '–' or '—' or ':' or '=', ..])
                return true;
        }

        return false;
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
        var isKnown = !hasOptions || known.Exists(field => field.Kind == FieldKind.Answer) || Options.Exists(option => option.Tick is true);
        var field = new FieldDraft(isKnown ? FieldKind.Why : FieldKind.Answer, Rest.Pieces[0].Line, 0) { IsLabelled = false };
        foreach (var piece in Rest.Pieces)
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
        var contents = Options.ConvertAll(option => (Option: option, Content: option.Content.ToContent()));
        var marked = contents.ConvertAll(option => RightMark.Take(option.Content));
        var hasTicks = Options.Exists(option => option.Tick is not null);
        var hasMarks = marked.Exists(option => option.IsMarked);
        return [.. Options.Select((option, i) => new CardOption(
            hasMarks ? marked[i].Content : contents[i].Content,
            option.Letter,
            hasTicks ? option.Tick is true : hasMarks ? marked[i].IsMarked : null,
            option.Content.Line))];
    }
}
