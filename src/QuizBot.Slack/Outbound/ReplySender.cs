using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using QuizBot.Core.Chat;
using QuizBot.Slack.Blocks;
using QuizBot.Slack.Installs;

namespace QuizBot.Slack.Outbound;

/// <summary>Puts the bot's replies where they belong.</summary>
internal sealed partial class ReplySender(
    SlackPoster poster,
    EditPace edits,
    TurnQueue queue,
    IBot bot,
    Patience patience,
    IOptions<SlackOptions> options,
    TimeProvider time,
    ILogger<ReplySender> log)
{
    public async Task SendAsync(Ask ask, Install install, RoomId room, IReadOnlyList<Reply> replies, CancellationToken cancel)
    {
        // Edits first, before anything is waited for: the newest state must be the last to arrive.
        foreach (var reply in replies.Where(reply => reply is { Kind: ReplyKind.Edit, Message: not null }))
            Edit(install, room.Conversation, reply);
        var first = true;
        foreach (var reply in replies.Where(reply => reply.Kind != ReplyKind.Edit))
        {
            // What happens in the App Home shows there; it has room for one view, so the rest comes as messages.
            var result = first && ask.Home
                ? await PublishAsync(ask, install, reply.View, cancel)
                : await SendAsync(ask, install, reply, replace: first && ask.Ephemeral, cancel);
            first = false;
            if (result.Outcome == PostOutcome.WorkspaceGone)
            {
                await NotInstalledAsync(ask, cancel);
                return;
            }

            if (result.Outcome != PostOutcome.Sent)
                Log.NotSent(log, reply.Kind, result.Outcome);
            else if (reply is { Round: { } round, Kind: ReplyKind.Post } && result.Message is { } message)
                await patience.DoAsync(() => bot.PostedAsync(room, round, message, cancel), cancel);
        }
    }

    private void Edit(Install install, string conversation, Reply reply)
    {
        var message = $"edit {install.Workspace} {conversation} {reply.Message}";
        var isFirst = edits.Add(message, async cancel =>
            await poster.EditAsync(install, conversation, reply.Message!, BlockRenderer.Render(await reply.DrawAsync(cancel)), cancel));
        if (isFirst && !queue.TrySend(message, cancel => edits.RunAsync(message, (wait, stop) => Task.Delay(wait, time, stop), cancel)))
            edits.Drop(message);
    }

    /// <summary>Says that nothing can be said, by the one way that needs no token.</summary>
    public Task NotInstalledAsync(Ask ask, CancellationToken cancel)
    {
        var how = options.Value is { CanInstall: true, PublicUrl: { } address }
            ? $"An admin can add it again at {new Uri(address, "slack/install")}"
            : "An admin can add it again.";
        return SayAsync(ask, $"QuizBot is not connected to this workspace any more, so I cannot answer. {how}", cancel);
    }

    /// <summary>Says a line to the person alone, where that is possible without a token.</summary>
    public async Task SayAsync(Ask ask, string text, CancellationToken cancel)
    {
        if (ask.ResponseUrl is { } hook)
            await poster.RespondAsync(hook, Response(BlockRenderer.Render(Line(text)), replace: false), cancel);
    }

    /// <summary>Says a line to the person alone, however that can be done.</summary>
    public async Task SayAsync(Ask ask, Install install, string text, CancellationToken cancel)
    {
        if (ask.ResponseUrl is not null)
            await SayAsync(ask, text, cancel);
        else if (ask.Input is HomeOpened)
            await poster.PublishHomeAsync(install, ask.User, BlockRenderer.RenderHome(Line(text)), cancel);
        else if (ask.Kind == RoomKind.Personal || ask.Channel is null)
            await poster.PostAsync(install, ask.Channel ?? ask.User, BlockRenderer.Render(Line(text)), cancel, ask.Thread);
        else
            await poster.WhisperAsync(install, ask.Channel, ask.User, BlockRenderer.Render(Line(text)), ask.Thread, cancel);
    }

    /// <param name="ask">What is answered.</param>
    /// <param name="install">Where.</param>
    /// <param name="reply">With what.</param>
    /// <param name="replace">True for the reply that takes the place of a card that only this person sees.</param>
    /// <param name="cancel">Ends it.</param>
    private Task<PostResult> SendAsync(Ask ask, Install install, Reply reply, bool replace, CancellationToken cancel) => reply.Kind switch
    {
        ReplyKind.Replace => ReplaceAsync(ask, install, reply, replace, cancel),
        ReplyKind.Private when ask.Kind != RoomKind.Personal || ask.Ephemeral => WhisperAsync(ask, install, reply.View, replace, cancel),
        _ => PostAsync(ask, install, reply, replace, cancel),
    };

    /// <summary>
    /// The Home has no other way back, so every page but the first gets a button for it. Settings open as a dialog where Slack still lets
    /// one open.
    /// </summary>
    private async Task<PostResult> PublishAsync(Ask ask, Install install, View view, CancellationToken cancel)
    {
        if (ask.Trigger is { } trigger && view.Actions.Any(action => action is { Verb: Verbs.Settings, Submits: true })
            && await poster.OpenDialogAsync(
                install, trigger, BlockRenderer.RenderDialog(view), cancel) is { Outcome: PostOutcome.Sent } opened)
            return opened;
        if (ask.Input is not HomeOpened)
            view = view with { Actions = [.. view.Actions, new ViewAction(ActionCode.Home, "Back to my page")] };
        return await poster.PublishHomeAsync(install, ask.User, BlockRenderer.RenderHome(view), cancel);
    }

    private async Task<PostResult> ReplaceAsync(Ask ask, Install install, Reply reply, bool replace, CancellationToken cancel)
    {
        if (ask is not { Input: Pressed, Message: { } message, Channel: { } channel })
            return await PostAsync(ask, install, reply, replace, cancel);
        return ask.Ephemeral
            ? await WhisperAsync(ask, install, reply.View, replace, cancel)
            : await poster.EditAsync(install, channel, message, BlockRenderer.Render(reply.View), cancel);
    }

    /// <summary>In place of the card where that is seen by this person alone, else as a message of its own.</summary>
    private async Task<PostResult> WhisperAsync(Ask ask, Install install, View view, bool replace, CancellationToken cancel)
    {
        var content = BlockRenderer.Render(view);
        if (await RespondAsync(ask, content, replace, cancel))
            return Sent;
        return await poster.WhisperAsync(install, ask.Channel!, ask.User, content, ask.Thread, cancel);
    }

    private async Task<PostResult> PostAsync(Ask ask, Install install, Reply reply, bool replace, CancellationToken cancel)
    {
        var content = BlockRenderer.Render(reply.View);
        var result = await poster.PostAsync(install, ask.Channel ?? ask.User, content, cancel, Thread(ask, reply));
        if (result.Outcome != PostOutcome.RoomGone || ask.ResponseUrl is null)
            return result;

        // A command works where the bot is no member. What it posts there by the response address has no id, so no round can live in it.
        if (reply.Round is not null)
        {
            await SayAsync(ask, "I am not in this channel yet. Invite me with /invite @QuizBot, and ask me again.", cancel);
            return result;
        }

        return await RespondAsync(ask, content, replace, cancel) ? Sent : result;
    }

    private async Task<bool> RespondAsync(Ask ask, JsonObject content, bool replace, CancellationToken cancel) =>
        ask.ResponseUrl is { } hook && await poster.RespondAsync(hook, Response(content, replace), cancel);

    /// <summary>
    /// The thread that the turn came from. Outside of one, answers in a channel go below the message they answer, while rounds, which
    /// are for everybody, stand on their own.
    /// </summary>
    private static string? Thread(Ask ask, Reply reply)
    {
        if (reply.Thread is not null && ask.Kind == RoomKind.Channel)
            return reply.Thread.Length == 0 ? null : reply.Thread;
        if (ask.Thread is not null || ask.Kind != RoomKind.Channel || reply.Round is not null || ask.Ephemeral)
            return ask.Thread;
        return ask.Message;
    }

    private static JsonObject Response(JsonObject content, bool replace)
    {
        var message = content.DeepClone().AsObject();
        message["response_type"] = "ephemeral";
        message["replace_original"] = replace;
        return message;
    }

    private static View Line(string text) => new() { Fallback = text, Blocks = [new TextBlock(text)] };

    private static PostResult Sent { get; } = new(PostOutcome.Sent, null);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "A {Kind} reply was not sent: {Outcome}.")]
        public static partial void NotSent(ILogger logger, ReplyKind kind, PostOutcome outcome);
    }
}
