using System.Text.RegularExpressions;
using QuizBot.Core.Notes.Reading.Drafts;
using QuizBot.Core.Notes.Reading.Marks;
using QuizBot.Core.Notes.Reading.Outline;
using QuizBot.Core.Notes.Reading.Source;

namespace QuizBot.Core.Notes.Reading.Forms;

/// <summary>
/// The flashcards of Obsidian's spaced repetition: "question::answer", "word:::word" for both ways, a line "?" between question and answer
/// ("??" for both ways). Without a tag that marks the file, two colons need space around them: notes hold "std::vector" and "author:: Jane"
/// as well.
/// </summary>
internal sealed partial class SpacedRepetition(LineReader lines, NoteTraits traits)
{
    private const int MostFrontLines = 12;

    public static void Take(LineReader lines, NoteTraits traits)
    {
        var reader = new SpacedRepetition(lines, traits);
        for (var i = 0; i < lines.Count; i++)
        {
            var text = lines[i];
            if (text.Contains("::", StringComparison.Ordinal))
                reader.TakeOneLine(i);
            else if (text.AsSpan().Trim() is "?" or "??")
                i = reader.TakeBlock(i);
        }
    }

    private void TakeOneLine(int index)
    {
        if (Split(lines[index]) is not var (front, back, isBothWays))
            return;
        var (asked, answered) = (InlineReader.ReadLines(front), InlineReader.ReadLines(back));
        if (asked.IsEmpty || asked.IsLinks || (answered.IsEmpty && answered.Pictures.Count == 0))
            return;
        Add(lines.NumberOf(index), asked, ContentOf(answered), isBothWays ? answered : null);
        lines.Take(index, index + 1);
    }

    /// <summary>What stands around the colons that part question and answer; null for a line that has none of that meaning.</summary>
    private (string Front, string Back, bool IsBothWays)? Split(string line)
    {
        var text = Beginning().Replace(line, "").Trim();
        (string, string, bool)? best = null;
        foreach (Match colons in Colons().Matches(text))
        {
            var (front, back) = (text[..colons.Index], text[(colons.Index + colons.Length)..]);
            if (string.IsNullOrWhiteSpace(front) || string.IsNullOrWhiteSpace(back) || front.Count(letter => letter == '`') % 2 == 1
                || front.LastIndexOf("{{", StringComparison.Ordinal) > front.LastIndexOf("}}", StringComparison.Ordinal))
                continue;
            var isApart = char.IsWhiteSpace(front[^1]) && char.IsWhiteSpace(back[0]);
            var isSure = isApart || QuestionText.IsQuestion(front.Trim(' ', '*', '_')) || colons.Length == 3;
            var isProperty = Property().IsMatch(front);
            if (isSure && !(isProperty && !isApart && !traits.HasFlashcardTag))
                return (front.Trim(), back.Trim(), colons.Length == 3);
            if (traits.HasFlashcardTag && !(IsCode(front) && IsCode(back, first: true)))
                best ??= (front.Trim(), back.Trim(), false);
        }

        return best;
    }

    /// <summary>"std::vector" and "fe80::1" part nothing, unless that is all there is: "NAT::Network Address Translation".</summary>
    private static bool IsCode(string text, bool first = false)
    {
        var word = first ? text.Split(' ')[0] : text.Split(' ')[^1];
        return text.Contains(' ', StringComparison.Ordinal) && word.Length > 0 && (char.IsLower(word[0]) || char.IsDigit(word[0]))
            && word.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '<' or '>' or '(' or ')' or ':');
    }

    /// <summary>A line "?" with the question above and the answer below; returns the index of the last line that belongs to it.</summary>
    private int TakeBlock(int mark)
    {
        // Where blank lines stand around the mark, rules stand between the cards.
        var isWide = mark > 0 && lines.IsBlank(mark - 1) && mark + 1 < lines.Count && lines.IsBlank(mark + 1);
        var start = mark;
        while (start > 0 && mark - start < MostFrontLines * (isWide ? 4 : 1)
            && (isWide ? !lines.IsRule(start - 1) && OutlineReader.HeadingOf(lines[start - 1]) is null : !lines.IsBreak(start - 1)))
            start--;
        if (start == mark && start > 0 && OutlineReader.HeadingOf(lines[start - 1]) is not null)
            start--;
        var end = mark + 1;
        while (end < lines.Count
            && (isWide ? !lines.IsRule(end) && OutlineReader.HeadingOf(lines[end]) is null : !lines.IsBlank(end) && !lines.IsRule(end)))
            end++;
        var isBothWays = lines[mark].Trim() == "??";
        var (front, back) = (FrontOf(start, mark), lines.ContentOf(mark + 1, end));
        if (front.IsEmpty || back.IsEmpty)
            return mark;
        Add(lines.NumberOf(start), front, back, isBothWays);
        lines.Take(start, end);
        return end - 1;
    }

    /// <summary>A heading or a bullet asks as any text does.</summary>
    private Content FrontOf(int start, int end)
    {
        var heading = OutlineReader.HeadingOf(lines[start]);
        if (heading is { } title)
            lines.Replace(start, title.Text);
        return lines.ContentOf(start, end);
    }

    private void Add(int line, RichText front, Content back, RichText? backAsFront)
    {
        var (number, question) = PromptText.Split(front);
        Add(line, number, ContentOf(question), back);
        if (backAsFront is not null)
            Add(line, null, ContentOf(PromptText.Tidy(backAsFront)), ContentOf(question));
    }

    private void Add(int line, Content front, Content back, bool isBothWays)
    {
        var (number, question) = front.IsText ? QuestionNumber.Split(front.Text) : (null, front.Text);
        Add(line, number, number is null ? front : Content.Of(question), back);
        if (isBothWays)
            Add(line, null, back, front);
    }

    private void Add(int line, string? number, Content front, Content back) => lines.Drafts.Add(new CardDraft
    {
        Line = line,
        Form = CardForm.Line,
        Number = number,
        Question = front,
        Fields = [new Field(FieldKind.Answer, line) { Content = back, Items = back.IsText ? [back.Text] : [], IsLabelled = false }],
    });

    private static Content ContentOf(RichText text)
    {
        var builder = new ContentBuilder();
        builder.Add("", text);
        return builder.Build();
    }

    [GeneratedRegex(@"(?<!:):{2,3}(?!:)")]
    private static partial Regex Colons();

    /// <summary>A bullet, a quote mark or a tag before the question.</summary>
    [GeneratedRegex(@"^\s*(?:>\s*)*(?:[-*+•]\s+(?:\[[ xX]\]\s+)?|[0-9]{1,4}[.)]\s+|#{1,6}\s+)?(?:#[\w/-]+\s+)*")]
    private static partial Regex Beginning();

    [GeneratedRegex(@"^\(?\[?[\p{Ll}][\w-]*\s?$")]
    private static partial Regex Property();
}
