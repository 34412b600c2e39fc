using System.Net;

namespace QuizBot.Cluster;

/// <summary>The section <c>Cluster</c> of the configuration: how instances on one store reach each other.</summary>
public sealed class ClusterSettings
{
    public const string Section = "Cluster";

    /// <summary>The TCP port for the other instances. It is for them alone: keep it inside the network.</summary>
    public int Port { get; set; } = 11111;

    /// <summary>The IP address by which the others reach this instance; null for this machine's first one.</summary>
    public string? Address { get; set; }

    /// <exception cref="InvalidOperationException">A setting is not of its form; the message names it.</exception>
    public ClusterSettings Checked()
    {
        if (Port is < 1 or > 65_535)
            throw new InvalidOperationException($"Cluster:Port is {Port}. Set it to a port from 1 to 65535, for example 11111.");
        if (Address is not null && !IPAddress.TryParse(Address, out _))
            throw new InvalidOperationException($"Cluster:Address is '{Address}'. Set it to an IP address of this machine that the other instances reach, or leave it out.");
        return this;
    }
}
