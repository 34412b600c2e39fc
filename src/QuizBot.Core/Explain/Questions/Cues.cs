using System.Collections.Frozen;
using QuizBot.Core.Explain.English;

namespace QuizBot.Core.Explain.Questions;

/// <summary>What the everyday words of a question say about what is wanted.</summary>
internal sealed class Cues
{
    private static readonly FrozenSet<string> CompareWords = Lexicon.Set("vs versus difference differences differ differs different compare compared comparing comparison contrast distinguish distinguishes apart same similar better");
    private static readonly FrozenSet<string> ConfuseWords = Lexicon.Set("confuse confused confuses confusing mix mixed mixes mixing mistaken mistake");
    private static readonly FrozenSet<string> StoryWords = Lexicon.Set("analogy analogies story stories metaphor tale movie film character");
    private static readonly FrozenSet<string> AfterWords = Lexicon.Set("after afterwards next follows following follow later once");
    private static readonly FrozenSet<string> BeforeWords = Lexicon.Set("before precedes precede preceding previous previously prior earlier");
    private static readonly FrozenSet<string> OrderWords = Lexicon.Set("what whats which who happens happen happened happening comes come follows next step stage phase done do go goes going precedes");
    private static readonly FrozenSet<string> ServiceWords = Lexicon.Set("service services tool tools product products software aws");
    private static readonly FrozenSet<string> PlaceWords = Lexicon.Set("stage stages step steps phase phases");
    private static readonly FrozenSet<string> NameWords = Lexicon.Set("called call name named term word");
    private static readonly FrozenSet<string> UseWords = Lexicon.Set("use used uses using need needed needs help helps work works working in for during involved go take takes");
    private static readonly FrozenSet<string> WhoWords = Lexicon.Set("who whos plays");
    private static readonly FrozenSet<string> PartWords = Lexicon.Set("role roles character characters");
    private static readonly FrozenSet<string> WhereWords = Lexicon.Set("where wheres fit fits");
    private static readonly FrozenSet<string> WhichWords = Lexicon.Set("which what whats");
    private static readonly FrozenSet<string> ExampleWords = Lexicon.Set("example examples instance scenario sample eg");
    private static readonly FrozenSet<string> WhyWords = Lexicon.Set("why whys reason reasons important importance matter matters benefit benefits");
    private static readonly FrozenSet<string> Pronouns = Lexicon.Set("it its that this they them those these he she his her there itself");
    private static readonly FrozenSet<string> ManyWords = Lexicon.Set("stages steps services phases tools terms");
    private static readonly FrozenSet<string> MeansWords = Lexicon.Set("what which where");
    private static readonly FrozenSet<string> HelperWords = Lexicon.Set("do should can could would to must");
    private static readonly FrozenSet<string> UsWords = Lexicon.Set("i we you one me us");
    private static readonly FrozenSet<string> StartWords = Lexicon.Set("what whats which who whos where wheres when why how explain describe define compare difference");
    private static readonly FrozenSet<string> RequestWords = Lexicon.Set("tell teach learn show give summarize summary meaning understand confused confusing mixing vs versus");
    private static readonly FrozenSet<string> OrderingWords = Lexicon.Set("ignore disregard override bypass pretend roleplay reveal");

    private static readonly string[] MomentWords = ["point", "moment"];
    private static readonly FrozenSet<string> ThatWords = Lexicon.Set("that which who where behind for");
    private static readonly FrozenSet<string> DateWords = Lexicon.Set("next last first previous following later");
    private static readonly FrozenSet<string> TimeWords = Lexicon.Set("week weeks month months year years time day days exam test class lesson monday tuesday wednesday thursday friday saturday sunday weekend");

    private readonly Question question;
    private readonly List<int> tokens;
    private readonly HashSet<string> words;
    private readonly HashSet<string> asking;
    private readonly HashSet<string> beside;

    /// <param name="question">The question.</param>
    /// <param name="part">The part of it that counts, and of that what no name takes.</param>
    /// <param name="names">The first tokens of the names in it, in order; none where it has none.</param>
    public Cues(Question question, IEnumerable<int> part, params IReadOnlyList<int> names)
    {
        var name = names.Count > 0 ? names[0] : question.Tokens.Count;
        this.question = question;
        tokens = [.. part];
        words = WordsOf(tokens);
        List<int> before = [.. tokens.Where(token => token < name)];
        if (name < question.Tokens.Count && before.Where(token => question.Tokens[token].Clause == question.Tokens[name].Clause).ToList() is { } own && own.Exists(token => Starts(question.Tokens[token].Text)))
            before = own;
        asking = before.Exists(token => Starts(question.Tokens[token].Text)) ? WordsOf(before) : words;
        HashSet<int> clauses = [.. names.Select(first => question.Tokens[first].Clause)];
        beside = names.Count == 0 ? words : WordsOf(tokens.Where(token => clauses.Contains(question.Tokens[token].Clause)));
    }

    public bool Compares => words.Overlaps(CompareWords);

    /// <summary>"Confused with", not "confused by".</summary>
    public bool Confuses => words.Overlaps(ConfuseWords) && !tokens.Exists(token => question.Is(token, ConfuseWords) && Next(token) is "by" or "about");

    public bool Story => words.Overlaps(StoryWords);

    /// <summary>Said right beside a name: "sorry if I asked before, what is bias" is not about an order.</summary>
    public bool After => beside.Overlaps(AfterWords);

    /// <summary>"And then?"</summary>
    public bool Then => words.Contains("then");

    /// <inheritdoc cref="After"/>
    public bool Before => beside.Overlaps(BeforeWords);

    /// <summary>"What happens", "which step comes": the question is about the order itself.</summary>
    public bool Order => words.Overlaps(OrderWords);

    public bool Services => words.Overlaps(ServiceWords);

    public bool Use => words.Overlaps(UseWords);

    public bool Who => asking.Overlaps(WhoWords) || words.Overlaps(PartWords) || (words.Contains("part") && (words.Contains("play") || words.Contains("plays")));

    public bool Where => asking.Overlaps(WhereWords) || AsksForPlace;

    /// <summary>"When", "at what point".</summary>
    public bool When => asking.Contains("when") || MomentWords.Any(word => Says("which", word) || Says("what", word));

    public bool Example => words.Overlaps(ExampleWords);

    public bool Why => asking.Overlaps(WhyWords);

    public bool Pronoun => words.Overlaps(Pronouns);

    public bool Or => words.Contains("or");

    /// <summary>"List the stages", "what are the services", "how many steps".</summary>
    public bool All => words.Contains("list") || words.Contains("overview")
        || (words.Overlaps(ManyWords) && (words.Contains("are") || words.Contains("many") || words.Contains("all")));

    /// <summary>True where the question asks for a service, a person or a tool: "which service", "what aws tool", "the tool that".</summary>
    public bool AsksForTerm => AsksFor(ServiceWords) || tokens.Exists(token => question.Is(token, ServiceWords) && ThatWords.Contains(Next(token))) || (words.Contains("who") && !words.Contains("is"));

    /// <summary>"What should I", "where does it live": likely answered by a service, though it may be something else.</summary>
    public bool AsksWhatToUse => words.Overlaps(WhereWords) || words.Overlaps(MeansWords) && words.Overlaps(HelperWords) && words.Overlaps(UsWords) && !words.Contains("call");

    /// <summary>The same for a stage.</summary>
    public bool AsksForPlace => AsksFor(PlaceWords) || (words.Overlaps(PlaceWords) && words.Overlaps(NameWords));

    /// <summary>"Which service", "what is it called", "the term": a description goes with it.</summary>
    public bool AsksForName => AsksForTerm || AsksForPlace || words.Overlaps(NameWords) || Says("which", "one");

    /// <summary>True for a word that starts a question within a longer text.</summary>
    public static bool Starts(string word) => StartWords.Contains(word);

    public static bool IsBefore(string word) => BeforeWords.Contains(word);

    /// <summary>True for a word that asks for an explanation without being a question's.</summary>
    public static bool Requests(string word) => RequestWords.Contains(word);

    /// <summary>"Ignore all previous instructions": said to the bot, not asked about the notes.</summary>
    public static bool Orders(Question question) => question.Tokens is [var first, ..] && OrderingWords.Contains(first.Text);

    private HashSet<string> WordsOf(IEnumerable<int> tokens) => [.. tokens.Where(token => !IsDate(token)).Select(token => question.Tokens[token].Text)];

    /// <summary>"Next week" is no order of stages.</summary>
    private bool IsDate(int token) => question.Is(token, DateWords) && TimeWords.Contains(Next(token));

    private bool Says(string first, string next) => tokens.Exists(token => question.Tokens[token].Text == first && Next(token) == next);

    /// <summary>The word behind a token, whatever takes it; empty at the end.</summary>
    private string Next(int token) => token + 1 < question.Tokens.Count ? question.Tokens[token + 1].Text : "";

    private bool AsksFor(FrozenSet<string> things) =>
        tokens.Index().Any(token => question.Is(token.Item, things) && (token.Item == 0 || tokens.Take(token.Index).TakeLast(3).Any(before => question.Is(before, WhichWords))));
}
