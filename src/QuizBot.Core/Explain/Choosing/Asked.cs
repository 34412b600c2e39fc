using QuizBot.Core.Explain.Entries;
using QuizBot.Core.Explain.Index;
using QuizBot.Core.Explain.Languages;
using QuizBot.Core.Explain.Questions;
using QuizBot.Core.Text;

namespace QuizBot.Core.Explain.Choosing;

/// <summary>What a question asks for, whatever the entry.</summary>
/// <param name="Weight">How much its words tell.</param>
/// <param name="Strange">The part of that which the notes do not have.</param>
/// <param name="Unit">What a word tells at most, which is more in a large course than in a small one.</param>
/// <param name="Length">How many words the question has.</param>
/// <param name="ForTerm">True where a service, a person or a tool is asked for.</param>
/// <param name="ForPlace">True where a stage is.</param>
/// <param name="ForUnknown">True where something is asked for by a name that the notes do not have ("what is a virus").</param>
/// <param name="Named">How likely a name in it is meant, 0 to 1.</param>
internal sealed record Asked(
    float Weight, float Strange, float Unit, int Length,
    bool ForTerm, bool ForPlace, bool ForUnknown, float Named)
{
    private const int LongestRequest = 5;

    public static Asked Of(Question question, float unit, float named)
    {
        var cues = Cues.Of(question);
        return new(
            question.Keywords.Sum(keyword => keyword.Weight),
            question.Keywords.Where(keyword => keyword.IsStrange).Sum(keyword => keyword.Weight),
            unit,
            question.Tokens.Count,
            cues.AsksForTerm,
            cues.AsksForPlace,
            question.Keywords.Count <= LongestRequest
                && question.Keywords.FirstOrDefault(keyword => !Vendors.IsOne(keyword.Text)) is { IsStrange: true } first
                && (IsObject(question, first) || EntryNames.IsCode(first.Text)
                    || (first.Token > 0 && Vendors.IsOne(question.Tokens[first.Token - 1].Text))),
            named);
    }

    /// <summary>"What is a virus", "explain route 53": the word stands right behind what asks.</summary>
    private static bool IsObject(Question question, Keyword keyword)
    {
        var before = keyword.Token - 1;
        while (before >= 0 && !question.Is(before, Cue.Start) && !question.Is(before, Cue.Request)
            && (question.Tokens[before].IsEmpty || Vendors.IsOne(question.Tokens[before].Text)))
            before--;
        return before >= 0 && (question.Is(before, Cue.Start) || question.Is(before, Cue.Request));
    }
}
