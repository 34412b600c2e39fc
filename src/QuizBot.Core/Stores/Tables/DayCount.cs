namespace QuizBot.Core.Stores.Tables;

/// <summary>What a learner did on one local day.</summary>
public sealed record DayCount(DateOnly Day, int Reviews, int Correct)
{
    public DayCount Plus(bool correct) => this with { Reviews = Reviews + 1, Correct = Correct + (correct ? 1 : 0) };
}
