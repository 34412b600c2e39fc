using QuizBot.Core.Chat;
using QuizBot.Core.Schedules;

namespace QuizBot.Core.Stores.Tables;

/// <summary>What a learner has done in a room's rounds in one week.</summary>
public sealed record Score
{
    public required LearnerId Learner { get; init; }

    public string Name { get; init; } = "";

    public int Points { get; init; }

    public int Answered { get; init; }

    public int Correct { get; init; }

    /// <summary>Days with answers: bit 0 is Monday, bit 6 Sunday.</summary>
    public int Days { get; init; }

    /// <summary>True for someone who does not want to be named on leaderboards.</summary>
    public bool Hidden { get; init; }

    public Score Plus(RoundAnswer answer, DateOnly day) => this with
    {
        Name = answer.Name,
        Hidden = answer.Hidden,
        Points = Points + answer.Points,
        Answered = Answered + 1,
        Correct = Correct + (answer.Correct ? 1 : 0),
        Days = Days | (1 << CalendarWeek.DayIn(day)),
    };
}
