using QuizBot.Core.Explain.Entries;
using QuizBot.Core.Explain.Index;
using QuizBot.Core.Explain.Languages;
using QuizBot.Core.Explain.Questions;

namespace QuizBot.Core.Explain.Choosing;

/// <summary>Finds the note or the analogy that is asked for as a whole.</summary>
internal sealed class WholeNotes(Catalogue catalogue, TextIndex texts)
{
    /// <summary>How much of what is said of a story must stand in it.</summary>
    private const float CoversStory = 0.6f;

    /// <summary>"The ML lifecycle note", and its analogy; null where none is asked for.</summary>
    public Answer? Named(Question question, List<Mention> mentions)
    {
        var named = question.Names.FirstOrDefault(name => name.Whole && name.Entry.Kind == EntryKind.Note
            && (question.Is(name.Last + 1, Cue.Chapter) || question.Is(name.First - 1, Cue.Chapter))
            && mentions.TrueForAll(mention => mention.Tokens.All(name.Tokens.Contains) || mention.Entry.Kind == EntryKind.Analogy));
        if (named is null)
            return null;
        var chapter = catalogue.Of(named.Entry);
        return chapter.Analogy is { } analogy && Cues.Of(question).Story
            ? new(Intent.Story, analogy)
            : new(Intent.Overview, chapter.Whole);
    }

    /// <summary>The analogy that has most of what is said; null where that is not enough.</summary>
    public Entry? StoryOf(Question question)
    {
        var scores = texts.Search(question.Keywords);
        var asked = question.Keywords.Sum(keyword => keyword.Weight);
        var best = catalogue.Entries
            .Where(entry => entry.Kind == EntryKind.Analogy)
            .MaxBy(entry => scores.Covered(catalogue.NumberOf(entry)));
        return best is not null && scores.Covered(catalogue.NumberOf(best)) >= CoversStory * asked ? best : null;
    }
}
