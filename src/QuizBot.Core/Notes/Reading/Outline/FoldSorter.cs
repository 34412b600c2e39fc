using System.Text.RegularExpressions;
using QuizBot.Core.Notes.Reading.Marks;
using QuizBot.Core.Notes.Reading.Source;

namespace QuizBot.Core.Notes.Reading.Outline;

/// <summary>Decides what each block of a note is, and puts a sign for it, or its own lines, into the lines around it.</summary>
internal sealed partial class FoldSorter(Embeds embeds)
{
    private const int FewestQuestions = 3;

    private readonly HashSet<FoldDraft> questions = new(ReferenceEqualityComparer.Instance as IEqualityComparer<FoldDraft>);

    public IReadOnlyList<SourceLine> Sort(FoldDraft root)
    {
        var folds = AllIn(root).ToList();
        foreach (var fold in folds.Where(fold => RevealTitle.KindOf(fold.Title) is null && IsQuestion(fold)))
            questions.Add(fold);

        // Where most blocks ask something, the others do so too: "List the kinds", "Explain each field".
        var undecided = folds.Where(fold => !questions.Contains(fold) && !fold.IsInAnswer && IsLeaf(fold) && HasText(fold)
            && RevealTitle.KindOf(fold.Title) is null && !RevealTitle.IsContents(fold.Title) && !RevealTitle.Offers(fold.Title)).ToList();
        if (questions.Count >= FewestQuestions && questions.Count >= undecided.Count)
            questions.UnionWith(undecided);
        var lines = new List<SourceLine>();
        Emit(root, lines);
        return lines;
    }

    private void Emit(FoldDraft fold, List<SourceLine> lines)
    {
        foreach (var (line, text, inner) in fold.Parts)
        {
            if (inner is null)
                Add(lines, line, text);
            else if (KindOf(inner) is { } kind)
                EmitSign(inner, kind, lines);
            else
                Emit(inner, lines);
        }
    }

    private void EmitSign(FoldDraft fold, FoldKind kind, List<SourceLine> lines)
    {
        var body = new List<SourceLine>();
        Emit(fold, body);
        // A question inside of another one stands on its own.
        var lifted = body.FindAll(line => embeds.At(line.Text) is Fold { Kind: FoldKind.Question });
        body.RemoveAll(line => embeds.At(line.Text) is Fold { Kind: FoldKind.Question });
        var sign = embeds.Put(new Fold(fold.Line, fold.FirstParagraph, kind, body) { More = fold.More });
        var before = lines is [.., var last] && last.Number == fold.Line && embeds.At(last.Text) is null ? last.Text : "";
        if (string.IsNullOrWhiteSpace(before) || Bullet().IsMatch(before))
        {
            if (before.Length > 0 || (lines is [.., var same] && same.Number == fold.Line && same.Text.Length == 0))
                lines.RemoveAt(lines.Count - 1);
            lines.Add(new SourceLine(fold.Line, before + sign));
        }
        else
        {
            // It belongs under the item that it stands in.
            lines.Add(new SourceLine(fold.Line, new string(' ', before.Length - before.TrimStart().Length + 4) + sign));
        }

        lines.AddRange(lifted);
    }

    /// <summary>What follows a block on its last line is a line of its own.</summary>
    private void Add(List<SourceLine> lines, int number, string text)
    {
        if (lines is [.., var last] && last.Number == number)
        {
            if (string.IsNullOrWhiteSpace(text))
                return;
            if (embeds.At(last.Text) is null)
            {
                lines[^1] = last with { Text = last.Text + text };
                return;
            }
        }

        lines.Add(new SourceLine(number, text));
    }

    private FoldKind? KindOf(FoldDraft fold) =>
        questions.Contains(fold) ? FoldKind.Question : RevealTitle.KindOf(fold.Title) is { } kind && HasText(fold) ? kind : null;

    private static bool IsQuestion(FoldDraft fold)
    {
        var title = fold.Title;
        return fold.IsAsked
            || QuestionNumber.IsIn(title)
            || (HasText(fold) && (QuestionText.IsQuestion(title) || QuestionText.IsTrueOrFalse(title)
                || (title.Length == 0 || CardLabels.Whole(title) == FieldKind.Question) && AsksFirst(fold)))
            || fold.Parts.Exists(part => part.Fold is null && CardLabels.BeginsWithAnswer(part.Text))
            || (fold is { IsInQuiz: true, IsInAnswer: false } && IsLeaf(fold) && !RevealTitle.IsContents(title)
                && (HasText(fold) || (fold.IsClosed && title.Length > 0)));
    }

    private static bool AsksFirst(FoldDraft fold) => fold.Parts.Find(part => !string.IsNullOrWhiteSpace(part.Text)) is { Text: { } first }
        && QuestionText.IsQuestion(InlineReader.Read(first).Text);

    private static bool IsLeaf(FoldDraft fold) =>
        !fold.Parts.Exists(part =>
            part.Fold is { } inner ? RevealTitle.KindOf(inner.Title) is null : OutlineReader.HeadingOf(part.Text) is { Level: < 4 });

    /// <summary>A block without text that another one follows is the wrapper around a set of cards.</summary>
    private static bool HasText(FoldDraft fold) => fold.Parts.Exists(part => !string.IsNullOrWhiteSpace(part.Text))
        || fold.Parts.Exists(part => part.Fold is not null && RevealTitle.KindOf(part.Fold.Title) == FoldKind.Answer);

    private static IEnumerable<FoldDraft> AllIn(FoldDraft root)
    {
        var waiting = new Stack<FoldDraft>([root]);
        while (waiting.TryPop(out var next))
        {
            foreach (var part in next.Parts)
            {
                if (part.Fold is null)
                    continue;
                yield return part.Fold;
                waiting.Push(part.Fold);
            }
        }
    }

    [GeneratedRegex(@"^\s*(?:[-*+•]|[0-9]{1,9}[.)])\s+$")]
    private static partial Regex Bullet();
}
