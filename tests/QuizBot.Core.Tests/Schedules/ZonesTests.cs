using CsCheck;
using QuizBot.Core.Schedules;
using Xunit;

namespace QuizBot.Core.Tests.Schedules;

public sealed class ZonesTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("Europe/Berlin", "Europe/Berlin")]
    [InlineData("europe/berlin", "Europe/Berlin")]
    [InlineData("  EUROPE/BERLIN ", "Europe/Berlin")]
    [InlineData("berlin", "Europe/Berlin")]
    [InlineData("Berlin time", "Europe/Berlin")]
    [InlineData("new york", "America/New_York")]
    [InlineData("New_York", "America/New_York")]
    [InlineData("america/new york", "America/New_York")]
    [InlineData("Ho Chi Minh", "Asia/Ho_Chi_Minh")]
    [InlineData("port of spain", "America/Port_of_Spain")]
    [InlineData("kathmandu", "Asia/Kathmandu")]
    [InlineData("lord howe", "Australia/Lord_Howe")]
    [InlineData("Munich", "Europe/Berlin")]
    [InlineData("san francisco", "America/Los_Angeles")]
    [InlineData("us/pacific", "US/Pacific")]
    [InlineData("asia/calcutta", "Asia/Calcutta")]
    [InlineData("cet", "CET")]
    [InlineData("UTC", "UTC")]
    [InlineData("utc", "UTC")]
    [InlineData("GMT", "UTC")]
    [InlineData("z", "UTC")]
    [InlineData("Etc/UTC", "UTC")]
    [InlineData("UTC+0", "UTC")]
    [InlineData("utc+2", "Etc/GMT-2")]
    [InlineData("gmt-5", "Etc/GMT+5")]
    [InlineData("utc + 02:00", "Etc/GMT-2")]
    [InlineData("+0200", "Etc/GMT-2")]
    [InlineData("utc+14", "Etc/GMT-14")]
    [InlineData("Etc/GMT+2", "Etc/GMT+2")]
    [InlineData("etc/gmt-2", "Etc/GMT-2")]
    [InlineData("W. Europe Standard Time", "Europe/Berlin")]
    [InlineData("w. europe standard time", "Europe/Berlin")]
    [InlineData("Eastern Standard Time", "America/New_York")]
    public void TryFind_finds_the_zone_by_what_people_write(string text, string id)
    {
        Assert.True(Zones.TryFind(text, out var zone, out var problem), problem);
        Assert.Equal((id, ""), (zone.Id, problem));
    }

    [Theory]
    [InlineData("Europe/Berln", "I do not know the time zone “Europe/Berln”. Did you mean Europe/Berlin")]
    [InlineData("berlinn", "Did you mean Europe/Berlin?")]
    [InlineData("new yrok", "America/New_York")]
    [InlineData("sidney", "Australia/Sydney")]
    [InlineData("Atlantis/Poseidonis", "Write a city, like Europe/Berlin or New York.")]
    [InlineData("EST", "EST can mean several times, or only half of the year. Please name a city, like America/New_York.")]
    [InlineData("ist", "like Asia/Kolkata, Europe/Dublin or Asia/Jerusalem.")]
    [InlineData("UTC+5:30", "UTC+5:30 is not a whole number of hours between UTC-12 and UTC+14, so please name a city that keeps that time, like Asia/Colombo or Asia/Kolkata.")]
    [InlineData("UTC+15", "UTC+15 is not a whole number of hours between UTC-12 and UTC+14, so please name a city that keeps that time.")]
    [InlineData("", "Which time zone? Write a city, like Europe/Berlin or New York.")]
    [InlineData(" \t\u0001 ", "Which time zone?")]
    [InlineData(null, "Which time zone?")]
    [InlineData("🕘", "I do not know the time zone “🕘”.")]
    public void TryFind_says_how_to_mend_it_when_it_is_no_zone(string? text, string problem)
    {
        Assert.False(Zones.TryFind(text, out var zone, out var said));
        Assert.Null(zone);
        Assert.Contains(problem, said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("../../etc/passwd")]
    [InlineData("Europe/../Europe/Berlin")]
    [InlineData("/etc/localtime")]
    [InlineData("./Europe/Berlin")]
    [InlineData("Europe\\Berlin")]
    [InlineData("Europe/Berlin\0")]
    [InlineData("posix/Europe/Berlin")]
    [InlineData("right/Europe/Berlin")]
    [InlineData("Right/Europe/Berlin")]
    [InlineData("localtime")]
    [InlineData("posixrules")]
    [InlineData("Factory")]
    [InlineData("tzdata.zi")]
    [InlineData("zone.tab")]
    [InlineData("Europe")]
    [InlineData("Europe/")]
    public void TryGet_finds_nothing_where_no_zone_is_meant(string id)
    {
        Assert.False(Zones.TryGet(id, out _));
        Assert.False(Zones.TryFind(id.Replace("\0", "x", StringComparison.Ordinal), out _, out var problem));
        Assert.NotEmpty(problem);
    }

    [Fact]
    public void TryFind_stays_short_when_the_text_is_not()
    {
        Assert.False(Zones.TryFind(new string('a', 10_000), out _, out var problem));
        Assert.Equal("That is too long for a time zone. Write a city, like Europe/Berlin or New York.", problem);
    }

    [Fact]
    public void TryGet_finds_every_zone_by_its_id() =>
        Assert.All(AllZones.List, zone => Assert.True(Zones.TryGet(zone.Id, out var found) && found.HasSameRules(zone), zone.Id));

    [Fact]
    public void TryFind_finds_every_listed_zone_in_any_case()
    {
        foreach (var id in TimeZoneInfo.GetSystemTimeZones().Where(zone => zone.HasIanaId).Select(zone => zone.Id))
        {
            Assert.True(Zones.TryFind(Swapped(id), out var zone, out var problem), $"{id}: {problem}");
            Assert.Equal(id, zone.Id);
        }
        var old = AllZones.List.Count(zone => Zones.TryFind(Swapped(zone.Id), out _, out _));
        output.WriteLine($"{old} of {AllZones.List.Count} ids found in swapped case, old names and abbreviations among them");
        Assert.InRange(old, AllZones.List.Count - 20, AllZones.List.Count);
    }

    [Fact]
    public void TryFind_lets_nothing_that_could_be_a_path_outside_near_the_machine()
    {
        var seen = new List<string>();
        var zones = new ZoneList(["UTC", "Europe/Berlin"], id =>
        {
            lock (seen)
                seen.Add(id);
            return null;
        });
        var parts = Gen.OneOf(Gen.Const(".."), Gen.Const("/"), Gen.Const("etc"), Gen.Const("\\"), Gen.Const("\0"), Gen.Const(" "), Gen.Const("%2e"), Gen.String);
        parts.Array[0, 8].Select(string.Concat).Sample(text =>
        {
            var found = zones.TryFind(text, out _, out var problem);
            zones.TryGet(text, out _);
            Assert.InRange(problem.Length, found ? 0 : 1, 400);
        }, iter: 3000);

        Assert.All(seen, id => Assert.True(
            id.Length <= 64 && !id.Contains("..", StringComparison.Ordinal) && char.IsAsciiLetter(id[0]) && id.All(c => char.IsAsciiLetterOrDigit(c) || "_+-/. ".Contains(c, StringComparison.Ordinal)), id));
    }

    [Fact]
    public void TryFind_knows_UTC_and_says_what_is_missing_where_the_machine_has_no_zones()
    {
        var bare = new ZoneList(["UTC"], _ => null);

        Assert.True(bare.TryFind("utc", out var zone, out _));
        Assert.Equal(TimeSpan.Zero, zone.BaseUtcOffset);
        Assert.False(bare.TryFind("Europe/Berlin", out _, out var problem));
        Assert.Equal("The computer that runs me knows no time zone but UTC. Whoever looks after it can install its time zone data (the tzdata package); until then, write UTC.", problem);
    }

    [Theory]
    [InlineData("Etc/GMT-2", "UTC+2")]
    [InlineData("Etc/GMT+11", "UTC-11")]
    [InlineData("Etc/GMT", "Etc/GMT")]
    [InlineData("UTC", "UTC")]
    [InlineData("Europe/Berlin", "Europe/Berlin")]
    public void Describe_turns_the_sign_of_fixed_zones_round(string id, string expected) => Assert.Equal(expected, Zones.Describe(id));

    private static string Swapped(string id) => string.Concat(id.Select(c => char.IsAsciiLetterUpper(c) ? char.ToLowerInvariant(c) : char.ToUpperInvariant(c)));
}
