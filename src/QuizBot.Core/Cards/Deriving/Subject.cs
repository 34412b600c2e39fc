using QuizBot.Core.Cards.Deriving.Likeness;
using QuizBot.Core.Notes;
using QuizBot.Core.Text;

namespace QuizBot.Core.Cards.Deriving;

/// <summary>A term or a concept of a note, made ready to be asked about and to stand among the choices of its siblings.</summary>
internal sealed class Subject
{
    /// <summary>The kind of what is of no special kind.</summary>
    public const string PlainNoun = "term";

    /// <summary>Words that texts on any two things share.</summary>
    private static readonly HashSet<string> Bare =
    [
        "there", "where", "what", "only", "many", "also", "such", "most", "more", "each", "every", "other", "some", "any", "how", "own",
        "one", "two", "not", "has", "have", "was", "were", "but", "all", "through", "both", "same", "use", "used", "uses", "example",
    ];

    private Subject(string name, string slug, string noun, string text, int line, IEnumerable<string> otherNames)
    {
        Name = name;
        MainName = NameForms.Main(name);
        Slug = slug;
        Noun = noun;
        Text = text;
        Line = line;
        Names = [.. NameForms.Of(name).Concat(otherNames.SelectMany(NameForms.Of)).Distinct(StringComparer.OrdinalIgnoreCase)];
        NameWords = [.. Names.Select(Words.Of).Where(words => words.Count > 0)];
        NameGists = [.. NameWords.Select(KeyWords.Of)];
        TextWords = Words.Of(text);
        TextGist = KeyWords.Of(TextWords);
        TextStems = StemsOf(TextWords);
        NameStems = StemsOf(Words.Of(MainName));
        Sort = NameSort.Of(name);
        Key = string.Concat(Words.Of(MainName).Select(word => word.Text));
        Keys = [.. Names.Select(NameForms.Key)];
        NameKeys = [.. NameForms.Of(name).Select(NameForms.Key)];
    }

    public string Name { get; }

    /// <summary>The name without what stands in parentheses.</summary>
    public string MainName { get; }

    public string Slug { get; }

    /// <summary>What kind of thing it is ("AWS service", "term", "concept"); only the same kind can be a distractor.</summary>
    public string Noun { get; }

    public string Text { get; }

    public int Line { get; }

    /// <summary>Every way to say its name, as written; its role is none of them.</summary>
    public IReadOnlyList<string> Names { get; }

    public IReadOnlyList<IReadOnlyList<Word>> NameWords { get; }

    public IReadOnlyList<HashSet<string>> NameGists { get; }

    public IReadOnlyList<Word> TextWords { get; }

    public HashSet<string> TextGist { get; }

    public HashSet<string> TextStems { get; }

    public HashSet<string> NameStems { get; }

    public NameSort Sort { get; }

    /// <summary>The same for two subjects of one name, however it is written; empty where the name has no letters.</summary>
    public string Key { get; }

    /// <summary>What a typed answer is compared by, for every one of its names.</summary>
    public HashSet<string> Keys { get; }

    /// <summary>The same for its name alone, without aliases.</summary>
    public HashSet<string> NameKeys { get; }

    public string? Role { get; private init; }

    public IReadOnlyList<IReadOnlyList<Word>> RoleWords { get; private init; } = [];

    public IReadOnlyList<HashSet<string>> RoleGists { get; private init; } = [];

    /// <summary>The names of the stages a term is used in.</summary>
    public IReadOnlyList<string> UsedIn { get; private init; } = [];

    /// <summary>The stage of the note a concept stands under; null for a term.</summary>
    public Stage? Stage { get; private init; }

    /// <summary>The names of the concepts a concept is nested under, nearest first.</summary>
    public IReadOnlyList<string> Ancestors { get; private init; } = [];

    public string? Parent => Ancestors is [var nearest, ..] ? nearest : null;

    public static Subject Of(Term term)
    {
        var role = string.IsNullOrWhiteSpace(term.Role) ? null : term.Role.Trim();
        IReadOnlyList<IReadOnlyList<Word>> roleWords =
            role is null ? [] : [.. NameForms.Of(role).Select(form => PlainWords.Of(Words.Of(form)))];
        var names = term.Aliases.Where(alias => !roleWords.Any(words => IsSame(words, alias)));
        return new(term.Name, term.Slug, NounOf(term.Name), term.Definition, term.Line, names)
        {
            Role = role,
            RoleWords = roleWords,
            RoleGists = [.. roleWords.Select(KeyWords.Of)],
            UsedIn = [.. term.Stages.Where(stage => stage.Any(char.IsLetterOrDigit)).Distinct(StringComparer.OrdinalIgnoreCase)],
        };
    }

    public static Subject Of(Concept concept, Stage stage)
        => new(concept.Name, QuizBot.Core.Text.Slug.From(concept.Name), "concept", concept.Text, concept.Line, [])
        {
            Stage = stage,
            Ancestors = AncestorsOf(concept, stage),
        };

    /// <summary>True where one is called what the other is called, or less of it, so that both might be meant.</summary>
    public bool Overlaps(Subject other) => NameGists.Any(mine => other.NameGists.Any(theirs => KeyWords.Overlap(mine, theirs)));

    public bool SharesRole(Subject other) => RoleGists.Any(mine => other.RoleGists.Any(theirs => KeyWords.Overlap(mine, theirs)));

    /// <summary>By a name or by the role.</summary>
    public bool IsMentionedIn(IReadOnlyList<Word> words) => NameWords.Concat(RoleWords).Any(name => Words.IndexOf(words, name) >= 0);

    public bool IsRelatedTo(Subject other) => Ancestors.Contains(other.Name) || other.Ancestors.Contains(Name);

    private static List<string> AncestorsOf(Concept concept, Stage stage)
    {
        var ancestors = new List<string>();
        var parent = concept.Parent;
        while (parent is not null && !ancestors.Contains(parent))
        {
            ancestors.Add(parent);
            parent = stage.Concepts.FirstOrDefault(other => other.Name == parent)?.Parent;
        }

        return ancestors;
    }

    private static HashSet<string> StemsOf(IReadOnlyList<Word> words)
        => [.. words.Where(word => KeyWords.Carries(word) && word.Text.Length > 2 && !Bare.Contains(word.Text))
            .Select(word => Stem.Of(word.Text))];

    private static bool IsSame(IReadOnlyList<Word> words, string alias)
        => words.Select(word => word.Text).SequenceEqual(PlainWords.Of(Words.Of(alias)).Select(word => word.Text));

    private static string NounOf(string name) => name.Split(' ')[0] switch
    {
        "Amazon" or "AWS" => "AWS service",
        "Azure" => "Azure service",
        "Google" => "Google service",
        _ => PlainNoun,
    };
}
