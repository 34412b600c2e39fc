using System.Globalization;
using System.Net;
using Microsoft.Extensions.Configuration;

namespace QuizBot.Cluster;

/// <summary>The section <c>Cluster</c> of the configuration: how instances on one store reach each other.</summary>
public sealed class ClusterSettings
{
    public const string Section = "Cluster";

    /// <summary>The TCP port for the other instances. It is for them alone: keep it inside the network.</summary>
    public int Port { get; set; } = 11111;

    /// <summary>The IP address by which the others reach this instance; null for this machine's first one.</summary>
    public string? Address { get; set; }

    /// <exception cref="InvalidOperationException">A setting is not of its form; the message names it and says how to mend it.</exception>
    public static ClusterSettings Read(IConfiguration configuration)
    {
        var cluster = configuration.GetSection(Section);
        var settings = new ClusterSettings { Address = cluster[nameof(Address)] };
        if (cluster[nameof(Port)] is { } port)
        {
            settings.Port = int.TryParse(port, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= 65_535
                ? number
                : throw new InvalidOperationException($"Cluster:Port is '{port}'. Set it to a port from 1 to 65535, for example 11111.");
        }

        if (settings.Address is not null && !IPAddress.TryParse(settings.Address, out _))
            throw new InvalidOperationException($"Cluster:Address is '{settings.Address}'. "
                + "Set it to an IP address of this machine that the other instances reach, or leave it out.");
        return settings;
    }
}
