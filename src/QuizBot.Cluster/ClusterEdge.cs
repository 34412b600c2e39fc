using System.Net;
using Azure.Data.Tables;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;
using Orleans.Runtime;
using QuizBot.Core.Chat;
using QuizBot.Core.Stores;

namespace QuizBot.Cluster;

/// <summary>Makes this process one of several instances on one store. Which of them does what, Orleans decides.</summary>
public static class ClusterEdge
{
    /// <summary>The name by which instances of one store find each other, in a table of their own.</summary>
    private const string Name = "quizbot";

    /// <param name="builder">The host.</param>
    /// <param name="tables">The storage account that all instances share.</param>
    /// <param name="tablePrefix">Begins the name of the table of instances.</param>
    /// <param name="pushes">Whether this instance sends scheduled cards; one that does not gets no shards while others do.</param>
    /// <exception cref="InvalidOperationException">A setting is not of its form; the message names it.</exception>
    public static void AddCluster(this IHostApplicationBuilder builder, TableServiceClient tables, string tablePrefix, bool pushes)
    {
        var settings = ClusterSettings.Read(builder.Configuration);
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.AddSingleton<LocalShards>().AddSingleton<ShardRing>();
        builder.Services.AddSingleton<IShards>(services => services.GetRequiredService<LocalShards>());
        builder.Services.AddSingleton<IPauses, Pauses>().AddSingleton<IDeliveries, Deliveries>()
            .AddSingleton<IEditTurns, EditTurns>();
        builder.Logging.AddFilter("Orleans", LogLevel.Error).AddFilter("Orleans.Runtime.MembershipService", LogLevel.Warning);
        builder.UseOrleans(silo =>
        {
            silo.Configure<ClusterOptions>(cluster => (cluster.ClusterId, cluster.ServiceId) = (Name, Name));
            silo.Configure<SiloOptions>(options => options.SiloName = (pushes ? ShardRing.Pushes : "quiet-")
                + Guid.NewGuid().ToString("N"));
            silo.Configure<EndpointOptions>(endpoint =>
            {
                endpoint.SiloPort = settings.Port;
                endpoint.GatewayPort = 0;
                if (settings.Address is not null)
                    endpoint.AdvertisedIPAddress = IPAddress.Parse(settings.Address);
            });

            // An instance that is silent for about six seconds is given up, and its rooms go to the others.
            silo.Configure<ClusterMembershipOptions>(members =>
            {
                members.ProbeTimeout = TimeSpan.FromSeconds(2);
                members.NumMissedProbesLimit = 3;
                members.TableRefreshTimeout = TimeSpan.FromSeconds(5);
                members.DefunctSiloExpiration = TimeSpan.FromHours(1);
            });
            silo.UseAzureStorageClustering(
                storage => (storage.TableServiceClient, storage.TableName) = (tables, tablePrefix + "Instances"));
            silo.AddDistributedGrainDirectory();
            silo.Services.AddPlacementDirector<ShardPlacement, ShardDealer>();
        });

        // After the silo, so that it stops before it.
        builder.Services.AddHostedService<ShardKeeper>();
    }
}
