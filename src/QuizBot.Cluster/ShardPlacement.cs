using System.Globalization;
using Orleans.Placement;
using Orleans.Runtime;
using Orleans.Runtime.Placement;

namespace QuizBot.Cluster;

/// <summary>Deals the shards out evenly among the instances that push: of three each gets every third.</summary>
[Serializable]
[GenerateSerializer]
internal sealed class ShardPlacement : PlacementStrategy;

[AttributeUsage(AttributeTargets.Class)]
internal sealed class ShardPlacementAttribute() : PlacementAttribute(new ShardPlacement());

internal sealed class ShardDealer(ShardRing ring) : IPlacementDirector
{
    public Task<SiloAddress> OnAddActivation(PlacementStrategy strategy, PlacementTarget target, IPlacementContext context) =>
        Task.FromResult(ring.Owner(target.GrainIdentity.Key.ToString()!, context.GetCompatibleSilos(target)));
}

/// <summary>Which instance each shard belongs to, as things stand.</summary>
internal sealed class ShardRing(IClusterMembershipService members, ILocalSiloDetails me)
{
    /// <summary>Begins the name of an instance that pushes.</summary>
    public const string Pushes = "push-";

    public bool IsMine(string shard) =>
        Owner(shard, [.. members.CurrentSnapshot.Members.Values.Where(member => member.Status == SiloStatus.Active)
            .Select(member => member.SiloAddress)]).Equals(me.SiloAddress);

    /// <summary>One of the given ones. Where none of them pushes, some other looks after the shard and sends nothing.</summary>
    public SiloAddress Owner(string shard, SiloAddress[] alive)
    {
        var known = members.CurrentSnapshot.Members;
        SiloAddress[] pushing =
            [.. alive.Where(silo => known.TryGetValue(silo, out var member) && member.Name.StartsWith(Pushes, StringComparison.Ordinal))];
        var all = pushing.Length > 0 ? pushing : alive.Length > 0 ? alive : [me.SiloAddress];
        Array.Sort(all);
        return all[int.Parse(shard, CultureInfo.InvariantCulture) % all.Length];
    }
}
