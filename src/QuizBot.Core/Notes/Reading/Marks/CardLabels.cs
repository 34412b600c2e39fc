using System.Globalization;
using System.Text;
using QuizBot.Core.Notes.Languages;
using QuizBot.Core.Notes.Reading.Source;
using QuizBot.Core.Text;

namespace QuizBot.Core.Notes.Reading.Marks;

/// <summary>The labels of a flashcard's lines ("Answer:", "**Why:**", "Antwort:"), in every language that QuizBot knows.</summary>
internal static class CardLabels
{
    private const int Longest = 40;
    private const int LongestSlip = 2;
    private const int ShortestSlip = 5;

    private static readonly (string Line, FieldKind Kind)[] Kinds =
    [
        ("answer", FieldKind.Answer), ("question", FieldKind.Question), ("choices", FieldKind.Choices), ("why", FieldKind.Why),
        ("whynot", FieldKind.WhyNot),
        ("accept", FieldKind.Accept), ("reject", FieldKind.Reject), ("objective", FieldKind.Objective), ("type", FieldKind.Type),
        ("id", FieldKind.Id),
        ("hint", FieldKind.Hint), ("source", FieldKind.Source),
    ];

    private static readonly Dictionary<string, FieldKind> Labels = Load();

    /// <summary>Words that are labels only where they stand in bold or alone: they begin many a sentence.</summary>
    private static readonly HashSet<string> Shy = new[]
    {
        "back",
        "front",
        "key",
        "correct",
        "solution",
        "response",
        "problem",
        "details",
        "extra",
        "link",
        "links",
        "topic",
        "level",
        "tip",
        "tag",
        "tags",
        "also",
        "kind",
        "type",
        "id",
    }
        .ToHashSet();

    /// <summary>The labels that authors are told of.</summary>
    public static string Usual { get; } = string.Join(
        ", ",
        Kinds.Where(kind => kind.Kind is not (FieldKind.Question or FieldKind.Hint or FieldKind.Source)).Select(kind => NameOf(kind.Kind)));

    private static Dictionary<string, FieldKind> Load()
    {
        Dictionary<string, FieldKind> labels = new() { ["q"] = FieldKind.Question, ["a"] = FieldKind.Answer };
        foreach (var (line, kind) in Kinds)
            foreach (var word in LanguageWords.All(line))
                labels.TryAdd(Key(word), kind);
        return labels;
    }

    public static string NameOf(FieldKind kind) => LanguageWords.Of("en", Kinds.First(known => known.Kind == kind).Line)[0];

    /// <summary>The label that a plain text begins with, with what follows it; null where it begins with none.</summary>
    public static (FieldKind Kind, string Body)? Of(string text) =>
        Of(new RichText(text, [])) is { } label ? (label.Kind, label.Body.Text) : null;

    /// <summary>The label that a text begins with; null where it begins with none.</summary>
    public static CardLabel? Of(RichText text)
    {
        var start = FirstLetter(text.Text);
        if (start == text.Text.Length)
            return null;
        // "**Answer:** x", "**✅ Answer**: x", "**Answer** x", "**Answer: x**".
        if (text.Bold is [(var boldStart, var boldEnd), ..] && boldStart <= start && boldEnd > start)
        {
            var colon = Separator(text.Text, start, boldEnd, isBold: true);
            var end = colon >= 0 ? colon : boldEnd;
            // "**A**" is a letter, "**A:** red" an answer.
            var isSetOff = end - start > 1 || Separator(text.Text, end, Math.Min(end + 1, text.Text.Length), isBold: true) >= 0;
            if (isSetOff && KindOf(text.Text[start..end], isBold: true) is { } kind)
                return new CardLabel(kind, text.From(AfterSeparator(text.Text, end)), null, true);
            var name = text.Text[start..end].Trim();
            if ((colon >= 0 || Separator(text.Text, boldEnd, Math.Min(boldEnd + 2, text.Text.Length), isBold: true) >= 0)
                && Nearest(name) is { } near)
                return new CardLabel(near, text.From(AfterSeparator(text.Text, end)), name, true);
            return null;
        }

        var plain = Separator(text.Text, start, Math.Min(text.Text.Length, start + Longest), isBold: false);
        return plain > start && KindOf(text.Text[start..plain], isBold: false) is { } plainKind
            ? new CardLabel(plainKind, text.From(plain + 1), null, false)
            : null;
    }

    /// <summary>What a heading or a line is that is a label and nothing else; null for any other.</summary>
    public static FieldKind? Whole(string text) =>
        FirstLetter(text) is var start && text.Length - start > 1 ? KindOf(text[start..], isBold: true) : null;

    /// <summary>True where a raw line of Markdown begins with the label of an answer.</summary>
    public static bool BeginsWithAnswer(string line)
    {
        var start = FirstLetter(line);
        if (start == line.Length)
            return false;
        var end = line.AsSpan(start, Math.Min(Longest, line.Length - start)).IndexOfAny(":：");
        return end > 0 && KindOf(line.Substring(start, end).Trim('*', '_', ' '), isBold: false) == FieldKind.Answer;
    }

    private static FieldKind? KindOf(string name, bool isBold)
    {
        if (name.Length > Longest)
            return null;
        var key = Key(name);
        if (!isBold && Shy.Contains(key))
            return null;
        if (Labels.TryGetValue(key, out var kind))
            return kind;
        // "Answer 3", "A3": of a numbered question.
        var bare = key.TrimEnd([' ', '#', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9']);
        return bare.Length < key.Length && Labels.TryGetValue(bare, out kind)
            && kind is FieldKind.Answer or FieldKind.Question or FieldKind.Why
            ? kind
            : null;
    }

    private static string Key(string name)
    {
        var key = new StringBuilder(name.Length);
        foreach (var rune in LanguageWords.Key(name).Replace("(s)", "", StringComparison.Ordinal).EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune) || rune.Value is ' ' or '\''
                || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark)
                key.Append(rune.ToString());
        }

        return key.ToString().Trim();
    }

    private static int FirstLetter(string text)
    {
        var at = 0;
        while (at < text.Length)
        {
            Rune.DecodeFromUtf16(text.AsSpan(at), out var rune, out var length);
            if (Rune.IsLetterOrDigit(rune))
                break;
            at += length;
        }

        return at;
    }

    /// <summary>A colon, or behind bold type also a full stop, a bracket or a dash; -1 without one.</summary>
    private static int Separator(string text, int start, int end, bool isBold)
    {
        for (var i = start; i < end && i < text.Length; i++)
        {
            if (text[i] is '：' || (text[i] == ':' && !(i + 1 < text.Length && text[i + 1] == ':') && !(i > 0 && text[i - 1] == ':')
                && (i + 1 == text.Length || !char.IsLetterOrDigit(text[i + 1]) || i + 1 >= end || text[i + 1] > '\u007F')))
                return i;
            if (isBold && text[i] is '.' or ')' && i + 1 >= end - 1)
                return i;
        }

        return -1;
    }

    private static int AfterSeparator(string text, int at)
    {
        while (at < text.Length && text[at] is ' ' or ':' or '：' or '.' or ')' or '-' or '–' or '—' or '\u200B')
            at++;
        return at;
    }

    /// <summary>The kind that "Anser" and "Choises" are misspelt for; null where there is none.</summary>
    private static FieldKind? Nearest(string name)
    {
        var key = Key(name);
        if (key.Length is < ShortestSlip or > Longest / 2)
            return null;
        foreach (var (label, kind) in Labels)
        {
            if (label.Length >= ShortestSlip && label[0] == key[0] && kind is not (FieldKind.Hint or FieldKind.Source)
                && Spelling.Distance(label, key, LongestSlip) <= (label.Length > 8 ? LongestSlip : 1))
                return kind;
        }

        return null;
    }
}

/// <summary>A label and what it stands before.</summary>
/// <param name="Kind">What the line is.</param>
/// <param name="Body">What follows the label; may be empty.</param>
/// <param name="Misspelt">The label as written where it is misspelt; null otherwise.</param>
/// <param name="IsBold">Whether it was set in bold.</param>
internal sealed record CardLabel(FieldKind Kind, RichText Body, string? Misspelt, bool IsBold);

/// <summary>What a line of a flashcard is.</summary>
internal enum FieldKind
{
    /// <summary>It has no label: the question, or an answer given without one.</summary>
    Text,
    Question,
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

    /// <summary>It helps with the question, and is not shown.</summary>
    Hint,

    /// <summary>It says where more is to be found, and is not shown.</summary>
    Source,

    /// <summary>It has a bold label that means nothing here, and is not used.</summary>
    Other,
}
