using System.Diagnostics.CodeAnalysis;
using QuizBot.Core.Notes;

namespace QuizBot.Benchmarks.Explaining;

/// <summary>A course of made-up services with made-up names, the same every time, in which names share words as real ones do.</summary>
internal static class GeneratedCourse
{
    private const int TermsPerNote = 10;
    private const int ConceptsPerStage = 5;

    private static readonly string[] Syllables = ["ba", "cor", "del", "fi", "gan", "hu", "jin", "kel", "lum", "mo", "nar", "pex", "qui", "ros", "sta", "tur", "ven", "wil", "xen", "zor"];
    private static readonly string[] Kinds = ["Store", "Stream", "Vault", "Graph", "Lens", "Forge", "Bridge", "Meter", "Guard", "Studio"];
    private static readonly string[] Jobs = ["Keeper", "Messenger", "Librarian", "Cartographer", "Gardener", "Locksmith", "Conductor", "Translator", "Referee", "Archivist"];
    private static readonly string[] Verbs = ["stores", "moves", "labels", "checks", "draws", "cleans", "trains", "ranks", "compresses", "encrypts", "merges", "predicts"];
    private static readonly string[] Things = ["records", "images", "documents", "models", "metrics", "events", "tokens", "sensors", "prompts", "tables", "answers", "voices"];
    private static readonly string[] Stages = ["Data Collection", "Data Preparation", "Training", "Evaluation", "Deployment", "Monitoring"];

    public static Course Of(int notes) => new("Generated", [.. Enumerable.Range(0, notes).Select(NoteOf)], []);

    /// <summary>Questions in many shapes about the course, and some that it does not cover.</summary>
    public static IEnumerable<string> Questions(Course course, int count)
    {
        var random = new Random(7);
        for (var i = 0; i < count; i++)
        {
            var note = course.Notes[random.Next(course.Notes.Count)];
            var term = note.Terms[random.Next(note.Terms.Count)];
            var other = note.Terms[random.Next(note.Terms.Count)];
            var concept = note.Stages[0].Concepts[random.Next(ConceptsPerStage)];
            yield return (i % 10) switch
            {
                0 => $"What does {term.Name} do?",
                1 => $"whats {Misspell(random, term.Name)} for",
                2 => $"who is {term.Role}",
                3 => $"difference between {term.Aliases[0]} and {other.Aliases[0]}",
                4 => $"which service {string.Join(' ', term.Definition.Split(' ').Skip(3).Take(6))}",
                5 => $"explain {concept.Name}",
                6 => $"what happens after {concept.Name}?",
                7 => $"hey, in the meeting yesterday my boss kept talking about {term.Aliases[0]} and amazon data services and I nodded along, what is it really used for in a lifecycle?",
                8 => $"how do I {Word(random.Next(9000) + 100_000)} my {Word(random.Next(9000) + 200_000)} without {Word(random.Next(9000) + 300_000)}",
                _ => $"amazon {Misspell(random, term.Aliases[0])} {Misspell(random, other.Aliases[0])} data model stage",
            };
        }
    }

    private static Note NoteOf(int number)
    {
        var id = $"D{(number / 50) + 1}.{(number % 50) + 1}";
        Term[] terms = [.. Enumerable.Range(0, TermsPerNote).Select(term => TermOf((number * TermsPerNote) + term))];
        return new()
        {
            Id = id,
            Title = $"{Name(number * 7)} Lifecycle",
            AnalogyTitle = $"The {Name(number * 3)} Company Analogy",
            AnalogyFocus = $"A company builds a {Name(number * 3)} with ten people.",
            Analogy = [.. Stages.Skip(1).Take(4).Select((stage, i) => new AnalogyStep(stage, $"{terms[i].Role} ({terms[i].Name}) {Verbs[(number + i) % Verbs.Length]} the {Things[(number + i) % Things.Length]}.", 5 + i))],
            TermsTitle = "Key Services & Definitions",
            Terms = terms,
            Stages = [.. Enumerable.Range(0, 3).Select(stage => StageOf(number, stage))],
            File = $"{id}.md",
        };
    }

    [SuppressMessage("Globalization", "CA1308", Justification = "Slugs are lower case.")]
    private static Term TermOf(int number)
    {
        string name = Name(number), kind = Kinds[number % Kinds.Length];
        return new()
        {
            Name = $"Amazon {name} {kind}",
            Slug = $"amazon-{name}-{kind}".ToLowerInvariant(),
            Aliases = [$"{name} {kind}", name],
            Role = $"The {Name((number * 13) + 5)} {Jobs[number / 3 % Jobs.Length]}",
            Definition = $"Service that {Verbs[number % Verbs.Length]} {Word(number % 997)} {Things[number / 5 % Things.Length]} for {Word(number % 1999)} teams in the {Stages[number % Stages.Length]} stage, with {Word(number % 4999)} limits and {Things[number % Things.Length]}.",
            Stages = [Stages[number % Stages.Length]],
            Line = 12 + (number % TermsPerNote),
        };
    }

    private static Stage StageOf(int note, int stage) => new(
        $"{Stages[2 * stage]} and {Stages[(2 * stage) + 1]}",
        [.. Enumerable.Range(0, ConceptsPerStage).Select(i => (note * 15) + (stage * ConceptsPerStage) + i).Select(number => new Concept(
            $"{Name((number * 17) + 3)} {Things[number % Things.Length]} Tuning",
            $"The {Word(number % 3001)} step that {Verbs[number % Verbs.Length]} {Things[(number + 3) % Things.Length]} until the {Word(number % 701)} goal is met, for example with {Word(number % 1301)} data.",
            30 + (number % 15)))],
        28 + (10 * stage));

    private static string Name(int number) => char.ToUpperInvariant(Word(number)[0]) + Word(number)[1..];

    /// <summary>The same number always gives the same word; numbers below 8,000 differ in their words.</summary>
    private static string Word(int number)
    {
        var mixed = ((number * 7919L) + 104_729) % 8_000;
        return Syllables[mixed % 20] + Syllables[mixed / 20 % 20] + Syllables[(mixed / 400 % 20) ^ (number / 8_000 % 4)] + (number >= 8_000 ? Syllables[number / 8_000 % 20] : "");
    }

    private static string Misspell(Random random, string name)
    {
        var at = 1 + random.Next(name.Length - 2);
        return string.Concat(name.AsSpan(0, at), name.AsSpan(at + 1));
    }
}
