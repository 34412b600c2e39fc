using QuizBot.Core.Chat;
using QuizBot.Core.Stores;
using QuizBot.Core.Stores.Tables;
using Xunit;

namespace QuizBot.Core.Tests.Bot;

public sealed class CommandTests : IAsyncDisposable
{
    private readonly BotUnderTest bot = new();

    public ValueTask DisposeAsync() => bot.DisposeAsync();

    [Theory]
    [InlineData("help", "help")]
    [InlineData("HELP!", "help")]
    [InlineData(" /help ", "help")]
    [InlineData("?", "help")]
    [InlineData("what can you do?", "help")]
    [InlineData("start a quiz", "quiz")]
    [InlineData("my streak?", "streak")]
    [InlineData("time  zone Europe/Berlin", "timezone")]
    [InlineData("days off", "days off")]
    [InlineData("Delete my data.", "delete my data")]
    public void TryParse_finds_the_command(string text, string name) => Assert.Equal(name, Command.TryParse(text)?.Spec.Name);

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("quizzical")]
    [InlineData("helper")]
    [InlineData("streak please me")]
    [InlineData("what does glue do?")]
    public void TryParse_is_null_when_it_is_no_command(string text) => Assert.Null(Command.TryParse(text));

    [Fact]
    public void Names_and_synonyms_are_unique()
    {
        string[] names = [.. Commands.All.SelectMany(command => command.Synonyms.Prepend(command.Name))];
        Assert.Equal(names.Length, names.Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }

    [Fact]
    public async Task Every_command_is_answered()
    {
        var ada = bot.Personal();
        foreach (var command in Commands.All)
        {
            await ada.SayAsync(command.Name);
            Assert.NotEmpty(ada.Replies);
            Assert.DoesNotContain("not something I can do", ada.Seen.Fallback, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Every_verb_has_a_handler()
    {
        var ada = bot.Personal();
        foreach (var verb in Verbs.All)
        {
            await ada.PressAsync(verb, new Dictionary<string, string>());
            Assert.NotEmpty(ada.Replies);
            Assert.DoesNotContain("I do not know that button", ada.Seen.Fallback, StringComparison.Ordinal);
        }

        await ada.PressAsync("launch-missiles", new Dictionary<string, string>());
        Assert.Contains("I do not know that button", ada.Seen.Fallback, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Anything_is_answered_even_when_it_is_empty_huge_or_strange()
    {
        var ada = bot.Personal();
        foreach (var text in new[] { "", " \n\t ", new string('a', 100_000), "🎬🎬🎬", "\0\u0001", "﷽\u202E\u200B", "<script>alert(1)</script>", "quiz " + new string('(', 5000) })
        {
            await ada.SayAsync(text);
            Assert.NotEmpty(ada.Seen.Fallback);
            Assert.InRange(ada.Seen.Fallback.Length, 1, 1000);
        }
    }

    [Fact]
    public async Task What_is_unknown_is_answered_with_the_nearest_terms()
    {
        var ada = bot.Personal();
        await ada.SayAsync("quicksigt");
        Assert.Contains("Amazon QuickSight", ada.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Timezone_moves_the_day_and_refuses_what_does_not_exist()
    {
        var ada = bot.Personal();
        await ada.SayAsync("timezone");
        Assert.Contains("Europe/Berlin (from your chat settings)", ada.Text, StringComparison.Ordinal);
        await ada.SayAsync("timezone asia/tokyo");
        Assert.Contains("Asia/Tokyo, where it is 17:00", ada.Text, StringComparison.Ordinal);
        await ada.SayAsync("timezone Asia/Tokio");
        Assert.Contains("Asia/Tokyo", ada.Text, StringComparison.Ordinal);
        await ada.SayAsync("timezone ../../etc/passwd");
        Assert.Contains("I do not know the time zone", ada.Text, StringComparison.Ordinal);
        await ada.SayAsync("timezone");
        Assert.Contains("Asia/Tokyo (you chose it)", ada.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Days_off_are_kept()
    {
        var ada = bot.Personal();
        await ada.SayAsync("days off fri, sat");
        await ada.SayAsync("days off");
        Assert.Contains("Friday", ada.Text, StringComparison.OrdinalIgnoreCase);
        await ada.SayAsync("days off blursday");
        Assert.Contains("Write the days off like this", ada.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stats_draws_twelve_weeks_and_recall_by_note()
    {
        var ada = bot.Personal();
        await GotItAsync(ada);
        await ada.SayAsync("stats");
        Assert.Contains("1 answer so far, 100 % right", ada.Text, StringComparison.Ordinal);
        Assert.Contains("Wed  · · · · · · · · · · · ░", ada.Text, StringComparison.Ordinal);
        Assert.Contains("D1.2 ML Lifecycle | 1 of", ada.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Personal_commands_are_answered_in_private_in_a_channel()
    {
        var ada = bot.InChannel("ada");
        foreach (var command in Commands.All.Where(command => command.Personal))
        {
            await ada.SayAsync(command.Name);
            Assert.All(ada.Replies, reply => Assert.Equal(ReplyKind.Private, reply.Kind));
        }
    }

    [Fact]
    public async Task Arriving_welcomes_with_three_things_to_try()
    {
        var ada = bot.Personal();
        await ada.SendAsync(new BotAdded(), "arrived");
        Assert.Equal(3, ada.Seen.Actions.Count);
        await ada.PressAsync("Help");
        Assert.Equal("What you can say", ada.Seen.Title);
    }

    [Fact]
    public async Task Arriving_is_answered_once_until_the_bot_has_left()
    {
        var room = bot.InChannel("ada");
        await room.SendAsync(new BotAdded(), "arrived");
        Assert.Single(room.Replies);
        await bot.InChannel("ada").SendAsync(new BotAdded(), "arrived by another way");
        await room.SendAsync(new BotAdded(), "arrived again");
        Assert.Empty(room.Replies);
        await room.SendAsync(new BotRemoved(), "left");
        await room.SendAsync(new BotAdded(), "back");
        Assert.Single(room.Replies);
    }

    [Theory]
    [InlineData("a/b\\c#d?e%+'\"|")]
    [InlineData("\u0001\u007f\u0085")]
    [InlineData("🎬")]
    [InlineData("")]
    public async Task A_learner_is_remembered_whatever_their_id_holds(string id)
    {
        foreach (var user in new[] { id, id + new string('x', 1000) })
        {
            var chat = bot.Personal(user);
            await GotItAsync(chat);
            await chat.SayAsync("streak");
            Assert.Equal("Your streak: 1 day", chat.Seen.Title);
        }
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static async Task GotItAsync(Chat chat)
    {
        await chat.SayAsync("quiz");
        await chat.PressAsync("Show answer");
        await chat.PressAsync("Got it");
    }

    private async Task<List<Entity>> RowsAsync(Chat chat)
    {
        var rows = new List<Entity>();
        await foreach (var entity in bot.Store.ReadAllAsync(Table.Learners, Keys.Partition(chat.Learner), RowRange.All, Cancel))
            rows.Add(entity);
        return rows;
    }
}
