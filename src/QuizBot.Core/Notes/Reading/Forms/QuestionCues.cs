using System.Text.RegularExpressions;
using QuizBot.Core.Notes.Reading.Drafts;
using QuizBot.Core.Notes.Reading.Marks;
using QuizBot.Core.Notes.Reading.Outline;
using QuizBot.Core.Notes.Reading.Source;

namespace QuizBot.Core.Notes.Reading.Forms;

/// <summary>
/// Tells where a question begins. A heading or a line that asks is enough where an answer stands below it; where most headings of a level
/// ask, the others of that level do so too; and what stands above ticked boxes, or above a line "Answer:", is a question however it is
/// worded.
/// </summary>
internal sealed partial class QuestionCues
{
    private const int FewestVotes = 3;
    private const int FarthestAnswer = 14;
    private const int MostTags = 6;

    private readonly IReadOnlyList<Section> sections;
    private readonly Dictionary<Section, int> places = new(ReferenceEqualityComparer.Instance as IEqualityComparer<Section>);

    /// <summary>Levels at which most headings ask something.</summary>
    private readonly HashSet<int> asking = [];

    /// <summary>Whether most lists with ticks stand below a question, so that the others do so too.</summary>
    private readonly bool ticksAnswer;

    public QuestionCues(IReadOnlyList<Section> sections)
    {
        this.sections = sections;
        foreach (var (index, section) in sections.Index())
            places[section] = index;
        foreach (var level in sections.Where(section => section.Line > 0 && section.Entries.Count > 0).GroupBy(section => section.Level))
        {
            var questions = level.Count(section => IsPlainQuestion(section.Title));
            var likely = level.Count(section => IsPlainQuestion(section.Title)
                || QuestionText.BeginsAsQuestion(HeadingText.WithoutNumbering(section.Heading)));
            if ((questions >= FewestVotes && questions * 2 >= level.Count())
                || (likely >= 2 * FewestVotes && likely * 3 >= 2 * level.Count()))
                asking.Add(level.Key);
        }

        var ticked = sections.Where(section => section.Entries.Count(item => item.Tick is not null) > 1).ToList();
        var asked = ticked.Count(section => QuestionNumber.IsIn(section.Heading) || IsPlainQuestion(section.Title)
            || section.Entries.Exists(item => item.Tick is null && IsPlainQuestion(item.Text)));
        ticksAnswer = asked >= FewestVotes && asked * 2 >= ticked.Count;
    }

    /// <summary>Whether a heading asks something.</summary>
    public bool IsQuestion(Section section)
    {
        var text = section.Title;
        if (QuestionNumber.IsIn(text.Text))
            return true;
        if (RevealTitle.IsContents(HeadingText.WithoutNumbering(text.Text)) || text.IsLinks || !HasContent(section)
            || HoldsQuestions(section))
            return false;
        if (IsPlainQuestion(text))
            return true;
        if (section.Kind == SectionKind.Flashcards && section.Entries.Exists(IsAnswerLabel))
            return section.Entries.FindIndex(IsAnswerLabel) == 0;
        return asking.Contains(section.Level) && (QuestionText.IsTask(HeadingText.WithoutNumbering(text.Text)) || section.Number is not null
            || PromptText.WithoutPlace(text).Place is not null);
    }

    /// <summary>Whether most headings of a level ask something.</summary>
    public bool Asks(int level) => asking.Contains(level);

    /// <summary>The question that an item begins; null where it begins none.</summary>
    /// <param name="section">Where the item stands.</param>
    /// <param name="index">Which of its items it is.</param>
    /// <param name="open">The question that is being read; null for none.</param>
    public static FoundQuestion? Start(Section section, int index, FoundQuestion? open)
    {
        var item = section.Entries[index];
        if (item.Embed is not null || item.IsHeading || item.Tick is not null)
            return null;
        var isQuiz = section.Kind == SectionKind.Flashcards;
        if (StudyTags.Take(item) is { } tagged)
            return tagged;
        var text = HeadOf(item);
        if (text.IsEmpty || text.IsLinks)
            return null;
        if (QuestionNumber.IsIn(text.Text))
            return PromptText.Split(text) is ({ } number, var question)
                ? Create(item, question, number, true)
                : Create(item, PromptText.Split(text).Question, null, isQuiz || HasAnswerBelow(section, index));
        if (CardLabels.Of(text) is { Kind: FieldKind.Question } label
            && !(open is { IsHeading: true } && open.Items.Count == 0 && open.Question.IsEmpty))
            return Create(item, label.Body, null, isQuiz || HasAnswerBelow(section, index));
        if ((open is { IsHeading: true } && !IsAnswered(open)) || CardLabels.Of(text) is not null)
            return null;
        if ((open is null || open.IsHeading || item.Depth <= open.Depth) && BoldQuestion.Take(section, index) is { } answered)
            return answered;

        var asks = IsPlainQuestion(text);
        var isSibling = open is { IsHeading: false } && open.Kind == item.Kind && item.Depth <= open.Depth
            && item.Kind == OutlineItemKind.Numbered && IsNext(open.Place, item.Number);
        var starts = item.Kind switch
        {
            OutlineItemKind.Numbered =>
                isSibling || (asks && HasBelow(section, index)) || HasAnswerBelow(section, index) || (isQuiz && open is null && asks),
            OutlineItemKind.Bullet => (asks && (IsDeeper(section, index + 1, item.Depth) || HasAnswerBelow(section, index)))
                || (isQuiz && NextIsLabel(section, index)),
            _ => (IsBold(text) && PromptText.WithoutPlace(text).Place is not null && HasAnswerBelow(section, index))
                || (asks && (IsBold(text) || HasAnswerBelow(section, index) || isQuiz) && HasBelow(section, index))
                || (isQuiz && NextIsLabel(section, index) && open is null),
        };
        return starts ? Create(item, text, null, isQuiz && (asks || NextIsLabel(section, index))) : null;
    }

    /// <summary>Whether what was read last answers what stands above it.</summary>
    public bool Answers(Section section, int index, Section? heading, IReadOnlyList<OutlineItem> pending)
    {
        var item = section.Entries[index];
        if (IsAnswerLabel(item))
            return pending.Count > 1 || (heading is not null && heading == section);
        if (item.Tick is null
            || !(index + 1 < section.Entries.Count && section.Entries.Skip(index + 1).Take(MostTags).Any(next => next.Tick is not null)))
            return false;
        var asked = pending.Any(above => above.Tick is null && IsPlainQuestion(HeadOf(above)))
            || (heading is not null && IsPlainQuestion(heading.Title));
        return asked || section.Kind == SectionKind.Flashcards
            || (ticksAnswer && heading is not null && !RevealTitle.IsContents(heading.Heading));
    }

    /// <summary>Whether a fold, ticks or a label under a question have answered it.</summary>
    private static bool IsAnswered(FoundQuestion question) =>
        question.Items.Exists(item => item.Embed is Fold { Kind: FoldKind.Answer } || item.Tick is true || IsAnswerLabel(item));

    private static FoundQuestion Create(OutlineItem item, RichText question, string? number, bool isCertain)
    {
        var (place, bare) = PromptText.WithoutPlace(PromptText.Tidy(question));
        var found = new FoundQuestion
        {
            Line = item.Line,
            Question = bare,
            Form = CardForm.Plain,
            Number = number,
            Place = item.Number ?? place,
            Depth = item.Depth,
            Kind = item.Kind,
            IsCertain = isCertain,
        };
        found.Items.AddRange(Pieces.Of([item]).Skip(1)
            .Select(piece => new OutlineItem(OutlineItemKind.Paragraph, item.Depth, new SourceLine(piece.Line, piece.Raw))));
        return found;
    }

    /// <summary>What an item says before its options and its labels.</summary>
    private static RichText HeadOf(OutlineItem item) => item.Lines.Count == 1 && item.Embed is null && !item.IsHeading
        ? item.Text
        : Pieces.Of([item]) is [var first, ..]
        ? first.Text
        : RichText.Empty;

    private static bool IsPlainQuestion(RichText text) => !text.IsLinks && QuestionText.IsQuestion(text.Text);

    private static bool IsAnswerLabel(OutlineItem item) =>
        item.Embed is null && CardLabels.Of(item.Text) is { Kind: FieldKind.Answer, Misspelt: null };

    /// <summary>Whether all of a paragraph is in bold type.</summary>
    private static bool IsBold(RichText text) =>
        text.Bold.Sum(bold => bold.End - bold.Start) * 10 >= text.Text.Count(letter => letter <= '\u2000') * 8 && text.Bold.Count > 0;

    private static bool IsDeeper(Section section, int index, int depth) =>
        index < section.Entries.Count && section.Entries[index].Depth > depth;

    private static bool NextIsLabel(Section section, int index) =>
        index + 1 < section.Entries.Count && section.Entries[index + 1] is { Embed: null } next
        && CardLabels.Of(next.Text) is { Kind: FieldKind.Answer or FieldKind.Choices or FieldKind.Type or FieldKind.Id };

    private static bool IsNext(string? place, string? number) =>
        int.TryParse(place, out var before) && int.TryParse(number, out var now) && (now == before + 1 || now == before);

    /// <summary>Whether text of any kind stands below an item, before the next of its kind.</summary>
    private static bool HasBelow(Section section, int index)
    {
        var item = section.Entries[index];
        if (Pieces.Of([item]).Count > 1)
            return true;
        if (index + 1 >= section.Entries.Count)
            return false;
        var next = section.Entries[index + 1];
        return next.Depth > item.Depth || next.Embed is not null || (next.Kind != item.Kind && !next.IsAfterRule)
            || (item.Kind == OutlineItemKind.Paragraph && !next.IsAfterRule && !IsPlainQuestion(HeadOf(next)));
    }

    /// <summary>Whether a tick, a fold or a label says what the answer is, before the next item of its kind.</summary>
    private static bool HasAnswerBelow(Section section, int index)
    {
        var item = section.Entries[index];
        if (Pieces.Of([item]) is { Count: > 1 } pieces
            && pieces.Skip(1).Any(piece => piece.Label is { Kind: FieldKind.Answer } || piece.Letter is not null))
            return true;
        var letters = 0;
        for (var i = index + 1; i < section.Entries.Count && i <= index + FarthestAnswer; i++)
        {
            var next = section.Entries[i];
            if (next.IsAfterRule || (next.Kind == item.Kind && next.Depth <= item.Depth && item.Kind == OutlineItemKind.Numbered))
                return false;
            if (next.Embed is Fold { Kind: FoldKind.Answer } || next.Tick is not null)
                return true;
            if (next.Embed is not null)
                continue;
            if (IsAnswerLabel(next))
                return true;
            if (IsLettered(next) && ++letters > 1)
                return true;
            if (item.Kind == OutlineItemKind.Paragraph && next.Kind == OutlineItemKind.Paragraph && !IsLettered(next)
                && IsPlainQuestion(next.Text))
                return false;
        }

        return false;
    }

    private static bool IsLettered(OutlineItem item) => Lettered().IsMatch(item.Lines[0].Text);

    /// <summary>Whether something stands below a heading, be it under a deeper one.</summary>
    private bool HasContent(Section section)
    {
        if (section.Entries.Count > 0)
            return true;
        var next = places[section] + 1;
        return next < sections.Count && sections[next].Level > section.Level;
    }

    /// <summary>Whether the questions stand below a heading, so that it is only their title: "## Ready for a quiz?"</summary>
    private bool HoldsQuestions(Section section)
    {
        if (section.Entries.Find(item => item.Embed is not null || !item.Text.IsLinks) is { } first)
        {
            var index = section.Entries.IndexOf(first);
            return first.Embed is Fold { Kind: FoldKind.Question }
                || (first.Embed is null && (QuestionNumber.IsIn(first.Text.Text)
                    || CardLabels.Of(first.Text) is { Kind: FieldKind.Question }
                    || (first.Kind != OutlineItemKind.Paragraph && first.Tick is null && IsPlainQuestion(HeadOf(first))
                        && HasBelow(section, index))));
        }

        var next = places[section] + 1;
        return next < sections.Count && sections[next].Level > section.Level && IsPlainQuestion(sections[next].Title);
    }

    [GeneratedRegex(@"^[\s*_(\[`]*[A-Ja-j][\s*_`]*[.)\]:：、]\**(?=[\s`*]|[^\x00-\x7F]|$)")]
    private static partial Regex Lettered();
}
