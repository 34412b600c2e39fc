using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Logging;
using QuizBot.Teams;

namespace QuizBot.BotFramework;

/// <summary>
/// The SDK's adapter, given activities instead of requests: QuizBot's own door (<c>MessagesEndpoint</c>) has checked who calls and what
/// they sent, more strictly than the SDK would.
/// </summary>
internal sealed class QuizBotAdapter(BotFrameworkAuthentication authentication, TeamsOptions options, ILogger<QuizBotAdapter> log)
    : CloudAdapter(authentication, log)
{
    /// <summary>The bot's app id; empty for a bot without a registration, which calls this computer only.</summary>
    public string AppId => options.AppId ?? "";

    /// <summary>Runs the turn of an activity that was let in.</summary>
    /// <returns>What an invoke is answered with; null for everything else.</returns>
    public Task<InvokeResponse?> ProcessActivityAsync(Activity activity, BotCallbackHandler callback, CancellationToken cancel)
    {
        var bot = CreateClaimsIdentity(AppId);
        var admitted = new AuthenticateRequestResult
        {
            ClaimsIdentity = bot,
            ConnectorFactory = BotFrameworkAuthentication.CreateConnectorFactory(bot),
        };
        return ProcessActivityAsync(admitted, activity, callback, cancel)!;
    }
}
