namespace QuizBot.Teams;

/// <summary>How the edge calls: without redirects, because a token goes to the host it was meant for or nowhere.</summary>
internal static class TeamsHttp
{
    private const int MaxAnswer = 4 << 20;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    public static SocketsHttpHandler Handler() => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        ConnectTimeout = TimeSpan.FromSeconds(5),
    };

    /// <summary>For as long as the host lives.</summary>
#pragma warning disable CA2000 // The client disposes it.
    public static HttpClient Client() => Client(Handler());
#pragma warning restore CA2000

    /// <summary>One of several on the same connections.</summary>
    public static HttpClient Client(HttpMessageHandler handler) =>
        new(handler) { Timeout = Patience, MaxResponseContentBufferSize = MaxAnswer };
}
