using QuizBot.Core.Chat;
using QuizBot.Slack.Api;

namespace QuizBot.Slack.Inbound;

/// <summary>Reads a slash command.</summary>
internal static class CommandReader
{
    /// <summary>What <c>/quiz</c> alone asks for.</summary>
    private const string Alone = "quiz";

    /// <summary>Null for what has no proper shape.</summary>
    public static Ask? Read(IReadOnlyDictionary<string, string> fields, SlackOptions options)
    {
        if (Workspace.Of(Field("team_id"), Field("enterprise_id"), Field("api_app_id")) is not { } workspace)
            return null;
        if (JsonReading.Id(Field("user_id")) is not { } user || JsonReading.Id(Field("channel_id")) is not { } channel
            || JsonReading.Trigger(Field("trigger_id")) is not { } trigger)
            return null;
        var text = Field("text")?.Trim() ?? "";
        return new Ask
        {
            Workspace = workspace,
            Id = "command:" + trigger,
            User = user,
            Input = new Said(text.Length == 0 ? Alone : text),
            Channel = channel,
            Kind = Places.Kind(channel, Field("channel_name")),
            ResponseUrl = Places.Hook(Field("response_url"), options),
        };

        string? Field(string name) => fields.GetValueOrDefault(name);
    }
}
