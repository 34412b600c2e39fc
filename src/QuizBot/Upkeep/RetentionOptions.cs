namespace QuizBot.Upkeep;

/// <summary>The section <c>Retention</c> of the configuration.</summary>
/// <param name="Answers">How long answers are kept; null for ever.</param>
/// <param name="Uninstalled">How long what is known of a workspace is kept that has removed the bot; null for ever.</param>
internal sealed record RetentionOptions(KeepingTime? Answers, KeepingTime? Uninstalled)
{
    private const string Off = "off";

    /// <summary>Weeks, streaks and the recap look back so far.</summary>
    private const int FewestDays = 31;

    /// <exception cref="InvalidOperationException">A setting is not of its form; the message names it and says how to mend it.</exception>
    public static RetentionOptions Read(IConfiguration configuration) => new(
        Read(configuration, "Retention:Answers", "13 months", FewestDays), Read(configuration, "Retention:Uninstalled", "30 days", 1));

    /// <summary>"answers 13 months, workspaces without the bot 30 days".</summary>
    public override string ToString() =>
        $"answers {Answers?.ToString() ?? "for ever"}, workspaces without the bot {Uninstalled?.ToString() ?? "for ever"}";

    private static KeepingTime? Read(IConfiguration configuration, string key, string usual, int fewestDays)
    {
        var text = configuration[key]?.Trim() is { Length: > 0 } set ? set : usual;
        if (string.Equals(text, Off, StringComparison.OrdinalIgnoreCase))
            return null;
        if (!KeepingTime.TryParse(text, out var time))
            throw new InvalidOperationException($"{key} is “{text}”. Write it like {usual}, or {Off} to keep everything.");
        return time.Months * 31 + time.Days >= fewestDays
            ? time
            : throw new InvalidOperationException(
                $"{key} is “{text}”, which is too short: write {fewestDays} days or more, such as {usual}, or {Off} to keep everything.");
    }
}
