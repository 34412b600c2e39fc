using System.Globalization;
using QuizBot.Core.Explain.Entries;
using QuizBot.Core.Text;

namespace QuizBot.Core.Explain.Choosing;

/// <summary>Tells how an answer was chosen.</summary>
internal static class Reasons
{
    private const int MostTold = 3;

    public static IReadOnlyList<string> Of(Weighed weighed, Answer answer) => [.. Tell(weighed, answer)];

    private static IEnumerable<string> Tell(Weighed weighed, Answer answer)
    {
        var question = weighed.Question;
        string[] about = [.. question.Keywords.Select(keyword => $"“{question.Original(keyword.Token)}”")];
        yield return about.Length == 0
            ? "Every word of the question is one that says nothing about a subject."
            : $"The question is about {Wording.List(about)}.";
        var unknown = question.Keywords.Where(keyword => keyword.IsStrange);
        string[] strange = [.. unknown.Select(keyword => $"“{question.Original(keyword.Token)}”")];
        if (strange.Length > 0)
            yield return $"The notes do not have {Wording.List(strange, "or")}.";
        foreach (var candidate in weighed.Named.OrderByDescending(candidate => candidate.Likelihood).Take(MostTold))
        {
            var name = string.Join(' ', candidate.Mention.Tokens.Select(question.Original));
            yield return $"“{name}” names {candidate.Entry.Name}; that this is meant is {Percent(candidate.Likelihood)} likely.";
        }

        if (weighed.Meant.Count == 0 || weighed.LooksFurther)
        {
            if (weighed.Told.Best is { } best)
                yield return $"What is said fits {best.Entry.Name} best; that this is meant is {Percent(weighed.Told.Likelihood)} likely.";
        }

        yield return weighed.ByMeaning ? "Names, words and meaning were weighed." : "Names and words were weighed, not the meaning.";
        yield return answer switch
        {
            { Intent: Intent.Unsure } => $"None is likely enough to claim, so it asks whether {Names(answer.Likely, "or")} is meant.",
            { Entries: [] } => $"So the answer is none of the notes' ({answer.Intent}).",
            _ => $"So the answer is about {Names(answer.Entries, "and")} ({answer.Intent}).",
        };
    }

    private static string Names(IReadOnlyList<Entry> entries, string and) => Wording.List([.. entries.Select(entry => entry.Name)], and);

    private static string Percent(float share) => string.Create(CultureInfo.InvariantCulture, $"{100 * share:0} %");
}
