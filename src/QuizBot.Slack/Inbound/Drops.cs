using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;
using QuizBot.Core.Chat;

namespace QuizBot.Slack.Inbound;

/// <summary>Counts the turns that there was no room for, and says so once a minute.</summary>
internal sealed partial class Drops(TimeProvider time, ILogger<Drops> log)
{
    private static readonly Meter Meter = new("QuizBot.Slack");
    private static readonly Counter<long> Counter = Meter.CreateCounter<long>(
        "quizbot.slack.dropped", description: "Turns that there was no room for, by whose room it was");

    private readonly FloodCount ofPeople = new();
    private readonly FloodCount ofAll = new();
    private readonly long began = time.GetTimestamp();

    public void Count(TurnPlace place)
    {
        Counter.Add(1, new KeyValuePair<string, object?>("place", place.ToString()));
        var isPerson = place == TurnPlace.PersonFull;
        if ((isPerson ? ofPeople : ofAll).Add(time.GetElapsedTime(began)) is not { } count)
            return;
        if (isPerson)
            Log.PersonFull(log, count);
        else
            Log.Full(log, count);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "{Count} turns from Slack were left out, of people who have many waiting already.")]
        public static partial void PersonFull(ILogger logger, int count);

        [LoggerMessage(2, LogLevel.Warning, "There is more to do than can be remembered; Slack was asked to deliver {Count} turns again.")]
        public static partial void Full(ILogger logger, int count);
    }
}
