using QuizBot.Core.Text;

namespace QuizBot.Core.Notes.Reading;

/// <summary>One line of an authored flashcard, such as "Answer: Data Preparation", with the bullets under it.</summary>
/// <param name="Kind">What its label says it is.</param>
/// <param name="Items">Its text and that of each bullet under it, as plain text; empty for a label without text.</param>
/// <param name="Number">Its number in a numbered list; null outside of one.</param>
/// <param name="Line">1-based.</param>
internal sealed record Field(FieldKind Kind, IReadOnlyList<string> Items, string? Number, int Line)
{
    private const int LongestSlip = 2;
    private const int ShortestSlip = 4;

    private static readonly Dictionary<string, FieldKind> Labels = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Answer"] = FieldKind.Answer,
        ["Answers"] = FieldKind.Answer,
        ["Correct answer"] = FieldKind.Answer,
        ["Correct answers"] = FieldKind.Answer,
        ["Right answer"] = FieldKind.Answer,
        ["Ans"] = FieldKind.Answer,
        ["A"] = FieldKind.Answer,
        ["Choices"] = FieldKind.Choices,
        ["Options"] = FieldKind.Choices,
        ["Why"] = FieldKind.Why,
        ["Because"] = FieldKind.Why,
        ["Reason"] = FieldKind.Why,
        ["Rationale"] = FieldKind.Why,
        ["Explanation"] = FieldKind.Why,
        ["Why not"] = FieldKind.WhyNot,
        ["Accept"] = FieldKind.Accept,
        ["Accepts"] = FieldKind.Accept,
        ["Also accept"] = FieldKind.Accept,
        ["Reject"] = FieldKind.Reject,
        ["Rejects"] = FieldKind.Reject,
        ["Objective"] = FieldKind.Objective,
        ["Objectives"] = FieldKind.Objective,
        ["Type"] = FieldKind.Type,
        ["Kind"] = FieldKind.Type,
        ["Id"] = FieldKind.Id,
    };

    /// <summary>The labels that have a meaning, the usual one of each kind.</summary>
    public static string AllLabels { get; } = string.Join(", ", Labels.DistinctBy(label => label.Value).Select(label => label.Key));

    /// <summary>Its label where that is none of ours, or one of ours misspelt; null otherwise.</summary>
    public string? OddLabel { get; private init; }

    public string Text => string.Join(' ', Items);

    public static string LabelOf(FieldKind kind) => Labels.First(label => label.Value == kind).Key;

    /// <summary>Its bullets where it has several; otherwise its text, split at the first of these separators that it has.</summary>
    public IReadOnlyList<string> Split(params string[] separators)
    {
        if (Items.Count > 1)
            return Items;
        var separator = Array.Find(separators, separator => Text.Contains(separator, StringComparison.Ordinal));
        return Text.Split(separator ?? "|", StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
    }

    public static IReadOnlyList<Field> Read(IEnumerable<OutlineItem> entries)
    {
        var fields = new List<Field>();
        List<string> items = [];
        foreach (var entry in entries)
        {
            foreach (var (isFirst, line, text) in SplitAtLabels(entry))
            {
                var (kind, value, odd) = Recognize(text);
                if (isFirst && kind == FieldKind.Text && entry.Depth > 0 && fields.Count > 0 && !QuestionNumber.IsIn(text.Text))
                {
                    items.Add(value);
                    continue;
                }

                items = value.Length == 0 ? [] : [value];
                fields.Add(new Field(kind, items, isFirst ? entry.Number : null, line) { OddLabel = odd });
            }
        }

        return fields;
    }

    /// <summary>An entry's text, cut where a line of it begins with a known label or a question's number.</summary>
    private static IEnumerable<(bool IsFirst, int Line, RichText Text)> SplitAtLabels(OutlineItem entry)
    {
        var start = 0;
        for (var i = 1; i <= entry.Lines.Count; i++)
        {
            if (i < entry.Lines.Count && !BeginsField(InlineReader.Read(entry.Lines[i].Text)))
                continue;
            var text = InlineReader.Read(string.Join(' ', entry.Lines.Skip(start).Take(i - start).Select(line => line.Text)));
            if (!text.IsEmpty)
                yield return (start == 0, entry.Lines[start].Number, text);
            start = i;
        }
    }

    private static bool BeginsField(RichText text) => QuestionNumber.IsIn(text.Text) || (Label.Split(text) is { } label && Labels.ContainsKey(label.Name));

    private static (FieldKind Kind, string Value, string? Odd) Recognize(RichText text)
    {
        if (Label.Split(text) is not { } label || QuestionNumber.IsIn(text.Text))
            return (FieldKind.Text, text.Text, null);
        if (Labels.TryGetValue(label.Name, out var kind))
            return (kind, label.Body.Text, null);
        if (!label.IsBold)
            return (FieldKind.Text, text.Text, null);
        return Nearest(label.Name) is { } near ? (Labels[near], label.Body.Text, label.Name) : (FieldKind.Other, text.Text, label.Name);
    }

    /// <summary>The label that "Anser" and "Choises" are misspelt for; null where there is none.</summary>
    private static string? Nearest(string name) => name.Length < ShortestSlip || name.Length > 20
        ? null
        : Labels.Keys.FirstOrDefault(label => label.Length >= ShortestSlip && char.ToUpperInvariant(label[0]) == char.ToUpperInvariant(name[0])
            && Spelling.Distance(label.ToUpperInvariant(), name.ToUpperInvariant(), LongestSlip) is var slips && slips <= (label.Length > 6 ? LongestSlip : 1));
}

/// <summary>What a line of an authored flashcard is.</summary>
internal enum FieldKind
{
    /// <summary>It has no label: the question, or an answer given without one.</summary>
    Text,
    Answer,
    Choices,
    Why,

    /// <summary>For each wrong choice why it is wrong.</summary>
    WhyNot,
    Accept,

    /// <summary>Typed answers that are surely wrong.</summary>
    Reject,

    /// <summary>What of the exam it asks about ("3.1.2").</summary>
    Objective,
    Type,
    Id,

    /// <summary>It has a bold label that means nothing here ("Hint"), and is not used.</summary>
    Other,
}
