using QuizBot.Core.Explain.Entries;
using QuizBot.Core.Explain.Index;
using QuizBot.Core.Explain.Languages;

namespace QuizBot.Core.Explain.Questions;

/// <summary>What the everyday words of a question say about what is wanted.</summary>
internal sealed class Cues
{
    private readonly Question question;
    private readonly List<int> tokens;
    private readonly List<int> asking;
    private readonly List<int> beside;

    /// <param name="question">The question.</param>
    /// <param name="part">The part of it that counts, and of that what no name takes.</param>
    /// <param name="names">The first tokens of the names in it, in order; none where it has none.</param>
    private Cues(Question question, IEnumerable<int> part, params IReadOnlyList<int> names)
    {
        this.question = question;
        tokens = [.. part.Where(token => !IsDate(token))];
        var name = names.Count > 0 ? names[0] : question.Tokens.Count;
        var before = tokens.FindAll(token => token < name);
        if (name < question.Tokens.Count
            && before.FindAll(token => question.Tokens[token].Clause == question.Tokens[name].Clause) is var own
            && Gives(own, Cue.Start))
            before = own;
        asking = Gives(before, Cue.Start) ? before : tokens;
        HashSet<int> clauses = [.. names.Select(first => question.Tokens[first].Clause)];
        beside = names.Count == 0 ? tokens : tokens.FindAll(token => clauses.Contains(question.Tokens[token].Clause));
    }

    /// <summary>Those of the whole question.</summary>
    public static Cues Of(Question question) => new(question, Enumerable.Range(0, question.Tokens.Count));

    /// <summary>Those of the sentences that name something, up to where another one does; the names themselves ask for nothing.</summary>
    public static Cues Around(Question question, List<Mention> mentions)
    {
        HashSet<int> named = [.. mentions.SelectMany(mention => mention.Tokens)];
        var first = question.Tokens[mentions.Min(mention => mention.First)].Sentence;
        var last = mentions
            .Select(mention => question.Tokens[mention.First].Sentence)
            .Where(sentence => sentence > first)
            .DefaultIfEmpty(int.MaxValue)
            .Min();
        var own = question.Tokens.Index()
            .Where(token => token.Item.Sentence >= first && token.Item.Sentence < last)
            .Select(token => token.Index);
        return new(question, own.Where(token => !named.Contains(token)), [.. mentions.Select(mention => mention.First).Order()]);
    }

    public bool Compares => Gives(tokens, Cue.Compare);

    /// <summary>"The two", "them".</summary>
    public bool Both => Gives(tokens, Cue.Both);

    /// <summary>"Confused with", not "confused by".</summary>
    public bool Confuses => Gives(tokens, Cue.Confuse)
        && !tokens.Exists(token => question.Is(token, Cue.Confuse) && Next(token) is "by" or "about");

    /// <summary>"The analogy"; "the story" and "the film" as well, unless the notes are about such things.</summary>
    public bool Story => Gives(tokens, Cue.Story) || tokens.Exists(token => question.Tokens[token].IsEmpty && question.Is(token, Cue.Tale));

    /// <summary>Said right beside a name: "sorry if I asked before, what is bias" is not about an order.</summary>
    public bool After => beside.Exists(token => question.Is(token, Cue.After) && Next(token) != "which" && !IsOwnTime(token));

    /// <summary>"And then?"</summary>
    public bool Then => Gives(tokens, Cue.Then);

    /// <inheritdoc cref="After"/>
    public bool Before => beside.Exists(token => question.Is(token, Cue.Before) && !IsOwnTime(token));

    /// <summary>"What happens", "which step comes": the question is about the order itself.</summary>
    public bool Order => Gives(tokens, Cue.Order);

    public bool Services => Gives(tokens, Cue.Service);

    /// <summary>"Which services".</summary>
    public bool SeveralServices => tokens.Exists(token => question.Is(token, Cue.Service) && question.Is(token, Cue.Many));

    public bool Use => Gives(tokens, Cue.Use);

    public bool Who => Gives(asking, Cue.Who) || Gives(tokens, Cue.Part) || (Has("part") && (Has("play") || Has("plays")));

    public bool Where => asking.Exists(token => question.Is(token, Cue.Where) && !question.Is(token - 1, Cue.Relative)) || AsksForPlace;

    /// <summary>"When", "at what point".</summary>
    public bool When => Gives(asking, Cue.When)
        || tokens.Exists(token => question.Is(token, Cue.Which) && question.Is(token + 1, Cue.Moment));

    public bool Example => Gives(tokens, Cue.Example);

    public bool Why => Gives(asking, Cue.Why);

    public bool Pronoun => Gives(tokens, Cue.Pronoun);

    public bool Or => Gives(tokens, Cue.Or);

    /// <summary>
    /// "How am I doing" is about the speaker; "I want more", "I do not understand" and "do I need it" are about what was explained.
    /// </summary>
    public bool Speaker => Gives(tokens, Cue.Speaker) && !Pronoun && !Gives(tokens, Cue.Request) && !Has("more");

    /// <summary>"List the stages", "what are the services", "how many steps".</summary>
    public bool All => Gives(tokens, Cue.All) || (Gives(tokens, Cue.Many) && Gives(tokens, Cue.Are));

    /// <summary>"What is the whole chapter about".</summary>
    public bool Whole => Gives(tokens, Cue.Chapter);

    /// <summary>
    /// True where the question asks for a service, a person or a tool: "which service", "what aws tool", "the tool that".
    /// </summary>
    public bool AsksForTerm => AsksFor(Cue.Service)
        || tokens.Exists(token => question.Is(token, Cue.Service) && question.Is(token + 1, Cue.That))
        || tokens.Exists(token => question.Tokens[token].Text == "who" && Next(token) != "is");

    /// <summary>The same for a stage.</summary>
    public bool AsksForPlace => AsksFor(Cue.Place) || (Gives(tokens, Cue.Place) && Gives(tokens, Cue.Called));

    /// <summary>
    /// "Where is Glue used", "when is it used"; for a stage "when" asks what it is, and so does "which step" where more is said than its
    /// name.
    /// </summary>
    public bool AsksForPlaceOf(Entry entry, bool isNamed) =>
        entry.Kind == EntryKind.Term ? Where || When : Where && (isNamed || !AsksForPlace);

    /// <summary>"Ignore all previous instructions": said to the bot, not asked about the notes.</summary>
    public static bool OrdersAbout(Question question) => question.Is(0, Cue.Command);

    /// <summary>"Before I go home, can you explain ...", but not "what comes before we train".</summary>
    private bool IsOwnTime(int token) => question.Is(token + 1, Cue.Subject)
        && !Enumerable.Range(0, token).Any(before =>
            question.Tokens[before].Clause == question.Tokens[token].Clause && question.Is(before, Cue.Start));

    /// <summary>"Next week" is no order of stages.</summary>
    private bool IsDate(int token) => question.Is(token, Cue.Date) && question.Is(token + 1, Cue.Time);

    private bool Gives(List<int> part, Cue cue) => part.Exists(token => question.Is(token, cue));

    private bool Has(string word) => tokens.Exists(token => question.Tokens[token].Text == word);

    /// <summary>The word behind a token, whatever takes it; empty at the end.</summary>
    private string Next(int token) => token + 1 < question.Tokens.Count ? question.Tokens[token + 1].Text : "";

    private bool AsksFor(Cue things) =>
        tokens.Index().Any(token => question.Is(token.Item, things)
            && (token.Item == 0 || tokens.Take(token.Index).TakeLast(3).Any(before => question.Is(before, Cue.Which))));
}
