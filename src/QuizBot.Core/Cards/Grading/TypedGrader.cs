using System.Text.RegularExpressions;
using QuizBot.Core.Notes;
using QuizBot.Core.Text;

namespace QuizBot.Core.Cards.Grading;

/// <summary>Grades an answer that a person typed: forgiving in spelling, strict in meaning.</summary>
internal sealed partial class TypedGrader
{
    private const int MostLetters = 300;
    private const int MostWords = 40;
    private const int FarApart = 4;

    /// <summary>What begins the reason for an answer.</summary>
    private static readonly HashSet<string> Reasons =
    [
        "because",
        "since",
        "as",
        "which",
        "that",
        "it",
        "they",
        "so",
        "where",
        "who",
        "cause",
        "cos",
        "bc",
        "due",
        "for",
        "when",
        "he",
        "she",
        "this",
    ];

    private readonly Flashcard card;
    private readonly IReadOnlyList<AnswerForm> right;
    private readonly IReadOnlyList<(string Name, IReadOnlyList<AnswerForm> Forms)> reject;

    private TypedGrader(Flashcard card)
    {
        this.card = card;
        right = AnswerForms.Of(card);
        reject = [.. card.Reject.Select(name => (name, AnswerForms.OfName(name)))];
    }

    public static Verdict Grade(Flashcard card, string answer)
    {
        if (IsWritten(answer, card.Accept.Prepend(card.Answer)))
            return Verdict.Right;
        if (answer.Length > Math.Max(MostLetters, 2 * card.Answer.Length))
            return Verdict.Unreadable("That is a lot of text. A few words are enough: just type the answer.");
        var text = AnswerText.Plain(answer);
        var said = AnswerWords.Of(text);
        if (!AnswerText.Plain(card.Answer).Any(char.IsLetterOrDigit))
            return Verdict.Wrong;
        if (said.Count == 0)
            return Verdict.Unreadable("I could not find any words in that. Type your answer in a word or a few.");
        if (said.Count > Math.Max(MostWords, 2 * Words.Of(card.Answer).Count))
            return Verdict.Unreadable("That is a lot of words. A few are enough: just type the answer.");
        if (YesNo.Of(card.Answer) is { } isYes && YesNo.Said(said, text) is { } saysYes)
            return isYes == saysYes ? Verdict.Right : Verdict.Wrong;
        var verdict = new TypedGrader(card).Grade(text, said);
        return verdict.Correct && IsWritten(answer, card.Reject) ? new(false, $"“{answer.Trim()}” is something else.") : verdict;
    }

    private static bool IsWritten(string answer, IEnumerable<string> names) =>
        answer.Trim() is { Length: > 0 } said && names.Any(name => string.Equals(said, name.Trim(), StringComparison.OrdinalIgnoreCase));

    private Verdict Grade(string text, IReadOnlyList<Word> said)
    {
        var verdict = Name(said, out var isOther);
        if (verdict.Correct || isOther)
            return verdict;
        // "x-1" is "x - 1" where the answer has a minus sign in it.
        if (right.Any(form => form.Words.Any(word => word.Text == "-")) && Hyphen().IsMatch(text)
            && Name(AnswerWords.Of(Hyphen().Replace(text, " - ")), out _) is { Correct: true } spaced)
            return spaced;
        var parts = SaidPart.Of(text, said);
        if (parts.Count < 2)
            return verdict;
        if (WithoutDenied(parts) is { } meant)
            return Name(meant, out _);
        return Explained(text, parts) ?? Several(parts) ?? verdict;
    }

    /// <summary>Grades one name; <paramref name="isOther"/> is true where it is exactly one of the rejected ones.</summary>
    private Verdict Name(IReadOnlyList<Word> said, out bool isOther)
    {
        isOther = false;
        var readings = Phrasing.Readings(said);
        var strict = Best(readings.Where(reading => !reading.Loose), right);
        if (strict is { Exact: true })
            return Verdict.Right;
        if (OtherThat(readings.Where(reading => !reading.Loose)) is { } other)
        {
            isOther = true;
            return new(false, $"“{other}” is something else.");
        }

        var match = strict ?? Best(readings, right);
        if (match is null)
            return readings.Any(reading => IsDenial(reading.Words)) ? new(false, "Say what it is rather than what it is not.")
                : right.Any(form => IsNearlyShortName(said, form)) ? new(false, "Close, but a short name has to be exact.")
                : Verdict.Wrong;
        if (match.Exact)
            return Verdict.Right;
        if (NearestOther(readings, match) is { } nearer)
            return new(false, $"That is just as close to “{nearer}”, which is something else.");
        return new(true, match.How switch
        {
            MatchKind.Swapped => $"In the usual order it is {match.Form}.",
            MatchKind.OtherForm => $"The usual form is {match.Form}.",
            _ => $"It is spelled {match.Form}.",
        });
    }

    private static NameMatch? Best(IEnumerable<Reading> readings, IReadOnlyList<AnswerForm> forms)
    {
        NameMatch? best = null;
        foreach (var match in readings.Select(reading => NameMatch.Best(reading.Words, forms)))
        {
            if (match is { Exact: true })
                return match;
            best ??= match;
        }

        return best;
    }

    /// <summary>What else of the course this is: a name that the card rejects, or the answer to another card.</summary>
    private string? OtherThat(IEnumerable<Reading> readings)
    {
        var said = readings.ToList();
        foreach (var (name, forms) in reject)
        {
            if (Best(said, forms) is { Exact: true })
                return name;
        }

        return said.Select(reading => card.Others?.GetValueOrDefault(OtherAnswers.Key(reading.Words)))
            .FirstOrDefault(name => name is not null && !right.Any(form => form.Text.Equals(name, StringComparison.OrdinalIgnoreCase)));
    }

    private bool IsDenial(IReadOnlyList<Word> said)
    {
        if (!NameMatch.Denies(said))
            return false;
        for (var skip = 1; skip < said.Count; skip++)
            if (NameMatch.Best([.. said.Skip(skip)], right) is not null)
                return true;
        return false;
    }

    private static bool IsNearlyShortName(IReadOnlyList<Word> said, AnswerForm form) =>
        form.Words is [{ Exact: true, Text: var name }] && char.IsLetter(name[0]) && Apart(said, form) == 1;

    /// <summary>The rejected name that is at least as near as the matched one; null where the match is the nearest.</summary>
    private string? NearestOther(IReadOnlyList<Reading> readings, NameMatch match)
    {
        var matched = right.Where(form => form.Text == match.Form).ToList();
        var near = match.How == MatchKind.Misspelt ? readings.Min(reading => matched.Min(form => Apart(reading.Words, form))) : 0;
        return reject.FirstOrDefault(other => other.Forms.Any(form => readings.Any(reading =>
            match.How == MatchKind.Misspelt
                ? Apart(reading.Words, form) <= near
                : NameMatch.Best(reading.Words, [form]) is not null))).Name;
    }

    private static int Apart(IReadOnlyList<Word> said, AnswerForm form)
    {
        var apart = Spelling.Distance(Sameness.Joined(said), Sameness.Joined(form.Words), FarApart);
        return PlainWords.WithoutVendor(said) is null && PlainWords.WithoutVendor(form.Words) is null
            ? apart
            : Math.Min(apart, Spelling.Distance(
                Sameness.Joined(PlainWords.WithoutVendor(said) ?? said),
                Sameness.Joined(PlainWords.WithoutVendor(form.Words) ?? form.Words), FarApart));
    }

    /// <summary>
    /// "it isn't Glue, it's S3": what is left when the part that denies something else is gone; null where nothing is denied so.
    /// </summary>
    private List<Word>? WithoutDenied(List<SaidPart> parts)
    {
        var said = parts.FindAll(part => !NameMatch.Denies(part.Words));
        return parts.Count == 2 && said.Count == 1 && !parts.Exists(part => part.IsAlternative) && NameMatch.Best(Phrasing.WithoutTalk(parts
            .Find(part => part != said[0])!.Words).Where(word => !NameMatch.Denies([word])).ToList(), right) is null
            ? said[0].Words
            : null;
    }

    /// <summary>
    /// A right answer with more behind it, or in brackets, or behind its own label: "S3, because it stores objects", "Glue (ETL)",
    /// "Service: Glue"; null for any other.
    /// </summary>
    private Verdict? Explained(string text, List<SaidPart> parts)
    {
        var labelled = parts.Count == 2 && parts[0].EndMark == ':' && parts[0].Words.Count <= 2;
        var answer = labelled ? parts[1] : parts[0];
        if (parts.Exists(part => part.IsAlternative) || Name(answer.Words, out _) is not { Correct: true } verdict)
            return null;
        var rest = parts.FindAll(part => part != answer);
        var isReason = Reasons.Contains(rest[0].Words[0].Text) || answer.EndMark == '(';
        // What stands beside it must not be an answer of its own.
        if (!labelled && !isReason && (rest.Count > 1 || answer.EndMark is not (',' or '(' or ':' or ';') || rest[0].Words.Count > 3))
            return null;
        return rest.Exists(part => OtherThat(Phrasing.Readings(part.Words)) is not null
            || text.AsSpan(part.Words[0].Start, part.Words[^1].End - part.Words[0].Start).Contains('?')) ? null : verdict;
    }

    /// <summary>Several names at once are right only where every one of them is.</summary>
    private Verdict? Several(List<SaidPart> parts)
    {
        var rightParts = 0;
        for (var i = 0; i < parts.Count; i++)
        {
            // "model or concept drift" is "model drift or concept drift".
            var whole = i + 1 < parts.Count && parts[^1].Words.Count > parts[i].Words.Count && !Name(parts[i].Words, out _).Correct
                ? [.. parts[i].Words, .. parts[^1].Words.Skip(parts[i].Words.Count)]
                : parts[i].Words;
            rightParts += Name(whole, out _).Correct ? 1 : 0;
        }

        if (rightParts == parts.Count)
            return Verdict.Right;
        return rightParts > 0 ? new(false, "That is more than one answer. Please settle on one.") : null;
    }

    [GeneratedRegex(@"(?<=\w)-(?=\w)")]
    private static partial Regex Hyphen();
}
