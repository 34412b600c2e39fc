using QuizBot.Core.Cards.Deriving.Likeness;
using QuizBot.Core.Notes;
using QuizBot.Core.Text;

namespace QuizBot.Core.Cards.Deriving;

/// <summary>
/// Tells the names of a note that are its author's headlines and that nobody calls anything by: "Hear or Speak", "Price of Autonomy".
/// </summary>
internal sealed class Headlines
{
    private static readonly HashSet<string> Pairing = ["or", "vs", "versus", "against"];

    private readonly HashSet<string> unused;
    private readonly Dictionary<string, int> openings;

    public Headlines(Note note, IReadOnlyList<Subject> concepts)
    {
        openings = concepts.Select(Opening).OfType<string>().CountBy(opening => opening).ToDictionary();
        unused = note.Flashcards.Count >= concepts.Count ? Unused(note, concepts) : [];
    }

    /// <summary>
    /// True where the name tells two things apart; where it is one row of a table, as "Cost of RAG" beside "Cost of Distillation" is; and
    /// where an author who wrote a flashcard for every name, or more, has never used this one again.
    /// </summary>
    public bool Has(Subject concept) => concept.NameWords[0].Skip(1).SkipLast(1).Any(word => Pairing.Contains(word.Text))
        || (Opening(concept) is { } opening && openings[opening] > 1)
        || unused.Contains(concept.Slug);

    /// <summary>"cost of", where the name begins so.</summary>
    private static string? Opening(Subject concept)
        => concept.NameWords[0] is [var first, { Text: "of" }, _, ..] ? $"{first.Singular} of" : null;

    private static HashSet<string> Unused(Note note, IReadOnlyList<Subject> concepts)
    {
        var open = concepts.ToHashSet();
        foreach (var (owner, text) in Texts(note))
        {
            var words = Words.Of(text);
            var singulars = words.Select(word => word.Singular).ToHashSet();
            open.RemoveWhere(concept => concept.Name != owner && concept.NameWords.Any(
                name => singulars.Contains(name[0].Singular) && Words.IndexOf(words, name) >= 0));
        }

        return [.. open.Select(concept => concept.Slug)];
    }

    /// <summary>What the note says, each text with the concept that it explains.</summary>
    private static IEnumerable<(string? Owner, string Text)> Texts(Note note)
        => note.Flashcards.SelectMany(card => card.Choices.Concat(card.Accept).Concat(card.Left).Append(card.Prompt).Append(card.Answer)
                .Append(card.Why ?? "")).Select(text => ((string?)null, text))
            .Concat(note.Stages.SelectMany(stage => stage.Concepts).Select(concept => ((string?)concept.Name, concept.Text)))
            .Concat(note.Terms.Select(term => ((string?)null, term.Definition)))
            .Concat(note.Analogy.Select(step => ((string?)null, step.Text)));
}
