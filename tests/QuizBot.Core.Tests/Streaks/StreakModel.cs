namespace QuizBot.Core.Tests.Streaks;

/// <summary>The rules of a streak told day by day, for a learner who stays where they are and answers at noon or not at all.</summary>
internal sealed class StreakModel
{
    public int Length { get; private set; }

    public int Best { get; private set; }

    public int Freezes { get; private set; }

    public int Breaks { get; private set; }

    public int Bridged { get; private set; }

    public void Answer()
    {
        if (Length == 0)
            Length = 1;
        else if (++Length % 7 == 0)
            Freezes = Math.Min(Freezes + 1, 2);
        Best = Math.Max(Best, Length);
    }

    public void Miss(bool off)
    {
        if (off || Length == 0)
            return;
        if (Freezes > 0)
        {
            Freezes--;
            Bridged++;
            return;
        }
        Length = 0;
        Breaks++;
    }
}
