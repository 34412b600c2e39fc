using QuizBot.Core.Chat;
using QuizBot.Core.Explain;
using QuizBot.Core.Explain.Entries;
using QuizBot.Core.Text;

namespace QuizBot.Core.Bot.Explaining;

/// <summary>The sides of an explanation, each with its label.</summary>
internal static class ExplainFacts
{
    private const int LongestNeighbour = 160;

    public static IEnumerable<Fact> Of(Explanation told)
    {
        if (InAnalogy(told) is { } analogy)
            yield return new("In the analogy", analogy);
        if (told.Places.Count > 0)
            yield return new(PlaceLabel(told.Entry), Wording.List(told.Places));
        if (told.Parts.Count > 0)
            yield return new("Has", string.Join("; ", told.Parts.Select(part => part.Name)));
        if (told.Uses.Count > 0)
            yield return new("Used here", Wording.List([.. told.Uses.Select(term => term.Name)]));
        if (told.MixedUp is [var other, ..])
            yield return new("Easily mixed up with", Brief(other));
    }

    /// <summary>The part in the analogy and what happens there; null where the note tells neither.</summary>
    public static string? InAnalogy(Explanation told)
    {
        var story = string.Join(' ', told.Story.Select(step => step.Text));
        return told.Role is null ? story.Length == 0 ? null : story
            : story.Length == 0 ? told.Role : $"{told.Role}. {story}";
    }

    public static string PlaceLabel(Entry entry) => entry.Kind == EntryKind.Term ? "Where it works" : "Part of";

    /// <summary>
    /// Each of what may be meant with what it is, for who asks does not know what it is called; with a number, so that "the second one" is
    /// clear.
    /// </summary>
    public static FactsBlock Offered(IReadOnlyList<Entry> entries) =>
        new([.. entries.Select((entry, place) => new Fact($"{Wording.Digits(place + 1)}. {entry.Name}", Gist(entry)))]);

    private static string Gist(Entry entry) =>
        entry.Text.Length == 0 ? $"In {entry.Note.Title}." : Wording.Shorten(entry.Text, LongestNeighbour);

    private static string Brief(Entry entry) =>
        entry.Text.Length == 0 ? entry.Name : $"{entry.Name}: {Wording.Shorten(entry.Text, LongestNeighbour)}";
}
