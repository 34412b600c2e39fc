namespace QuizBot.Slack.Api;

/// <summary>Where something happened. One of the two is there at least.</summary>
/// <param name="Team">The workspace.</param>
/// <param name="Enterprise">The organization it belongs to, which may be what the app is installed in.</param>
/// <param name="App">The app that Slack sent it to; null where Slack does not say.</param>
internal sealed record Workspace(string? Team, string? Enterprise, string? App)
{
    public string Id => Team ?? Enterprise!;

    /// <summary>Null where neither is a proper id.</summary>
    public static Workspace? Of(string? team, string? enterprise, string? app) =>
        JsonReading.Id(team) is null && JsonReading.Id(enterprise) is null
            ? null
            : new(JsonReading.Id(team), JsonReading.Id(enterprise), JsonReading.Id(app));
}
