using System.Globalization;
using QuizBot.Core.Chat;
using QuizBot.Core.Notes;
using QuizBot.Core.Schedules;
using QuizBot.Core.Stores.Tables;
using QuizBot.Core.Tests.Notes;
using Xunit;

namespace QuizBot.Core.Tests.Bot;

/// <summary>
/// Eight people study together for ten weeks: a card on every weekday, a match on Fridays. Some prepare, some guess, one looks before
/// answering, one plays alone at night, one wants no name. What they answer is written down beside the bot, and compared with what it says.
/// </summary>
public sealed class StudyGroupTests : IAsyncDisposable
{
    private const int Weeks = 10;

    private readonly BotUnderTest bot = new() { Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero) };
    private readonly Random random = new(14);
    private readonly List<Given> log = [];
    private readonly List<(string Note, string Card, DateTimeOffset At)> posted = [];
    private readonly Dictionary<DateOnly, View> recaps = [];

    private static readonly Person[] People =
    [
        new("ada", 0.95, 0.9), new("noor", 0.85, 0.8), new("kenji", 0.8, 0.6), new("mia", 0.9, 0.55),
        new("tom", 0.6, 0.5), new("eva", 0.7, 0.75) { Looks = true }, new("max", 0.5, 0.5) { PlaysAlone = true }, new("shy", 0.9, 0.85),
    ];

    public ValueTask DisposeAsync() => bot.DisposeAsync();

    [Fact]
    public async Task Ten_weeks_of_a_study_group_are_fair_mixed_and_told_as_they_were()
    {
        bot.Library = new(CourseFolder.Read(Sample.Course, null));
        await bot.InChannel("ada").SayAsync("schedule weekdays 09:00 Europe/Berlin");
        await bot.InChannel("ada").SayAsync("schedule fri 16:00 match 5");
        await bot.Personal("shy").SayAsync("leaderboard off");
        for (var day = 1; day <= Weeks * 7; day++)
            await DayAsync(new DateOnly(2026, 3, 1).AddDays(day));
        var end = new DateOnly(2026, 3, 2).AddDays(Weeks * 7);
        await UntilAsync(end, 9, 0);
        recaps[end.AddDays(-7)] = LastRecap();

        Report();
        WhoWins();
        HowOftenEachNoteCame();
        RecapsAreTheLog();
        var forAll = bot.Said.Where(reply => reply.Kind is ReplyKind.Post or ReplyKind.Edit);
        Assert.DoesNotContain(forAll, reply => Everything(reply.View).Contains("shy", StringComparison.Ordinal));
    }

    /// <summary>Points follow right answers; nothing comes of looking, and nothing of playing alone.</summary>
    private void WhoWins()
    {
        foreach (var week in log.GroupBy(given => given.Week))
        {
            var board = Board(week);
            var named = board.Where(one => one.Value > 0 && one.Key != "shy").Select(one => one.Value).OrderDescending();
            Assert.Equal(named, ShownIn(recaps[week.Key]));
            var best = board.MaxBy(one => one.Value);
            var right = Shared(week).Where(given => given is { Counts: true, Right: true }).CountBy(given => given.Who).ToDictionary();
            Assert.InRange(right[best.Key], right.Values.Max() - 1, right.Values.Max());
            Assert.Equal(0, board.GetValueOrDefault("eva"));
        }

        var total = Board(log);
        Assert.Equal("ada", total.MaxBy(one => one.Value).Key);
        Assert.True(total["kenji"] > total["tom"] && total["noor"] > total["max"]);
        Assert.True(log.Where(given => given.Who == "max").Sum(given => given.Points) > total["max"] + 500);
    }

    /// <summary>Notes by their share of the exam, no note twice running while there is another, no card twice within a week.</summary>
    private void HowOftenEachNoteCame()
    {
        var byNote = posted.CountBy(one => one.Note).ToDictionary();
        var weights = bot.Library.Course.Notes.ToDictionary(note => note.Id, note => Weight(note.Id));
        var whole = weights.Values.Sum();
        Assert.All(weights, note => Assert.InRange(
            byNote.GetValueOrDefault(note.Key) / (double)posted.Count, 0.5 * note.Value / whole, 1.7 * note.Value / whole));
        Assert.All(posted.GroupBy(one => one.Card).SelectMany(card => card.Zip(card.Skip(1))), twice =>
            Assert.True(twice.Second.At - twice.First.At > TimeSpan.FromDays(7), twice.ToString()));
        Assert.All(posted.Zip(posted.Skip(1)), pair => Assert.NotEqual(pair.First.Note, pair.Second.Note));
    }

    private void RecapsAreTheLog()
    {
        Assert.Equal(Weeks, recaps.Count);
        foreach (var week in log.Where(given => given.Counts).GroupBy(given => given.Week))
        {
            var facts = recaps[week.Key].Blocks.OfType<FactsBlock>().Single().Facts.ToDictionary(fact => fact.Label, fact => fact.Value);
            Given[] named = [.. week.Where(given => given.Who != "shy")];
            Assert.EndsWith($"({named.Count(given => given.Right)} of {named.Length})", facts["Team recall"], StringComparison.Ordinal);
            Assert.All(named.Select(given => given.Who), who => Assert.Contains(who, facts["Took part"], StringComparison.Ordinal));
            Assert.DoesNotContain("more", facts["Took part"], StringComparison.Ordinal);
        }
    }

    private async Task DayAsync(DateOnly day)
    {
        var weekday = day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);
        await UntilAsync(day, 9, 0);
        if (day.DayOfWeek == DayOfWeek.Monday && day > new DateOnly(2026, 3, 2))
            recaps[day.AddDays(-7)] = LastRecap();
        if (weekday)
        {
            Note(bot.PostedCard);
            foreach (var person in People.Where(person => random.NextDouble() < person.Comes).OrderBy(_ => random.Next()))
                await AnswerAsync(person, day);
        }

        if (day.DayOfWeek == DayOfWeek.Friday)
            await MatchAsync(day);
        await UntilAsync(day, 20, 0);
        foreach (var person in People.Where(person => person.PlaysAlone && weekday))
        {
            for (var i = 0; i < 4; i++)
            {
                await bot.InChannel(person.Name).SayAsync("quiz");
                Note(bot.PostedCard);
                await AnswerAsync(person, day);
                bot.Now += TimeSpan.FromMinutes(60);
            }
        }
    }

    private async Task MatchAsync(DateOnly day)
    {
        await UntilAsync(day, 16, 0);
        var lobby = bot.Said.FindLast(reply => reply.View.Title?.StartsWith("Match of 5", StringComparison.Ordinal) == true)!;
        var join = lobby.View.Actions[0];
        Person[] players = [.. People.Where(person => !person.Looks && random.NextDouble() < person.Comes)];
        foreach (var player in players)
            await bot.InChannel(player.Name).PressAsync(join);
        await bot.RunAsync(TimeSpan.FromMinutes(2));
        for (var number = 0; number < 5 && players.Length > 0; number++)
        {
            var round = bot.Posted!.Round!;
            Note(bot.PostedCard);
            foreach (var player in players)
                await AnswerAsync(player, day, round);
        }

        if (players.Length > 0)
            Assert.Equal("The match is over", bot.Said[^1].View.Title);
    }

    private async Task AnswerAsync(Person person, DateOnly day, string? round = null)
    {
        var chat = bot.InChannel(person.Name);
        var posted = bot.Said.FindLast(reply => reply.Round is not null && (round is null || reply.Round == round))!;
        var card = bot.CardOf(posted);
        var right = random.NextDouble() < person.Knows;
        if (person.Looks)
        {
            right = true;
            await chat.PressAsync(Verbs.Show, new Dictionary<string, string> { ["round"] = posted.Round!, ["card"] = card.Id });
        }

        await chat.AnswerRoundAsync(posted, card, right);
        var isReveal = card.Kind == FlashcardKind.Reveal;
        log.Add(new(person.Name, CalendarWeek.MondayOf(day), right, Counts: !person.Looks || isReveal, posted.Round!, PointsIn(chat.Text)));
        if (person.Looks && !isReveal)
            Assert.Equal(0, log[^1].Points);
        bot.Now += TimeSpan.FromSeconds(2);
    }

    private async Task UntilAsync(DateOnly day, int hour, int minute)
    {
        var then = LocalClock.FirstAt(day, new TimeOnly(hour, minute), Zones.OrUtc("Europe/Berlin"));
        if (then > bot.Now)
            await bot.RunAsync(then - bot.Now);
    }

    private View LastRecap() => bot.Said.FindLast(reply => reply.View.Title == "Last week in this room")!.View;

    private void Note(Flashcard card)
    {
        posted.Add((card.NoteId, card.Id, bot.Now));
    }

    private void Report()
    {
        var output = TestContext.Current.TestOutputHelper!;
        foreach (var week in log.GroupBy(given => given.Week))
        {
            var recall = recaps[week.Key].Fallback.Split("recall ")[1];
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{week.Key:yyyy-MM-dd}: {Line(Board(week))}; recall {recall}"));
        }

        output.WriteLine($"All: {Line(Board(log))}");
        output.WriteLine($"Notes: {Line(posted.CountBy(one => one.Note).ToDictionary())}");
        output.WriteLine($"Cards: {posted.Count} posted, {posted.Select(one => one.Card).Distinct().Count()} different");
    }

    private static string Line(Dictionary<string, int> counts) =>
        string.Join(", ", counts.OrderByDescending(one => one.Value).Select(one => $"{one.Key} {one.Value}"));

    /// <summary>Points as they should be.</summary>
    private static Dictionary<string, int> Board(IEnumerable<Given> given) =>
        Shared(given).GroupBy(one => one.Who).ToDictionary(person => person.Key, person => person.Sum(one => one.Points));

    /// <summary>The answers to rounds that at least two answered.</summary>
    private static IEnumerable<Given> Shared(IEnumerable<Given> given)
    {
        var people = given.Where(one => one.Counts).CountBy(one => (one.Week, one.Round)).ToDictionary();
        return given.Where(one => people.GetValueOrDefault((one.Week, one.Round)) > 1);
    }

    /// <summary>The points on a recap's table, without those who have none.</summary>
    private static IEnumerable<int> ShownIn(View recap) =>
        recap.Blocks.OfType<TableBlock>().Single().Rows
            .Select(row => int.Parse(row[2], CultureInfo.InvariantCulture)).Where(points => points > 0);

    private static int PointsIn(string text) =>
        text.Split('\n', '·').Select(part => part.Trim().Split(' ')).Where(words => words is [_, "points"] or [_, "point"])
            .Select(words => int.Parse(words[0], CultureInfo.InvariantCulture)).FirstOrDefault();

    private double Weight(string id)
    {
        var note = bot.Library.Course.Notes.Single(note => note.Id == id);
        return note.Weight is { } weight ? (double)weight / bot.Library.Course.Notes.Count(other => other.Domain == note.Domain) : 1;
    }

    private static string Everything(View view) => string.Join('\n', view.Blocks.Select(block => block switch
    {
        TextBlock text => text.Text,
        TableBlock table => string.Join('\n', table.Rows.Select(row => string.Join(' ', row))),
        FactsBlock facts => string.Join('\n', facts.Facts.Select(fact => fact.Value)),
        _ => "",
    }).Append(view.Title).Append(view.Fallback));

    /// <param name="Name">What they are called.</param>
    /// <param name="Comes">How likely they answer, 0 to 1.</param>
    /// <param name="Knows">How likely they have it right.</param>
    private sealed record Person(string Name, double Comes, double Knows)
    {
        public bool Looks { get; init; }

        public bool PlaysAlone { get; init; }
    }

    /// <summary>An answer as it was given.</summary>
    /// <param name="Who">By whom.</param>
    /// <param name="Week">The Monday of its week.</param>
    /// <param name="Right">Whether it was right.</param>
    /// <param name="Counts">Whether it counts in the room.</param>
    /// <param name="Round">To which round.</param>
    /// <param name="Points">What the bot said it was worth.</param>
    private sealed record Given(string Who, DateOnly Week, bool Right, bool Counts, string Round, int Points);
}
