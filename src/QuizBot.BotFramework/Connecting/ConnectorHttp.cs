using QuizBot.Teams;

namespace QuizBot.BotFramework.Connecting;

/// <summary>The connections of all connector clients: one pool, no redirects.</summary>
internal sealed class ConnectorHttp : IHttpClientFactory
{
    private readonly SocketsHttpHandler handler = TeamsHttp.Handler();

    public HttpClient CreateClient(string name) => TeamsHttp.Client(handler);
}
