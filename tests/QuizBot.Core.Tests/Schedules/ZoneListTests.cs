using QuizBot.Core.Schedules;
using QuizBot.Core.Text;
using Xunit;

namespace QuizBot.Core.Tests.Schedules;

public sealed class ZoneListTests
{
    [Fact]
    public void Every_zone_that_is_offered_is_known_and_named_once_in_the_order_of_names()
    {
        Assert.All(ZoneList.All, zone => Assert.True(Zones.TryGet(zone.Id, out _), zone.Id));
        Assert.Equal(ZoneList.All.Count, ZoneList.All.Select(zone => zone.Id).Distinct().Count());
        Assert.Equal(ZoneList.All.Count, ZoneList.All.Select(zone => zone.Name).Distinct().Count());
        Assert.Equal(ZoneList.All.Select(zone => Plain(zone.Name)).Order(StringComparer.Ordinal), ZoneList.All.Select(zone => Plain(zone.Name)));
        Assert.InRange(ZoneList.All.Count, 60, ZoneList.Most);
    }

    [Fact]
    public void Every_clock_that_many_people_live_by_is_among_them()
    {
        var now = NodaTime.Instant.FromUtc(2026, 1, 15, 12, 0);
        var offered = ZoneList.All.Select(zone => NodaTime.DateTimeZoneProviders.Tzdb[zone.Id].GetUtcOffset(now)).ToHashSet();
        foreach (var hours in new[] { -10.0, -9, -8, -7, -6, -5, -4, -3.5, -3, 0, 1, 2, 3, 3.5, 4, 4.5, 5, 5.5, 5.75, 6, 7, 8, 9, 10, 10.5, 11, 13 })
            Assert.Contains(NodaTime.Offset.FromSeconds((int)(hours * 3600)), offered);
    }

    private static string Plain(string name) =>
        string.Concat(NormalForm.Decompose(name).Where(char.IsAscii)).ToUpperInvariant();
}
