using System.Text;
using QuizBot.Core.Notes.Languages;
using QuizBot.Core.Text;

namespace QuizBot.Core.Cards.Grading;

/// <summary>How what was said matches one form of a name.</summary>
/// <param name="Form">The form, as written.</param>
/// <param name="How">What was forgiven.</param>
/// <param name="LettersOff">Letters that were forgiven.</param>
internal sealed record NameMatch(string Form, MatchKind How, int LettersOff)
{
    private const int MostContent = 4;

    private static readonly HashSet<string> Negations = LanguageWords.All("negations").Select(Letters.Folded).ToHashSet();

    private static readonly Dictionary<string, string> Months = LanguageWords.Of("en", "months").SelectMany(month =>
        month.Split(' ').Select(name => (Name: name, Month: month))).ToDictionary(month => month.Name, month => month.Month);

    private static readonly HashSet<string> Copulas = new[] { "is", "are", "be", "was", "were" }.ToHashSet();

    /// <summary>Words that give the words around them a direction: "text to speech" is not "speech to text".</summary>
    private static readonly HashSet<string> Directions = new[]
    {
        "to", "from", "of", "by", "for", "in", "into", "on", "onto", "over", "under", "before", "after", "than", "with", "without",
        "versus", "vs", "per", "given", "as", "then", "or",
    }.ToHashSet();

    public bool Exact => How == MatchKind.Exact;

    /// <summary>The best match among the forms; null where none is near enough, or where one side denies what the other says.</summary>
    public static NameMatch? Best(IReadOnlyList<Word> said, IEnumerable<AnswerForm> forms)
    {
        NameMatch? best = null;
        foreach (var match in forms.Select(form => Of(said, form)))
            if (match is not null && match.Rank < (best?.Rank ?? int.MaxValue))
                best = match;
        return best;
    }

    public static bool Denies(IReadOnlyList<Word> words) => words.Count(word => Negations.Contains(word.Text)) % 2 == 1;

    /// <summary>Fewer slips first, then a form that was said with its vendor's name as it is written.</summary>
    private int Rank => (How switch { MatchKind.Exact => 0, MatchKind.OtherForm => 2, MatchKind.Swapped => 6, _ => 2 * LettersOff })
        + (WithoutVendor ? 1 : 0);

    private bool WithoutVendor { get; init; }

    private static NameMatch? Of(IReadOnlyList<Word> said, AnswerForm form)
    {
        if (Denies(said) != Denies(form.Words))
            return null;
        if (OfWords(said, form) is { } match)
            return match;
        var (less, lessRight) = (PlainWords.WithoutVendor(said), PlainWords.WithoutVendor(form.Words));
        return less is null && lessRight is null
            ? null
            : OfWords(less ?? said, form with { Words = lessRight ?? form.Words }) is { } shorter
            ? shorter with { WithoutVendor = true }
            : null;
    }

    private static NameMatch? OfWords(IReadOnlyList<Word> said, AnswerForm form)
    {
        var right = form.Words;
        if (Sameness.AreSame(said, right) || SpellsOut(said, right) || IsSameNumber(said, right) || IsSameDate(said, right)
            || IsSameStatement(said, right) || IsFullName(said, right))
            return new(form.Text, MatchKind.Exact, 0);
        if (said.Count == right.Count && said.Zip(right).All(pair => Sameness.IsOtherForm(pair.First, pair.Second, right.Count == 1)))
            return new(form.Text, MatchKind.OtherForm, 0);
        if (!form.IsTechnical && Slips.Between(said, right) is { } slips)
            return new(form.Text, MatchKind.Misspelt, slips);
        return !form.IsOrdered && HasSameWords(said, right) ? new(form.Text, MatchKind.Swapped, 0) : null;
    }

    /// <summary>"Simple Storage Service" for "S3", "Elastic Compute Cloud" for "EC2".</summary>
    private static bool SpellsOut(IReadOnlyList<Word> said, IReadOnlyList<Word> right)
    {
        if (right is not [{ Exact: true, Text: var name }] || said.Count < 2 || !name.Any(char.IsAsciiDigit) || !char.IsLetter(name[0]))
            return false;
        var counted = new StringBuilder();
        for (var i = 0; i < said.Count;)
        {
            var run = said.Skip(i).TakeWhile(word => word.Text[0] == said[i].Text[0]).Count();
            counted.Append(said[i].Text[0]);
            if (run > 1)
                counted.Append(run);
            i += run;
        }

        return counted.ToString() == name;
    }

    /// <summary>"sechzehn" for "16".</summary>
    private static bool IsSameNumber(IReadOnlyList<Word> said, IReadOnlyList<Word> right) =>
        said is [var word] && right is [var number] && NumberWords.IsDigits(number.Text)
            && NumberWords.OfAnyLanguage(word.Text) == number.Text;

    /// <summary>"4th of July 1776" for "July 4, 1776".</summary>
    private static bool IsSameDate(IReadOnlyList<Word> said, IReadOnlyList<Word> right)
    {
        var (mine, theirs) = (Date(said), Date(right));
        return mine.Count > 1 && mine.SequenceEqual(theirs);
    }

    /// <summary>The numbers and the month of a date, in one order; empty for what is no date.</summary>
    private static List<string> Date(IReadOnlyList<Word> words)
    {
        var parts = words.Where(word => word.Text is not "of")
            .Select(word => Months.GetValueOrDefault(word.Text) ?? (NumberWords.IsDigits(word.Text) ? word.Text : "")).ToList();
        return parts.Count is 2 or 3 && parts.Count(part => part.Length > 0
            && char.IsLetter(part[0])) == 1 && !parts.Contains("") ? [.. parts.Order(StringComparer.Ordinal)] : [];
    }

    /// <summary>
    /// "order not guaranteed" and "no guaranteed order" for "the order is not guaranteed": what both deny, in any order of a few words.
    /// </summary>
    private static bool IsSameStatement(IReadOnlyList<Word> said, IReadOnlyList<Word> right)
    {
        if (!right.Any(word => Copulas.Contains(word.Text) || Negations.Contains(word.Text)))
            return false;
        var (mine, theirs) = (Content(said), Content(right));
        if (mine.Count == 0 || mine.Count != theirs.Count)
            return false;
        return mine.Zip(theirs).All(pair => Sameness.IsSame(pair.First, pair.Second))
            || (Denies(right) && theirs.Count is > 1 and < MostContent && !right.Any(word => Directions.Contains(word.Text))
                && AreSameInAnyOrder(mine, theirs));
    }

    private static List<Word> Content(IReadOnlyList<Word> words) =>
        [.. words.Where(word => !Copulas.Contains(word.Text) && !Negations.Contains(word.Text))];

    /// <summary>"William Shakespeare" for "Shakespeare", "Graham Bell" for "Alexander Graham Bell": first names of people.</summary>
    private static bool IsFullName(IReadOnlyList<Word> said, IReadOnlyList<Word> right)
    {
        var (longer, shorter) = said.Count > right.Count ? (said, right) : (right, said);
        if (shorter.Count == 0 || longer.Count == shorter.Count || longer.Count > 4 || longer.Any(word => word.Exact))
            return false;
        var first = longer.Count - shorter.Count;
        return Sameness.AreSame([.. longer.Skip(first)], shorter) && longer.Take(first).All(word => EnglishWords.IsName(word.Text));
    }

    private static bool HasSameWords(IReadOnlyList<Word> said, IReadOnlyList<Word> right) =>
        said.Count == right.Count && !said.Any(word => Directions.Contains(word.Text)) && AreSameInAnyOrder(said, right);

    private static bool AreSameInAnyOrder(IReadOnlyList<Word> said, IReadOnlyList<Word> right)
    {
        var left = said.ToList();
        return right.All(word => left.FindIndex(other => Sameness.IsOtherForm(other, word, false)) is var at and >= 0 && Remove(at));

        bool Remove(int at)
        {
            left.RemoveAt(at);
            return true;
        }
    }
}

/// <summary>What was forgiven in an answer.</summary>
internal enum MatchKind
{
    /// <summary>Nothing but writing: case, spaces, articles, numbers as words.</summary>
    Exact,

    /// <summary>The same word in another form.</summary>
    OtherForm,

    /// <summary>Letters.</summary>
    Misspelt,

    /// <summary>The order of the words.</summary>
    Swapped,
}
