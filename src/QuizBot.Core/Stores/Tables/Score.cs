using QuizBot.Core.Chat;
using QuizBot.Core.Schedules;

namespace QuizBot.Core.Stores.Tables;

/// <summary>What a learner has done in a room's rounds in one week: the week in which they answered.</summary>
public sealed record Score
{
    /// <summary>Null for someone who has deleted their data.</summary>
    public LearnerId? Learner { get; init; }

    public int Points { get; init; }

    public int Answered { get; init; }

    public int Correct { get; init; }

    /// <summary>Days with answers: bit 0 is Monday, bit 6 Sunday.</summary>
    public int Days { get; init; }

    /// <summary>What each round was worth; empty in rows from before, whose points count as they are.</summary>
    public IReadOnlyList<RoundPoints> Rounds { get => field ?? []; init; } = [];

    /// <summary>Two scores of one week as one.</summary>
    public Score With(Score other) => this with
    {
        Points = Points + other.Points,
        Answered = Answered + other.Answered,
        Correct = Correct + other.Correct,
        Days = Days | other.Days,
        Rounds = [.. other.Rounds, .. Rounds],
    };

    public Score Plus(string round, RoundAnswer answer, DateOnly day) => this with
    {
        Points = Points + answer.Points,
        Answered = Answered + 1,
        Correct = Correct + (answer.Correct ? 1 : 0),
        Days = Days | (1 << CalendarWeek.DayIn(day)),
        Rounds = [.. Rounds, new(round, answer.Points)],
    };
}

/// <param name="Round">The round's id.</param>
/// <param name="Points">What the answer to it was worth.</param>
public sealed record RoundPoints(string Round, int Points);
