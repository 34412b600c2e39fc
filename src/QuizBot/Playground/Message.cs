using System.Text.Json.Nodes;
using QuizBot.Core.Chat;
using QuizBot.Slack.Blocks;
using QuizBot.Teams.Cards;

namespace QuizBot.Playground;

/// <summary>
/// One message of a room, as the page gets it. Has <see cref="Text"/> (a person wrote it) or a <see cref="View"/> (the bot did).
/// </summary>
internal sealed record Message
{
    /// <summary>The <see cref="Author"/> of what the bot says.</summary>
    public const string Bot = "bot";

    /// <summary>The <see cref="Author"/> of what the playground itself has to say, such as that the bot failed.</summary>
    public const string Notice = "notice";

    /// <summary>The <see cref="Author"/> of a word of advice from the playground.</summary>
    public const string Hint = "hint";

    /// <summary>Never used again, not even after a restart: the bot may hold it and edit the message much later.</summary>
    public string Id { get; init; } = Guid.NewGuid().ToString("N");

    /// <summary>Grows with every change in the room; the room sets it.</summary>
    public long Version { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>A persona's id, <see cref="Bot"/>, <see cref="Notice"/> or <see cref="Hint"/>.</summary>
    public required string Author { get; init; }

    /// <summary>The persona who alone sees it; null for everyone in the room.</summary>
    public string? OnlyFor { get; init; }

    public string? Text { get; init; }

    public View? View { get; init; }

    /// <summary>The Adaptive Card that Teams would get; null where there is none to show.</summary>
    public JsonObject? Teams { get; init; }

    /// <summary>The message that Slack would get; null where there is none to show.</summary>
    public JsonObject? Slack { get; init; }

    public static Message FromBot(DateTimeOffset at, View view, string? onlyFor = null) => new()
    {
        At = at,
        Author = Bot,
        OnlyFor = onlyFor,
        View = view,
        Teams = CardRenderer.Render(view),
        Slack = BlockRenderer.Render(view),
    };

    public bool IsSeenBy(string persona) => OnlyFor is null || OnlyFor == persona;
}
