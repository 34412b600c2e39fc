using System.Collections.Frozen;

namespace QuizBot.Core.Explain;

/// <summary>What the everyday words of a question say about what is wanted.</summary>
internal sealed class Cues
{
    private static readonly FrozenSet<string> s_compare = Lexicon.Set("vs versus difference differences differ differs different compare compared comparing comparison contrast distinguish apart same similar better");
    private static readonly FrozenSet<string> s_confuse = Lexicon.Set("confuse confused confuses confusing mix mixed mixes mixing mistaken mistake");
    private static readonly FrozenSet<string> s_story = Lexicon.Set("analogy analogies story stories metaphor tale movie film character");
    private static readonly FrozenSet<string> s_after = Lexicon.Set("after afterwards next follows following follow later then");
    private static readonly FrozenSet<string> s_before = Lexicon.Set("before precedes precede preceding previous previously prior earlier");
    private static readonly FrozenSet<string> s_order = Lexicon.Set("what whats which who happens happen happened happening comes come follows next step stage phase done do go goes going precedes");
    private static readonly FrozenSet<string> s_services = Lexicon.Set("service services tool tools product products software aws");
    private static readonly FrozenSet<string> s_place = Lexicon.Set("stage stages step steps phase phases");
    private static readonly FrozenSet<string> s_use = Lexicon.Set("use used uses using need needed needs help helps work works working in for during involved go take takes");
    private static readonly FrozenSet<string> s_who = Lexicon.Set("who whos plays");
    private static readonly FrozenSet<string> s_part = Lexicon.Set("role roles character characters");
    private static readonly FrozenSet<string> s_where = Lexicon.Set("where wheres fit fits");
    private static readonly FrozenSet<string> s_which = Lexicon.Set("which what whats");
    private static readonly FrozenSet<string> s_example = Lexicon.Set("example examples instance scenario sample eg");
    private static readonly FrozenSet<string> s_why = Lexicon.Set("why whys reason reasons important importance matter matters benefit benefits");
    private static readonly FrozenSet<string> s_pronouns = Lexicon.Set("it its that this they them those these he she his her there itself");
    private static readonly FrozenSet<string> s_many = Lexicon.Set("stages steps services phases tools terms");
    private static readonly FrozenSet<string> s_means = Lexicon.Set("what which where");
    private static readonly FrozenSet<string> s_helpers = Lexicon.Set("do should can could would to must");
    private static readonly FrozenSet<string> s_us = Lexicon.Set("i we you one me us");
    private static readonly FrozenSet<string> s_starts = Lexicon.Set("what whats which who whos where wheres when why how explain describe define compare difference");

    private readonly Question _question;
    private readonly List<int> _tokens;
    private readonly HashSet<string> _words;
    private readonly HashSet<string> _asking;

    /// <param name="question">The question.</param>
    /// <param name="tokens">The part of it that counts, and of that what no name takes.</param>
    /// <param name="name">The first token of the first name; the end of the question where it has none.</param>
    public Cues(Question question, IEnumerable<int> tokens, int name)
    {
        _question = question;
        _tokens = [.. tokens];
        _words = WordsOf(_tokens);
        List<int> before = [.. _tokens.Where(token => token < name)];
        _asking = before.Exists(token => Starts(question.Tokens[token].Text)) ? WordsOf(before) : _words;
    }

    public bool Compares => _words.Overlaps(s_compare);

    public bool Confuses => _words.Overlaps(s_confuse);

    public bool Story => _words.Overlaps(s_story);

    public bool After => _words.Overlaps(s_after);

    public bool Before => _words.Overlaps(s_before);

    /// <summary>"What happens", "which step comes": the question is about the order itself.</summary>
    public bool Order => _words.Overlaps(s_order);

    public bool Services => _words.Overlaps(s_services);

    public bool Use => _words.Overlaps(s_use);

    public bool Who => _asking.Overlaps(s_who) || _words.Overlaps(s_part);

    public bool Where => _asking.Overlaps(s_where) || AsksForPlace;

    public bool When => _asking.Contains("when");

    public bool Example => _words.Overlaps(s_example);

    public bool Why => _asking.Overlaps(s_why);

    public bool Pronoun => _words.Overlaps(s_pronouns);

    public bool Or => _words.Contains("or");

    /// <summary>"List the stages", "what are the services", "how many steps".</summary>
    public bool All => _words.Contains("list") || _words.Contains("overview")
        || (_words.Overlaps(s_many) && (_words.Contains("are") || _words.Contains("many") || _words.Contains("all")));

    /// <summary>True where the question asks for a service, a person or a tool: "which service", "what aws tool", "tool for".</summary>
    public bool AsksForTerm => AsksFor(s_services) || (_words.Contains("who") && !_words.Contains("is"));

    /// <summary>"What should I", "where do we": likely answered by a service, though it may be something else.</summary>
    public bool AsksWhatToUse => _words.Overlaps(s_means) && _words.Overlaps(s_helpers) && _words.Overlaps(s_us) && !_words.Contains("call");

    /// <summary>The same for a stage.</summary>
    public bool AsksForPlace => AsksFor(s_place);

    /// <summary>True for a word that starts a question within a longer text.</summary>
    public static bool Starts(string word) => s_starts.Contains(word);

    private HashSet<string> WordsOf(IEnumerable<int> tokens) => [.. tokens.Select(token => _question.Tokens[token].Text)];

    private bool AsksFor(FrozenSet<string> things) =>
        _tokens.Index().Any(token => _question.Is(token.Item, things) && (token.Index == 0 || _tokens.Take(token.Index).TakeLast(3).Any(before => _question.Is(before, s_which))));
}
