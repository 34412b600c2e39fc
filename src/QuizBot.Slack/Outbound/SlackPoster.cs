using System.Text.Json.Nodes;
using QuizBot.Core.Chat;
using QuizBot.Slack.Api;
using QuizBot.Slack.Blocks;
using QuizBot.Slack.Installs;

namespace QuizBot.Slack.Outbound;

/// <summary>
/// Writes to rooms. A personal room's conversation is the person's user id, which Slack takes for the direct message with that person;
/// so the room is the same wherever in Slack the person meets the bot.
/// </summary>
public sealed class SlackPoster
{
    private readonly SlackClient client;
    private readonly InstallBook installs;

    internal SlackPoster(SlackClient client, InstallBook installs) => (this.client, this.installs) = (client, installs);

    /// <summary>Posts a message that nobody asked for just now, such as a push.</summary>
    public Task<PostResult> PostAsync(RoomId room, View view, string? thread, CancellationToken cancel) => InRoomAsync(
        room,
        install => PostAsync(install, room.Conversation, BlockRenderer.Render(view), cancel, thread),
        cancel);

    /// <summary>Changes a message that was posted earlier.</summary>
    public Task<PostResult> EditAsync(RoomId room, string message, View view, CancellationToken cancel) => InRoomAsync(
        room,
        install => EditAsync(install, room.Conversation, message, BlockRenderer.Render(view), cancel),
        cancel);

    internal async Task<PostResult> PostAsync(
        Install install, string conversation, JsonObject message, CancellationToken cancel, string? thread = null)
    {
        var arguments = Addressed(message, conversation);
        arguments["unfurl_links"] = false;
        arguments["unfurl_media"] = false;
        if (thread is not null)
            arguments["thread_ts"] = thread;
        var answer = await CallAsync(install, "chat.postMessage", arguments, cancel, conversation);
        if (answer.Failure == SlackFailure.BadMessage && arguments.Remove("blocks"))
            answer = await CallAsync(install, "chat.postMessage", arguments, cancel, conversation);
        return Result(answer);
    }

    /// <summary>Where the message is gone, the card is posted anew.</summary>
    internal async Task<PostResult> EditAsync(
        Install install, string conversation, string message, JsonObject content, CancellationToken cancel)
    {
        var arguments = Addressed(content, await ChannelAsync(install, conversation, cancel) ?? conversation);
        arguments["ts"] = message;
        var answer = await CallAsync(install, "chat.update", arguments, cancel);
        return answer.Failure == SlackFailure.MessageGone ? await PostAsync(install, conversation, content, cancel) : Result(answer);
    }

    /// <summary>Seen by one person in a channel, until they reload.</summary>
    internal async Task<PostResult> WhisperAsync(
        Install install, string channel, string user, JsonObject message, string? thread, CancellationToken cancel)
    {
        var arguments = Addressed(message, channel);
        arguments["user"] = user;
        if (thread is not null)
            arguments["thread_ts"] = thread;
        return Result(await CallAsync(install, "chat.postEphemeral", arguments, cancel));
    }

    internal async Task<PostResult> PublishHomeAsync(Install install, string user, JsonObject view, CancellationToken cancel) =>
        Result(await CallAsync(install, "views.publish", new JsonObject { ["user_id"] = user, ["view"] = view }, cancel));

    internal async Task<PostResult> OpenDialogAsync(Install install, string trigger, JsonObject dialog, CancellationToken cancel) =>
        Result(await CallAsync(install, "views.open", new JsonObject { ["trigger_id"] = trigger, ["view"] = dialog }, cancel));

    internal async Task<bool> RespondAsync(Uri hook, JsonObject message, CancellationToken cancel) =>
        await client.RespondAsync(hook, message, cancel)
            || (Pictures.PutIntoWords(message) && await client.RespondAsync(hook, message, cancel));

    private async Task<PostResult> InRoomAsync(RoomId room, Func<Install, Task<PostResult>> send, CancellationToken cancel)
    {
        try
        {
            return Workspace.Of(room.Workspace, null, null) is { } workspace && await installs.FindAsync(workspace, cancel) is { } install
                ? await send(install)
                : new PostResult(PostOutcome.WorkspaceGone, null);
        }
        catch (SlackUnavailableException)
        {
            return new PostResult(PostOutcome.Later, null);
        }
    }

    /// <summary>chat.update wants the direct message's own id where posting takes the person's.</summary>
    private async Task<string?> ChannelAsync(Install install, string conversation, CancellationToken cancel)
    {
        if (conversation.Length == 0 || conversation[0] is not ('U' or 'W'))
            return conversation;
        var answer = await CallAsync(install, "conversations.open", new JsonObject { ["users"] = conversation }, cancel);
        return answer.Ok ? answer.Body.Id("channel", "id") : null;
    }

    /// <summary>Calls, and once more without pictures where Slack does not take them.</summary>
    private async Task<SlackAnswer> CallAsync(
        Install install, string method, JsonObject arguments, CancellationToken cancel, string? conversation = null)
    {
        var answer = await CallOnceAsync(install, method, arguments, conversation, cancel);
        return answer.Failure == SlackFailure.BadMessage && Pictures.PutIntoWords(arguments)
            ? await CallOnceAsync(install, method, arguments, conversation, cancel)
            : answer;
    }

    /// <summary>Calls with the installation's token, and once more with the next where this one has ended.</summary>
    private async Task<SlackAnswer> CallOnceAsync(
        Install install, string method, JsonObject arguments, string? conversation, CancellationToken cancel)
    {
        var answer = await client.CallAsync(method, install.Token, arguments, cancel, conversation);
        var next = answer.Failure switch
        {
            SlackFailure.TokenExpired => await installs.ExpiredAsync(install, cancel),
            SlackFailure.WorkspaceGone => await installs.RefusedAsync(install, cancel),
            _ => null,
        };
        return next is null ? answer : await client.CallAsync(method, next.Token, arguments, cancel, conversation);
    }

    private static JsonObject Addressed(JsonObject message, string channel)
    {
        var arguments = message.DeepClone().AsObject();
        arguments["channel"] = channel;
        return arguments;
    }

    private static PostResult Result(SlackAnswer answer) => answer.Failure switch
    {
        SlackFailure.None => new(PostOutcome.Sent, answer.Body.Id("ts")),
        SlackFailure.WorkspaceGone or SlackFailure.TokenExpired => new(PostOutcome.WorkspaceGone, null),
        SlackFailure.RoomGone => new(PostOutcome.RoomGone, null),
        SlackFailure.Later => new(PostOutcome.Later, null),
        _ => new(PostOutcome.Refused, null),
    };
}

/// <summary>What became of a message.</summary>
public enum PostOutcome
{
    Sent,

    /// <summary>The conversation cannot be written to until somebody invites the bot again.</summary>
    RoomGone,

    /// <summary>The app is not installed in the workspace any more.</summary>
    WorkspaceGone,

    /// <summary>Slack could not be reached in several attempts.</summary>
    Later,

    /// <summary>Slack does not take it, and will not later; the reason is logged.</summary>
    Refused,
}

/// <param name="Outcome">Whether it was sent.</param>
/// <param name="Message">The message's id; null where there is none.</param>
public sealed record PostResult(PostOutcome Outcome, string? Message);
