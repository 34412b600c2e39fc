using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace QuizBot.Exchange;

/// <summary>Makes flashcards of Anki's notes.</summary>
/// <param name="pictures">What stands before a picture's name in the note that is written.</param>
internal sealed partial class AnkiCards(string pictures)
{
    private static readonly string[] Reasons = ["why", "explanation", "extra", "back extra", "notes", "remarks", "reason", "hint"];

    private readonly HashSet<string> shown = new(StringComparer.Ordinal);

    /// <summary>The files that the cards show.</summary>
    public IEnumerable<string> Shown => shown;

    /// <summary>Empty for a note that asks nothing, or answers nothing.</summary>
    public IEnumerable<ImportedCard> Of(AnkiNote note)
    {
        var fields = note.Type.Fields.Zip(note.Fields).DistinctBy(field => field.First, StringComparer.OrdinalIgnoreCase).ToDictionary(
            field => field.First, field => field.Second, StringComparer.OrdinalIgnoreCase);
        var cards = QuizBotFields.Has(fields) ? [QuizBotFields.Read(fields, Markdown)]
            : note.Type.IsCloze || note.Fields.Any(field => Gap().IsMatch(field)) ? Gaps(note, fields)
            : note.Cards.Where(card => card < note.Type.Templates.Count)
                .Select(card => Templated(note, fields, note.Type.Templates[card], card));
        return cards.OfType<ImportedCard>().Select(card => card with { Deck = note.Deck });
    }

    private ImportedCard? Templated(AnkiNote note, Dictionary<string, string> fields, AnkiTemplate template, int number)
    {
        var asked = Named(template.Question, fields).ToList();
        var answered = Named(template.Answer, fields).Except(asked, StringComparer.OrdinalIgnoreCase).ToList();
        if (asked.Count == 0 || answered.Count == 0)
            (asked, answered) = ([.. note.Type.Fields.Take(1)], [.. note.Type.Fields.Skip(1).Take(1)]);
        var why = Joined(answered.Skip(1).Where(IsReason), fields);
        var answer = Joined(answered.Where((name, at) => at == 0 || !IsReason(name)), fields);
        return Joined(asked, fields) is { Length: > 0 } prompt && answer.Length > 0
            ? new ImportedCard(prompt, [answer]) { Id = IdOf(note, number), Why = why.Length > 0 ? why : null }
            : null;
    }

    /// <summary>One card for each gap: its text with a blank, every other gap filled.</summary>
    private IEnumerable<ImportedCard> Gaps(AnkiNote note, Dictionary<string, string> fields)
    {
        var text = note.Fields.FirstOrDefault(field => Gap().IsMatch(field)) ?? "";
        var why = Joined(fields.Keys.Where(IsReason), fields);
        foreach (var number in Gap().Matches(text).Select(gap => gap.Groups["number"].Value).Distinct().Order(StringComparer.Ordinal))
        {
            var hidden = new List<string>();
            var prompt = Gap().Replace(text, gap =>
            {
                if (gap.Groups["number"].Value != number)
                    return gap.Groups["text"].Value;
                hidden.Add(gap.Groups["text"].Value);
                return gap.Groups["hint"] is { Success: true, Value: var hint } ? $"____ ({hint})" : "____";
            });
            var answer = string.Join(", ", hidden.Distinct().Select(Markdown));
            if (answer.Length > 0)
                yield return new ImportedCard(Markdown(prompt), [answer])
                {
                    Id = IdOf(note, int.Parse(number, System.Globalization.CultureInfo.InvariantCulture)),
                    Why = why.Length > 0 ? why : null,
                };
        }
    }

    /// <summary>The fields that one side shows; "{{type:Back}}" waits for the answer and shows nothing.</summary>
    private static IEnumerable<string> Named(string side, Dictionary<string, string> fields) => Braces().Matches(side)
        .Select(match => match.Groups["name"].Value.Split(':'))
        .Where(parts => !parts.SkipLast(1).Any(filter => filter.Trim() is "type" or "hint" or "tts"))
        .Select(parts => parts[^1].Trim())
        .Where(fields.ContainsKey)
        .Distinct(StringComparer.OrdinalIgnoreCase);

    private string Joined(IEnumerable<string> names, Dictionary<string, string> fields) =>
        string.Join("\n\n", names.Select(name => Markdown(fields[name])).Where(text => text.Length > 0));

    private string Markdown(string html)
    {
        var text = HtmlText.Of(Sound().Replace(Formula().Replace(html, "$${text}$$"), ""), pictures);
        shown.UnionWith(text.Pictures);
        return text.Markdown;
    }

    private static bool IsReason(string name) => Reasons.Contains(name.Trim(), StringComparer.OrdinalIgnoreCase);

    private static string IdOf(AnkiNote note, int card) =>
        "a" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(note.Guid)).AsSpan(0, 5)) + (card == 0 ? "" : $"-{card}");

    [GeneratedRegex(
        @"\{\{c(?<number>[0-9]{1,3})::(?<text>.*?)(::(?<hint>[^:{}]*?))?\}\}", RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Gap();

    [GeneratedRegex(@"\{\{(?<name>[^{}#^/]+)\}\}", RegexOptions.ExplicitCapture)]
    private static partial Regex Braces();

    [GeneratedRegex(@"\[sound:[^\]]*\]")]
    private static partial Regex Sound();

    /// <summary>Formulas of MathJax and of LaTeX.</summary>
    [GeneratedRegex(@"\\\((?<text>.*?)\\\)|\[\$\](?<text>.*?)\[/\$\]", RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Formula();
}
