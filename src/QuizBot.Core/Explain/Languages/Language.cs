using QuizBot.Core.Text;

namespace QuizBot.Core.Explain.Languages;

/// <summary>What is known of one language: which of its words say nothing about a subject, what they ask for, how its words bend.</summary>
internal sealed class Language
{
    private const int ShortestStem = 4;

    private readonly HashSet<string> links;
    private readonly HashSet<string> fillers;
    private readonly HashSet<string> chat;
    private readonly Dictionary<string, string> full;
    private readonly Dictionary<Cue, HashSet<string>> cues;
    private readonly string[] endings;

    /// <param name="name">In English ("German"), as its folder is called.</param>
    public Language(string name)
    {
        Name = name;
        links = WordLists.Set(name, "links");
        fillers = WordLists.Set(name, "fillers");
        chat = WordLists.Set(name, "chat");
        full = WordLists.Pairs(name, "short");
        cues = WordLists.Cues(name);
        endings = [.. WordLists.Of(name, "endings")];
    }

    public string Name { get; }

    /// <summary>True for a word that joins others ("the", "of"): a name may be said with it or without.</summary>
    public bool IsLink(string word) => links.Contains(word);

    /// <summary>The words that join others.</summary>
    public IEnumerable<string> Links => links;

    /// <summary>True for a word that says nothing about a subject, links included.</summary>
    public bool IsFiller(string word) => fillers.Contains(word) || links.Contains(word);

    /// <summary>True for a word that is said by the way; it counts where the notes speak of it.</summary>
    public bool IsChat(string word) => chat.Contains(word);

    /// <summary>True for a word of either kind: it says nothing about a subject, unless the notes have made it theirs.</summary>
    public bool IsByTheWay(string word) => IsFiller(word) || IsChat(word);

    /// <summary>True where the word gives the cue.</summary>
    public bool Is(Cue cue, string word) => Words(cue).Contains(word);

    public HashSet<string> Words(Cue cue) => cues.GetValueOrDefault(cue, []);

    /// <summary>The word in full where it is a short or sloppy way to write one; else the word itself.</summary>
    public string InFull(string word) => full.GetValueOrDefault(word, word);

    /// <summary>What forms of one word have in common; a language without a list of endings leaves words as they are.</summary>
    public string StemOf(string word)
    {
        if (Name == Known.English.Name)
            return Stem.Of(word);
        var ending = Array.Find(endings, ending =>
            word.Length - ending.Length >= ShortestStem && word.EndsWith(ending, StringComparison.Ordinal));
        return ending is null ? word : word[..^ending.Length];
    }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
