using CsCheck;
using QuizBot.Core.Notes;
using QuizBot.Core.Text;

namespace QuizBot.Core.Tests.Cards;

/// <summary>Courses from a small vocabulary, so that names overlap, twins appear, definitions name their siblings, and texts repeat.</summary>
internal static class CourseGen
{
    private static readonly Gen<string> Word = Gen.OneOf("Data", "Model", "Drift", "Training", "Retraining", "Evaluation", "Monitoring",
        "Preparation", "Feature", "Store", "Glue", "S3", "A2I", "Lens", "Pipelines", "Token", "Prompt", "Supervised", "Unsupervised");

    private static readonly Gen<string> Filler = Gen.OneOf("the", "cleans", "of", "numbers", "before", "it", "learns,", "(part of", "keeps)", "stage 2", "quickly.", "and", "people:", "text");

    private static readonly Gen<string> Odd = Gen.OneOf("", " ", "🎉", "(", "()", "____", ":", "a", "The", "AWS", "\ud800", "“”", "&", "Data|Drift", "é", new string('x', 2000));

    private static readonly Gen<string> Name =
        from start in Gen.OneOf("", "", "", "Amazon ", "AWS ", "The ")
        from words in Word.Array[1, 3]
        from joint in Gen.OneOf(" ", " ", " ", " & ", " and ")
        from aside in Gen.OneOf("", "", "", " (A2I)", " (or Drift)", " (If Any)", " (Data Lens)")
        select start + string.Join(joint, words.Distinct()) + aside;

    private static readonly Gen<string> AnyName = Gen.Frequency((30, Name), (1, Odd), (1, Gen.String));

    private static readonly Gen<string> Text = Gen.Frequency((30, Gen.OneOf<string>(Word, Filler, Filler).Array[0, 14].Select(words => string.Join(' ', words))), (1, Odd), (1, Gen.String));

    private static readonly Gen<string?> Role = Gen.OneOf<string?>(
        Gen.Const((string?)null),
        Gen.Select(Word, Gen.OneOf("Plumber", "Warehouse", "Editor", "Designer"), (first, second) => (string?)$"The {first} {second}"),
        AnyName.Select(name => (string?)name));

    private static readonly Gen<Term> Term =
        from name in AnyName
        from aliases in AnyName.Array[0, 2]
        from role in Role
        from text in Text
        from stages in AnyName.Array[0, 3]
        from line in Gen.Int[1, 400]
        select new Term { Name = name, Slug = Slug.From(name), Aliases = role is null ? aliases : [.. aliases, role], Role = role, Definition = text, Stages = stages, Line = line };

    private static readonly Gen<Stage> Stage =
        from title in AnyName
        from names in Gen.Select(AnyName, Text).Array[0, 5]
        from nested in Gen.Int[0, 5]
        from number in Gen.Int[1, 20]
        select new Stage(title, [.. names.Select((concept, at) => new Concept(concept.Item1, concept.Item2, at + 1) { Parent = at > 0 && at == nested ? names[at - 1].Item1 : null })], 1)
        {
            Number = number,
        };

    private static readonly Gen<Note> Note =
        from title in AnyName
        from analogy in AnyName
        from steps in Gen.Select(AnyName, Text).Array[0, 5]
        from terms in Term.Array[0, 7]
        from stages in Stage.Array[0, 4]
        from numbered in Gen.Int[0, 9]
        select new Note
        {
            Id = "D1.1",
            Title = title,
            AnalogyTitle = analogy,
            Analogy = [.. steps.Select((step, at) => new AnalogyStep(step.Item1, step.Item2, at + 1))],
            Terms = terms,
            Stages = numbered == 0 ? stages : [.. stages.Select((stage, at) => stage with { Number = at + 1 })],
            Flashcards = [new() { Id = "D1.1/Q1", NoteId = "D1.1", Kind = FlashcardKind.Typed, Prompt = title, Answer = analogy, Line = 1 }],
            File = "note.md",
        };

    public static readonly Gen<Course> Any = Note.Array[0, 3].Select(notes => new Course("A course", [.. notes.Select(WithId)], []));

    private static Note WithId(Note note, int at)
    {
        var id = $"D{at + 1}";
        return note with { Id = id, Flashcards = [.. note.Flashcards.Select(card => card with { Id = $"{id}/Q1", NoteId = id })] };
    }
}
