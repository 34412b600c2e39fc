using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;

namespace QuizBot.Hosting;

/// <summary>A connection, as <see cref="Doorstep"/> knows it. What changes is guarded by the doorstep's lock.</summary>
internal sealed class Guest
{
    private readonly ConnectionContext connection;

    public Guest(ConnectionContext connection)
    {
        this.connection = connection;
        Seat = new(this);
    }

    /// <summary>In the list of those who are as this one is; in none while it is served, and once it is known.</summary>
    public LinkedListNode<Guest> Seat { get; }

    /// <summary>When it sat down, as a stopwatch has it.</summary>
    public long Since { get; set; }

    /// <summary>True once a request of it was genuine: it is one of Teams, of Slack, or of the proxy before the bot.</summary>
    public bool IsKnown { get; set; }

    /// <summary>True once it may say what it wants.</summary>
    public bool IsIn { get; set; }

    /// <summary>Requests that are being answered.</summary>
    public int Served { get; set; }

    /// <summary>Ends it. One that is in finishes what it has begun, since a request may come at this moment.</summary>
    public void Leave()
    {
        if (!IsIn)
            connection.Transport.Input.CancelPendingRead();
        else if (connection.Features.Get<IConnectionLifetimeNotificationFeature>() is { } gently)
            gently.RequestClose();
        else
            connection.Abort();
    }
}
