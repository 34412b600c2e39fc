namespace QuizBot.Tests.Shared.Questions;

/// <summary>How well questions in people's own words lead to their terms, and are told from those that no term answers.</summary>
public sealed class LessonTrial
{
    private const int Offered = 3;

    /// <summary>What share of the questions without an answer may get one.</summary>
    private const double MostFalse = 0.02;

    private readonly List<float> right = [];
    private readonly List<float> unanswered = [];

    /// <summary>All questions that a term answers.</summary>
    public int Asked { get; private set; }

    /// <summary>Those whose term fits best.</summary>
    public int First => right.Count;

    /// <summary>Those whose term is among the first few.</summary>
    public int AmongFirst { get; private set; }

    /// <summary>Those whose term fits best, and better than any does all but a few of the questions without an answer.</summary>
    public int Claimed
    {
        get
        {
            var least = unanswered.OrderDescending().ElementAt((int)(unanswered.Count * MostFalse));
            return right.Count(fit => fit > least);
        }
    }

    /// <summary>What is asked of a lesson: of each term in turn, then what none answers.</summary>
    public static string[] QuestionsOf(Lesson lesson) => [.. lesson.Terms.SelectMany(term => term.Questions), .. lesson.Unanswered];

    /// <param name="lesson">The lesson.</param>
    /// <param name="fits">For each of its questions, how well each term fits.</param>
    public void Add(Lesson lesson, IEnumerable<float[]> fits)
    {
        int[] meant = [.. lesson.Terms.Index().SelectMany(term => term.Item.Questions.Select(_ => term.Index))];
        foreach (var (row, fit) in fits.Index())
        {
            if (row >= meant.Length)
            {
                unanswered.Add(fit.Max());
                continue;
            }

            var better = fit.Count(other => other > fit[meant[row]]);
            Asked++;
            AmongFirst += better < Offered ? 1 : 0;
            if (better == 0)
                right.Add(fit.Max());
        }
    }

    public override string ToString() =>
        $"of {Asked} questions kept apart {First} first, {AmongFirst} among {Offered}, {Claimed} claimed where {MostFalse:P0} of {unanswered.Count} others are";
}
