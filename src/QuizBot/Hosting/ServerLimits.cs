using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;

namespace QuizBot.Hosting;

/// <summary>What a stranger may cost before anybody knows who they are.</summary>
internal static class ServerLimits
{
    /// <summary>
    /// More than all who may wait at the <see cref="Doorstep"/> and all bodies that may be slow, since who comes after the last one is
    /// turned away, whoever it is.
    /// </summary>
    private const int Connections = 16_384;

    /// <summary>In bytes, as long as the longest activity; Slack's routes take less.</summary>
    private const int LongestBody = 1 << 20;

    /// <summary>In bytes that Kestrel reads ahead of whoever looks at them.</summary>
    private const int ReadAhead = 64 * 1024;

    /// <summary>
    /// Connections that wait to be taken in. Where a flood of strangers fills this, whoever comes next knocks again after a second, and
    /// then after more.
    /// </summary>
    private const int Knocking = 4_096;

    public static void Set(SocketTransportOptions sockets) => sockets.Backlog = Knocking;

    public static void Set(KestrelServerOptions kestrel)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxConcurrentConnections = Connections;
        kestrel.Limits.MaxRequestBodySize = LongestBody;
        kestrel.Limits.MaxRequestBufferSize = ReadAhead;
        kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
        kestrel.Limits.MinRequestBodyDataRate = new MinDataRate(bytesPerSecond: 2_048, gracePeriod: TimeSpan.FromSeconds(5));
    }
}
