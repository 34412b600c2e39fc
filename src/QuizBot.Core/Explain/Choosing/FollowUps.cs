using QuizBot.Core.Explain.Entries;
using QuizBot.Core.Explain.Index;
using QuizBot.Core.Explain.Questions;

namespace QuizBot.Core.Explain.Choosing;

/// <summary>Answers what only goes on with what was explained before: "why?", "where is it used?", "how do the two differ?".</summary>
internal sealed class FollowUps(Catalogue catalogue, TextIndex texts)
{
    /// <param name="cues">What is wanted of it.</param>
    /// <param name="earlier">What was explained before.</param>
    public Answer Of(Cues cues, Earlier earlier)
    {
        var first = earlier.First;
        if (((cues.All || cues.Whole) && !(cues.Pronoun && first is not null)) || (cues.Story && !cues.Pronoun && !cues.Who))
        {
            NoteEntries? chapter = first is not null
                ? catalogue.Of(first)
                : catalogue.Chapters.FirstOrDefault(chapter =>
                    cues.Story ? chapter.Analogy is not null : cues.All || catalogue.Chapters.Count == 1);
            if (chapter is not null)
                return cues.Story && chapter.Analogy is { } analogy ? new(Intent.Story, analogy) : new(Intent.Overview, chapter.Whole);
        }

        if (first is null)
            return new(Intent.Lost) { Nearest = earlier.Offered };
        if ((cues.Confuses || cues.Compares) && earlier.Both(cues.Both) is { } sides)
            return new(Intent.Compare, sides);
        var intent = cues.Confuses || cues.Compares ? Intent.Confuse
            : cues.Example ? Intent.Example
            : cues.Why ? Intent.Why
            : (cues.After || cues.Then) && cues.Order ? Intent.After
            : cues.Before ? Intent.Before
            : cues.Who || cues.Story ? Intent.Who
            : cues.Services ? Intent.Uses
            : cues.AsksForPlaceOf(first, isNamed: true) ? Intent.Where
            : cues.After || cues.Then ? Intent.After
            : cues.Speaker ? Intent.Lost
            : Intent.What;
        return intent == Intent.Lost ? new(intent)
            : intent == Intent.What && earlier is { Wanted: Intent.Compare, Last.Count: > 1 } ? new(Intent.Compare, earlier.Last)
            : new(intent, first);
    }

    /// <summary>
    /// True for a question about what was explained before, although it says more: "where does it work in the lifecycle", "who is it in the
    /// media company".
    /// </summary>
    /// <param name="cues">What is wanted of it.</param>
    /// <param name="before">What was explained before.</param>
    /// <param name="about">What else is said.</param>
    /// <param name="question">The question.</param>
    /// <param name="isTold">True where that describes something.</param>
    public bool IsOf(Cues cues, Entry before, List<Keyword> about, Question question, bool isTold) =>
        (about.Count == 1 && (cues.Confuses || ((cues.Where || cues.After) && !isTold)))
        || (cues.Where && about.TrueForAll(keyword => question.IsOfNote(keyword.Token)))
        || (cues.Who && catalogue.Of(before).Analogy is { } story && about.TrueForAll(keyword => texts.Tells(keyword, story)));
}
