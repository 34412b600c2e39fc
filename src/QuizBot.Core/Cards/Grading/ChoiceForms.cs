using QuizBot.Core.Text;

namespace QuizBot.Core.Cards.Grading;

/// <summary>The texts by which each of a card's choices can be called; a text that would call two of them calls neither.</summary>
internal sealed class ChoiceForms
{
    private readonly List<(IReadOnlyList<Word> Words, int Choice)> forms;
    private readonly IReadOnlyList<string> choices;

    private ChoiceForms(IReadOnlyList<string> choices, List<(IReadOnlyList<Word> Words, int Choice)> forms)
    {
        this.choices = choices;
        this.forms = forms;
    }

    public static ChoiceForms Of(IReadOnlyList<string> choices)
    {
        var forms = new Dictionary<string, (IReadOnlyList<Word> Words, int Choice)>();
        for (var choice = 0; choice < choices.Count; choice++)
            foreach (var words in NameForms.Of(choices[choice]).SelectMany(Spoken))
            {
                var key = string.Join(' ', words.Select(word => word.Text));
                forms[key] = forms.TryGetValue(key, out var other) && other.Choice != choice ? (words, -1) : (words, choice);
            }

        return new(choices, [.. forms.Values.OrderByDescending(form => form.Words.Count)]);
    }

    /// <summary>The choice whose longest text stands at this word, and how many words it takes; null where none does.</summary>
    public (int Choice, int Length)? At(IReadOnlyList<Word> words, int at)
    {
        foreach (var (form, choice) in forms)
            if (Words.StartsAt(words, at, form))
                return choice < 0 ? null : (choice, form.Count);
        return null;
    }

    /// <summary>The one choice that is spelled nearly so; null where there is none or more than one.</summary>
    public int? Nearest(IReadOnlyList<Word> words)
    {
        if (words.Count == 0)
            return null;
        var readings = Phrasing.Readings(words);
        var near = Enumerable.Range(0, choices.Count)
            .Where(choice => readings.Any(reading => NameMatch.Best(reading.Words, AnswerForms.OfName(choices[choice])) is not null))
            .Take(2)
            .ToList();
        return near is [var only] ? only : null;
    }

    private static IEnumerable<IReadOnlyList<Word>> Spoken(string form)
    {
        var words = PlainWords.Of(Words.Of(form));
        if (words.Count > 0)
            yield return words;
        if (PlainWords.WithoutVendor(words) is { } shorter)
            yield return shorter;
    }
}
