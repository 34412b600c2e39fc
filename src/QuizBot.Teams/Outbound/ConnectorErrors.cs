using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using QuizBot.Teams.Activities;

namespace QuizBot.Teams.Outbound;

/// <summary>What the connector's refusals mean.</summary>
internal static class ConnectorErrors
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(1);

    /// <summary>Statuses after which the same call may succeed. A 500 is not among them: Teams may have sent the message.</summary>
    public static bool IsPassing(HttpStatusCode status) =>
        status is HttpStatusCode.PreconditionFailed or HttpStatusCode.TooManyRequests
            or HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout;

    public static SendOutcome Judge(HttpStatusCode status, string code) => (status, code) switch
    {
        (HttpStatusCode.Forbidden, "BotNotInConversationRoster") => SendOutcome.RoomGone,
        (HttpStatusCode.Forbidden, "ConversationBlockedByUser" or "MessageWritesBlocked" or "ForbiddenOperationException") =>
            SendOutcome.RoomClosed,
        (HttpStatusCode.Forbidden, _) => SendOutcome.Alarm,
        (HttpStatusCode.NotFound, "ActivityNotFoundInConversation") => SendOutcome.MessageGone,
        (HttpStatusCode.NotFound, _) => SendOutcome.RoomGone,
        (HttpStatusCode.Unauthorized, _) or (_, "InvalidBotApiHost") => SendOutcome.Alarm,
        _ when IsPassing(status) => SendOutcome.TryLater,
        _ => SendOutcome.Refused,
    };

    /// <summary>How long to wait, at most an hour whatever Teams says; null where it does not say.</summary>
    public static TimeSpan? RetryAfter(RetryConditionHeaderValue? header, TimeProvider time)
    {
        var wait = header?.Delta ?? (header?.Date - time.GetUtcNow());
        return wait is null ? null : TimeSpan.FromTicks(Math.Clamp(wait.Value.Ticks, 0, LongestWait.Ticks));
    }

    /// <summary>From <c>{error:{code}}</c>, or from <c>{errorCode,message:"{subCode:…}"}</c>; empty where there is none.</summary>
    public static string Code(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            var root = json.RootElement;
            if (root.ValueKind != JsonValueKind.Object)
                return "";
            if (JsonText.TryGet(root, "error", out var error) && JsonText.Member(error, "code") is { } code)
                return code;
            if (JsonText.Member(root, "message") is { } message && message.StartsWith('{'))
            {
                using var inner = JsonDocument.Parse(message);
                if (JsonText.Member(inner.RootElement, "subCode") is { } subCode)
                    return subCode;
            }

            return JsonText.Member(root, "errorCode") ?? "";
        }
        catch (JsonException)
        {
            return "";
        }
    }
}
