using System.Diagnostics.Metrics;
using QuizBot.Core.Explain;

namespace QuizBot.Core.Bot;

/// <summary>Counts what people learn, for whoever listens to the meter <see cref="MeterName"/>. Who they are is in none of it.</summary>
public static class BotMetrics
{
    public const string MeterName = "QuizBot";

    private static readonly Meter Meter = new(MeterName);
    private static readonly Counter<long> Reviews = Meter.CreateCounter<long>("quizbot.reviews", description: "Graded answers");
    private static readonly Counter<long> Explanations =
        Meter.CreateCounter<long>("quizbot.explanations", description: "Questions about the notes");

    internal static void Reviewed(bool correct) =>
        Reviews.Add(1, new KeyValuePair<string, object?>("outcome", correct ? "right" : "missed"));

    /// <summary>Small talk is not counted.</summary>
    internal static void Explained(Intent intent)
    {
        if (intent is not (Intent.Hello or Intent.Thanks or Intent.Bye or Intent.Self or Intent.Study))
        {
            var isFound = intent is not (Intent.None or Intent.Lost or Intent.Neither);
            Explanations.Add(1, new KeyValuePair<string, object?>("outcome", isFound ? "found" : "not-found"));
        }
    }
}
