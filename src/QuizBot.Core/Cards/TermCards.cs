using QuizBot.Core.Notes;

namespace QuizBot.Core.Cards;

/// <summary>Cards about what a term is and where it is used.</summary>
internal static class TermCards
{
    private const int LongestTyped = 5;
    private const int MostOptions = 6;

    /// <summary>From the definition to the name, typed.</summary>
    public static IEnumerable<Flashcard> Definitions(Lesson lesson, Siblings siblings)
    {
        foreach (var term in lesson.Terms)
        {
            if (Words.Of(NameForms.Main(term.Name)).Count > LongestTyped || lesson.SharesName(term) || lesson.HasTwinText(term) || lesson.Riddle(term) is not { } riddle)
                continue;
            var question = term.Noun == "term" ? "What is this called?" : $"Which {term.Noun} is this?";
            yield return lesson.Card(FlashcardKind.Typed, $"{term.Slug}/definition", term.Slug, $"{question} {riddle}", term.Name, $"{term.Name}: {term.Text}", term.Line) with
            {
                Accept = Names(lesson, term),
                Reject = siblings.NamesBeside(term),
            };
        }
    }

    /// <summary>From the term to the stages it is used in: several to pick, or one where the note names one.</summary>
    public static IEnumerable<Flashcard> Stages(Lesson lesson)
    {
        var all = lesson.Terms.SelectMany(term => term.UsedIn).Distinct(StringComparer.OrdinalIgnoreCase)
            .Select(stage => (Name: stage, Gist: Gist.Of(Words.Of(stage)))).ToList();
        foreach (var term in lesson.Terms.Where(term => term.UsedIn.Count > 0))
        {
            var wrong = all.Where(stage => IsSurelyWrong(lesson, term, stage.Gist, all)).Select(stage => stage.Name).Order(StringComparer.Ordinal).DistinctBy(NameForms.Key).ToList();
            var several = term.UsedIn.Count > 1;
            var id = $"{lesson.Note.Id}/{term.Slug}/stages";
            var room = several ? Math.Max(1, MostOptions - term.UsedIn.Count) : 3;
            var choices = StableShuffle.Shuffle(wrong, id).Take(room).Concat(term.UsedIn).Order(StringComparer.OrdinalIgnoreCase).ToList();
            if (wrong.Count == 0)
                continue;
            var prompt = several
                ? $"In which of these stages does {NameForms.Main(term.Name)} come in? Pick all that apply."
                : $"In which of these stages does {NameForms.Main(term.Name)} come in?";
            yield return lesson.Card(several ? FlashcardKind.MultipleResponse : FlashcardKind.MultipleChoice, $"{term.Slug}/stages", term.Slug,
                prompt, string.Join(", ", term.UsedIn), $"{term.Name}: {term.Text}", term.Line) with
            {
                Choices = StableShuffle.Shuffle(choices, id),
                Correct = term.UsedIn,
            };
        }
    }

    /// <summary>Cards that the learner judges.</summary>
    public static IEnumerable<Flashcard> Explanations(Lesson lesson)
        => lesson.Terms.Where(term => term.TextWords.Count > 1).Select(term => lesson.Card(FlashcardKind.Reveal, $"{term.Slug}/explain", term.Slug,
            $"Explain {NameForms.Main(term.Name)} in your own words.", Prose.Why(term.Text), Why(lesson, term), term.Line));

    /// <summary>The term's other names, without those that another term of the note has too.</summary>
    public static IReadOnlyList<string> Names(Lesson lesson, Subject term)
        => [.. term.Names.Concat(NamesInFamily(lesson, term)).Where(name => name != term.Name
            && !lesson.Terms.Any(other => other != term && other.Keys.Contains(NameForms.Key(name))))];

    /// <summary>"Guardrails" for "Amazon Bedrock Guardrails" in a note that defines "Amazon Bedrock" as well.</summary>
    private static IEnumerable<string> NamesInFamily(Lesson lesson, Subject term)
    {
        var name = NameForms.Main(term.Name);
        return lesson.Terms.Select(other => NameForms.Main(other.Name) + " ")
            .Where(family => name.StartsWith(family, StringComparison.OrdinalIgnoreCase))
            .Select(family => name[family.Length..]);
    }

    private static string? Why(Lesson lesson, Subject term)
        => term.Role is { } role ? $"In {lesson.Analogy}, {NameForms.Main(term.Name)} is {Prose.The(role)}."
            : term.UsedIn.Count > 0 ? $"{NameForms.Main(term.Name)} comes in at {Prose.List(term.UsedIn)}."
            : null;

    /// <summary>
    /// False where the stage is one of the term's by another name, where the definition brings it up ("Data Labeling (part of Preparation)"),
    /// or where the note's words on the stage name the term.
    /// </summary>
    private static bool IsSurelyWrong(Lesson lesson, Subject term, HashSet<string> stage, List<(string Name, HashSet<string> Gist)> all)
    {
        if (term.UsedIn.Any(used => Gist.Overlap(Gist.Of(Words.Of(used)), stage)))
            return false;
        var shared = all.Where(other => other.Gist != stage).SelectMany(other => other.Gist).ToHashSet();
        return !stage.Any(word => !shared.Contains(word) && term.TextGist.Contains(word)) && !lesson.Places(term, stage);
    }
}
