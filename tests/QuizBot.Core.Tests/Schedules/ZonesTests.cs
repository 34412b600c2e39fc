using CsCheck;
using NodaTime;
using NodaTime.TimeZones;
using QuizBot.Core.Schedules;
using Xunit;

namespace QuizBot.Core.Tests.Schedules;

public sealed class ZonesTests
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
    [InlineData("UTC+5:30", "UTC+05:30")]
    [InlineData("gmt-0330", "UTC-03:30")]
    [InlineData("Etc/GMT+2", "Etc/GMT+2")]
    [InlineData("etc/gmt-2", "Etc/GMT-2")]
    public void TryFind_finds_the_zone_by_its_id_or_its_distance_from_UTC(string text, string id) => AssertFound(text, id);

    [Theory]
    [InlineData("W. Europe Standard Time", "Europe/Berlin")]
    [InlineData("w. europe standard time", "Europe/Berlin")]
    [InlineData("Eastern Standard Time", "America/New_York")]
    [InlineData("GMT Standard Time", "Europe/London")]
    [InlineData("US Mountain Standard Time", "America/Phoenix")]
    [InlineData("(UTC-05:00) Eastern Time (US & Canada)", "America/New_York")]
    [InlineData("(UTC-08:00) Pacific Time (US & Canada)", "America/Los_Angeles")]
    [InlineData("(UTC+05:30) Chennai, Kolkata, Mumbai, New Delhi", "Asia/Kolkata")]
    [InlineData("(UTC+09:00) Osaka, Sapporo, Tokyo", "Asia/Tokyo")]
    public void TryFind_finds_the_zone_by_what_Windows_calls_it(string text, string id) => AssertFound(text, id);

    [Theory]
    // Clocks, and what they are called for short.
    [InlineData("Pacific Time", "America/Los_Angeles")]
    [InlineData("pacific", "America/Los_Angeles")]
    [InlineData("Pacific Daylight Time", "America/Los_Angeles")]
    [InlineData("PST", "America/Los_Angeles")]
    [InlineData("Eastern", "America/New_York")]
    [InlineData("US Eastern time", "America/New_York")]
    [InlineData("EST", "America/New_York")]
    [InlineData("east coast", "America/New_York")]
    [InlineData("Central Time", "America/Chicago")]
    [InlineData("Central European Time", "Europe/Berlin")]
    [InlineData("central european summer time", "Europe/Berlin")]
    [InlineData("Mitteleuropäische Zeit", "Europe/Berlin")]
    [InlineData("MESZ", "Europe/Berlin")]
    [InlineData("heure d'Europe centrale", "Europe/Berlin")]
    [InlineData("UK time", "Europe/London")]
    [InlineData("British Summer Time", "Europe/London")]
    [InlineData("India Standard Time", "Asia/Kolkata")]
    [InlineData("JST", "Asia/Tokyo")]
    [InlineData("Australian Eastern Time", "Australia/Sydney")]
    [InlineData("Western Australia", "Australia/Perth")]
    // Cities that name no zone, abroad and at home.
    [InlineData("Munich", "Europe/Berlin")]
    [InlineData("München", "Europe/Berlin")]
    [InlineData("MUENCHEN", "Europe/Berlin")]
    [InlineData("Mu\u0308nchen", "Europe/Berlin")]
    [InlineData("Köln", "Europe/Berlin")]
    [InlineData("Kiev", "Europe/Kyiv")]
    [InlineData("Киев", "Europe/Kyiv")]
    [InlineData("Wien", "Europe/Vienna")]
    [InlineData("Zürich", "Europe/Zurich")]
    [InlineData("Genf", "Europe/Zurich")]
    [InlineData("Geneva", "Europe/Zurich")]
    [InlineData("Praha", "Europe/Prague")]
    [InlineData("Warszawa", "Europe/Warsaw")]
    [InlineData("Łódź", "Europe/Warsaw")]
    [InlineData("København", "Europe/Copenhagen")]
    [InlineData("Malmö", "Europe/Stockholm")]
    [InlineData("Roma", "Europe/Rome")]
    [InlineData("Milano", "Europe/Rome")]
    [InlineData("Bruxelles", "Europe/Brussels")]
    [InlineData("Αθήνα", "Europe/Athens")]
    [InlineData("Москва", "Europe/Moscow")]
    [InlineData("Bombay", "Asia/Kolkata")]
    [InlineData("Mumbai", "Asia/Kolkata")]
    [InlineData("Bangalore", "Asia/Kolkata")]
    [InlineData("Saigon", "Asia/Ho_Chi_Minh")]
    [InlineData("Rangoon", "Asia/Yangon")]
    [InlineData("Peking", "Asia/Shanghai")]
    [InlineData("東京", "Asia/Tokyo")]
    [InlineData("São Paulo", "America/Sao_Paulo")]
    [InlineData("sao paulo", "America/Sao_Paulo")]
    [InlineData("Nueva York", "America/New_York")]
    [InlineData("san francisco", "America/Los_Angeles")]
    [InlineData("St. Petersburg", "Europe/Moscow")]
    [InlineData("Sankt Petersburg, Russia", "Europe/Moscow")]
    [InlineData("St. Petersburg, Florida", "America/New_York")]
    // Countries and parts of them, and what stands beside a city.
    [InlineData("Japan", "Asia/Tokyo")]
    [InlineData("Deutschland", "Europe/Berlin")]
    [InlineData("Côte d’Ivoire", "Africa/Abidjan")]
    [InlineData("California", "America/Los_Angeles")]
    [InlineData("Portland, Oregon", "America/Los_Angeles")]
    [InlineData("San Jose, Costa Rica", "America/Costa_Rica")]
    [InlineData("Birmingham, Alabama", "America/Chicago")]
    [InlineData("Paris, Texas, USA", "America/Chicago")]
    public void TryFind_finds_the_zone_by_what_people_call_it(string text, string id) => AssertFound(text, id);

    [Theory]
    [InlineData("ist", "“ist” can mean several time zones. Which one: Asia/Kolkata, Europe/Dublin or Asia/Jerusalem?")]
    [InlineData("BST", "Which one: Europe/London or Asia/Dhaka?")]
    [InlineData("CST", "Which one: America/Chicago, Asia/Shanghai or America/Havana?")]
    [InlineData("MST", "Which one: America/Denver or America/Phoenix?")]
    [InlineData("USA", "Which one: America/New_York, America/Chicago, America/Denver or America/Los_Angeles?")]
    [InlineData("Georgia", "Which one: America/New_York or Asia/Tbilisi?")]
    [InlineData("San José", "Which one: America/Los_Angeles or America/Costa_Rica?")]
    public void TryFind_asks_which_one_where_a_name_is_shared(string text, string problem) => AssertProblem(text, problem);

    [Theory]
    [InlineData("Europe/Berln", "I do not know the time zone “Europe/Berln”. Did you mean Europe/Berlin")]
    [InlineData("berlinn", "Did you mean Europe/Berlin?")]
    [InlineData("new yrok", "America/New_York")]
    [InlineData("sydeny", "Australia/Sydney")]
    [InlineData("Asia/Tokio", "Did you mean Asia/Tokyo?")]
    [InlineData("Munchn", "Munich (Europe/Berlin)")]
    [InlineData("pacifik time", "Pacific Time (America/Los_Angeles)")]
    [InlineData("Atlantis/Poseidonis", "Write a city, like Berlin or New York.")]
    [InlineData("UTC+15", "“UTC+15” is no time zone: they go from UTC-12 to UTC+14.")]
    [InlineData("UTC-13", "they go from UTC-12 to UTC+14.")]
    [InlineData("UTC+5:31", "is no time zone")]
    [InlineData("", "Which time zone? Write a city, like Berlin or New York.")]
    [InlineData(" \t\u0001 ", "Which time zone?")]
    [InlineData(null, "Which time zone?")]
    [InlineData("🕘", "I do not know the time zone “🕘”.")]
    public void TryFind_says_how_to_mend_it_when_it_is_no_zone(string? text, string problem) => AssertProblem(text, problem);

    [Theory]
    [InlineData("../../etc/passwd")]
    [InlineData("Europe/../Europe/Berlin")]
    [InlineData("/etc/localtime")]
    [InlineData("./Europe/Berlin")]
    [InlineData("Europe\\Berlin")]
    [InlineData("Europe/Berlin\0")]
    [InlineData("posix/Europe/Berlin")]
    [InlineData("localtime")]
    [InlineData("Factory")]
    [InlineData("Europe")]
    [InlineData("Europe/")]
    [InlineData("UTC+99")]
    public void TryGet_finds_nothing_where_no_zone_is_meant(string id) => Assert.False(Zones.TryGet(id, out _));

    [Fact]
    public void TryFind_stays_short_when_the_text_is_not() =>
        AssertProblem(new string('a', 10_000), "That is too long for a time zone. Write a city, like Berlin or New York.");

    [Fact]
    public void TryFind_always_answers_whatever_people_write()
    {
        string[] vocabulary = ["..", "/", "europe", "us", "portland", "oregon", "new", "york", "time", "standard", "utc", "+", "2", ":30", "(", ")", ",", "&", " ", "\\", "\0", "é", "\u0301", "\ud83d"];
        var parts = Gen.OneOf(Gen.Int[0, vocabulary.Length - 1].Select(i => vocabulary[i]), Gen.String);
        parts.Array[0, 12].Select(string.Concat).Sample(text =>
        {
            var found = Zones.TryFind(text, out _, out var problem);
            Zones.TryGet(text, out _);
            Assert.InRange(problem.Length, found ? 0 : 1, 400);
        }, iter: 3000);
    }

    [Fact]
    public void TryGet_finds_every_zone_by_its_id_and_by_that_of_Windows()
    {
        Assert.All(AllZones.List, zone => Assert.True(Zones.TryGet(zone.Id, out var found) && found.Id == zone.Id, zone.Id));
        Assert.All(TzdbDateTimeZoneSource.Default.WindowsToTzdbIds, pair => Assert.True(Zones.TryGet(pair.Key, out var found) && (found.Id == pair.Key || AllZones.IsSame(found.Id, pair.Value)), pair.Key));
    }

    [Fact]
    public void TryFind_finds_every_zone_in_any_case()
    {
        // What people mean by these two is not what they are.
        foreach (var id in DateTimeZoneProviders.Tzdb.Ids.Except(["EST", "MST"]))
        {
            Assert.True(Zones.TryFind(Swapped(id), out var zone, out var problem), $"{id}: {problem}");
            Assert.True(AllZones.IsSame(id, zone.Id), $"{id}: {zone.Id}");
        }
    }

    [Fact]
    public void TryFind_finds_the_city_of_every_zone_or_asks_which_of_that_name()
    {
        foreach (var id in TzdbDateTimeZoneSource.Default.ZoneLocations!.Select(location => location.ZoneId))
        {
            var city = id[(id.LastIndexOf('/') + 1)..];
            Assert.True(Zones.TryFind(city, out _, out var problem) || problem.Contains(" can mean several ", StringComparison.Ordinal), $"{city}: {problem}");
        }
    }

    [Theory]
    [InlineData("times.txt")]
    [InlineData("places.txt")]
    public void TryFind_understands_every_listed_name_as_the_list_says(string list)
    {
        var zones = "";
        var wrong = new List<string>();
        foreach (var line in Lines(list).Where(line => !line.StartsWith('#') && line.Length > 0))
        {
            if (!line.StartsWith(' '))
                zones = line;
            foreach (var name in line.StartsWith(' ') ? line.Split([':', ','], StringSplitOptions.TrimEntries) : [])
            {
                var found = Zones.TryFind(name, out var zone, out var problem)
                    ? zone.Id == zones
                    : problem.EndsWith($"{zones.Replace(" ", ", ", StringComparison.Ordinal)}?", StringComparison.Ordinal)
                    || problem.Replace(" or ", ", ", StringComparison.Ordinal).EndsWith($": {zones.Replace(" ", ", ", StringComparison.Ordinal)}?", StringComparison.Ordinal);
                if (!found)
                    wrong.Add($"{name} under {zones} is {zone?.Id}{problem}");
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Theory]
    [InlineData("Etc/GMT-2", "UTC+2")]
    [InlineData("Etc/GMT+11", "UTC-11")]
    [InlineData("Etc/GMT+0", "UTC")]
    [InlineData("Etc/GMT", "Etc/GMT")]
    [InlineData("UTC+05:30", "UTC+5:30")]
    [InlineData("UTC-03:30", "UTC-3:30")]
    [InlineData("UTC", "UTC")]
    [InlineData("Europe/Berlin", "Europe/Berlin")]
    public void Describe_turns_the_sign_of_fixed_zones_round(string id, string expected) => Assert.Equal(expected, Zones.Describe(id));

    [Fact]
    public void OrUtc_takes_the_first_zone_that_is_known()
    {
        Assert.Equal("Asia/Tokyo", Zones.OrUtc("Mars/Phobos", null, "Asia/Tokyo", "Europe/Berlin").Id);
        Assert.Equal(DateTimeZone.Utc, Zones.OrUtc("Mars/Phobos", null));
    }

    private static IEnumerable<string> Lines(string list)
    {
        using var file = new StreamReader(typeof(Zones).Assembly.GetManifestResourceStream(list)!);
        while (file.ReadLine() is { } line)
            yield return line;
    }

    private static void AssertFound(string text, string id)
    {
        Assert.True(Zones.TryFind(text, out var zone, out var problem), problem);
        Assert.Equal((id, ""), (zone.Id, problem));
    }

    private static void AssertProblem(string? text, string problem)
    {
        Assert.False(Zones.TryFind(text, out var zone, out var said));
        Assert.Null(zone);
        Assert.Contains(problem, said, StringComparison.Ordinal);
    }

    private static string Swapped(string id) => string.Concat(id.Select(c => char.IsAsciiLetterUpper(c) ? char.ToLowerInvariant(c) : char.ToUpperInvariant(c)));
}
