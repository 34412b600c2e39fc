using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Connector;
using Microsoft.Bot.Schema;
using Microsoft.Rest;
using QuizBot.Teams;
using QuizBot.Teams.Outbound;

namespace QuizBot.BotFramework.Connecting;

/// <summary>
/// Says things through <see cref="ITurnContext"/>: in the turn that is on, where they belong to it, else in one that continues the
/// conversation.
/// </summary>
/// <param name="adapter">Continues conversations.</param>
/// <param name="calls">Keeps the pace of calls.</param>
/// <param name="time">Now.</param>
/// <param name="turn">The turn that is on; null for none.</param>
internal sealed class TurnContextConnector(
    QuizBotAdapter adapter, ConnectorCalls calls, TimeProvider time, ITurnContext? turn = null) : IConnector
{
    public IConnector During(ITurnContext context) => new TurnContextConnector(adapter, calls, time, context);

    public Task<SendResult> PostAsync(Route route, OutgoingMessage message, CancellationToken cancel) =>
        CallAsync(route, HttpMethod.Post, async (context, stop) =>
            (await context.SendActivityAsync(SdkActivities.Message(message), stop)).Id, cancel);

    public Task<SendResult> UpdateAsync(Route route, string id, OutgoingMessage message, CancellationToken cancel) => CallAsync(
        route,
        HttpMethod.Put,
        async (context, stop) =>
        {
            var activity = SdkActivities.Message(message);
            activity.Id = id;
            return (await context.UpdateActivityAsync(activity, stop)).Id;
        },
        cancel);

    public Task<SendResult> OpenPersonalAsync(Route route, string user, CancellationToken cancel) => calls.RunAsync(
        route,
        HttpMethod.Post,
        (_, stop) => AttemptAsync(done => adapter.CreateConversationAsync(
            adapter.AppId,
            "msteams",
            route.Service.AbsoluteUri,
            audience: null,
            SdkActivities.Personal(route, user),
            (context, _) =>
            {
                done(context.Activity.Conversation.Id);
                return Task.CompletedTask;
            },
            stop)),
        cancel);

    /// <param name="route">Where it goes.</param>
    /// <param name="method">How the SDK does it.</param>
    /// <param name="say">Says it; the id of what was made.</param>
    /// <param name="cancel">Gives up.</param>
    private Task<SendResult> CallAsync(
        Route route, HttpMethod method, Func<ITurnContext, CancellationToken, Task<string?>> say, CancellationToken cancel) =>
        calls.RunAsync(
        route,
        method,
        (_, stop) => AttemptAsync(done => InTurnAsync(route, async (context, end) => done(await say(context, end)), stop)),
        cancel);

    private Task InTurnAsync(Route route, BotCallbackHandler say, CancellationToken cancel) =>
        turn is not null && turn.Activity.Conversation.Id == route.Conversation && turn.Activity.Id == route.ReplyTo
            ? say(turn, cancel)
            : adapter.ContinueConversationAsync(adapter.AppId, SdkActivities.Continue(route), say, cancel);

    private async Task<ConnectorAnswer> AttemptAsync(Func<Action<string?>, Task> attempt)
    {
        string? id = null;
        try
        {
            await attempt(made => id = made);
            return new ConnectorAnswer(HttpStatusCode.OK, string.IsNullOrEmpty(id) ? null : id, default, null);
        }
        catch (ErrorResponseException refused)
        {
            return Refused(refused.Response);
        }
        catch (HttpOperationException refused)
        {
            return Refused(refused.Response);
        }
        catch (SerializationException)
        {
            // It was done; only what Teams says about it is no JSON.
            return new ConnectorAnswer(HttpStatusCode.OK, null, default, null);
        }
    }

    private ConnectorAnswer Refused(HttpResponseMessageWrapper response)
    {
        var wait = response.Headers.TryGetValue("Retry-After", out var values)
            && RetryConditionHeaderValue.TryParse(values.FirstOrDefault(), out var header)
            ? ConnectorErrors.RetryAfter(header, time)
            : null;
        return new ConnectorAnswer(response.StatusCode, null, Encoding.UTF8.GetBytes(response.Content ?? ""), wait);
    }
}
