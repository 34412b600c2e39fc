using System.Text.Json;

namespace QuizBot.Slack.Api;

/// <summary>What a method of the Web API answered.</summary>
/// <param name="Error">Slack's word for what went wrong; null where nothing did.</param>
/// <param name="Body">The whole answer; undefined where there was none.</param>
internal sealed record SlackAnswer(string? Error, JsonElement Body)
{
    public bool Ok => Error is null;

    public SlackFailure Failure => Error switch
    {
        null => SlackFailure.None,
        "account_inactive" or "token_revoked" or "invalid_auth" or "not_authed" => SlackFailure.WorkspaceGone,
        "token_expired" => SlackFailure.TokenExpired,
        "channel_not_found" or "not_in_channel" or "is_archived" or "restricted_action" or "messages_tab_disabled" or "user_not_in_channel"
            or "cannot_dm_bot"
            => SlackFailure.RoomGone,
        "message_not_found" or "cant_update_message" or "edit_window_closed" => SlackFailure.MessageGone,
        "invalid_blocks" or "invalid_blocks_format" or "msg_blocks_too_long" or "no_text" or "msg_too_long" => SlackFailure.BadMessage,
        NoAnswer or "ratelimited" => SlackFailure.Later,
        _ => SlackFailure.Other,
    };

    /// <summary>The error where Slack could not be reached or gave no usable answer.</summary>
    public const string NoAnswer = "no_answer";

    public static SlackAnswer None { get; } = new(NoAnswer, default);
}

/// <summary>What an error of the Web API means for the bot.</summary>
internal enum SlackFailure
{
    None,

    /// <summary>The token is worth nothing any more: uninstalled, revoked, or the account was closed.</summary>
    WorkspaceGone,

    /// <summary>The token has expired and can be exchanged.</summary>
    TokenExpired,

    /// <summary>This conversation cannot be written to.</summary>
    RoomGone,

    /// <summary>The message to change is not there any more, or is too old.</summary>
    MessageGone,

    /// <summary>Slack does not take the message as it is: an error of this program.</summary>
    BadMessage,

    /// <summary>Slack did not answer, or wants less at a time; everything was tried.</summary>
    Later,

    Other,
}
