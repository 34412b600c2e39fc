using QuizBot.Core.Bot;
using QuizBot.Core.Chat;
using QuizBot.Core.Stores.Tables;
using Xunit;

namespace QuizBot.Core.Tests.Bot;

public sealed class RatingTests : IAsyncDisposable
{
    private static readonly RoomId Room = new("test", "workspace", "study-group");

    private readonly BotUnderTest bot = new();
    private int deliveries;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => bot.DisposeAsync();

    [Fact]
    public async Task What_people_think_is_kept_with_what_it_is_about_and_names_nobody()
    {
        await bot.Bot.ExplainedAsync(Room, "D1.2/aws-glue", "m1", Cancel);
        await bot.Bot.ExplainedAsync(Room, "D1.2/amazon-s3", "m2", Cancel);
        await RateAsync(new Rated(false, "  The role\r\nis\twrong. ", "m1"));
        bot.Now += TimeSpan.FromMinutes(1);
        await RateAsync(new Rated(true, "", "m2"));
        Assert.Equal(
            [new Report(bot.Now, "D1.2/amazon-s3", "") { Good = true }, new Report(bot.Now.AddMinutes(-1), "D1.2/aws-glue", "The role is wrong.") { Good = false }],
            await ReadAsync());
    }

    [Fact]
    public async Task The_same_rating_delivered_twice_is_one()
    {
        var turn = Turn(new Rated(false, "Again", null));
        await bot.Bot.HandleAsync(turn, Cancel);
        await bot.Bot.HandleAsync(turn, Cancel);
        Assert.Single(await ReadAsync());
    }

    [Fact]
    public async Task A_message_of_another_room_or_of_long_ago_is_about_nobody_knows_what()
    {
        await bot.Bot.ExplainedAsync(new("test", "workspace", "elsewhere"), "D1.2/aws-glue", "m1", Cancel);
        await RateAsync(new Rated(true, "Thanks", "m1"));
        await bot.Bot.ExplainedAsync(Room, "D1.2/aws-glue", "m1", Cancel);
        for (var i = 0; i < 40; i++)
            await bot.Bot.ExplainedAsync(Room, "D1.2/amazon-s3", $"later-{i}", Cancel);
        await RateAsync(new Rated(true, "Thanks", "m1"));
        Assert.All(await ReadAsync(), report => Assert.Null(report.About));
    }

    [Fact]
    public async Task Whatever_a_channel_sends_is_kept_short()
    {
        await bot.Bot.ExplainedAsync(Room, "D1.2/aws-glue", new string('m', 100_000), Cancel);
        await RateAsync(new Rated(false, string.Concat(Enumerable.Repeat("a🎬", 5_000)), new string('m', 100_000)));
        var report = Assert.Single(await ReadAsync());
        Assert.InRange(report.Text.Length, 990, Report.MostText);
        Assert.False(char.IsHighSurrogate(report.Text[^1]));
    }

    private Task<IReadOnlyList<Report>> ReadAsync() => new ReportBook(bot.Store).ReadAsync(Cancel);

    private async Task RateAsync(Rated rated) => Assert.Empty(await bot.Bot.HandleAsync(Turn(rated), Cancel));

    private Turn Turn(Rated rated) => new()
    {
        Id = $"rating-{++deliveries}",
        Learner = new("test", "workspace", "ada"),
        LearnerName = "Ada",
        Room = Room,
        RoomKind = RoomKind.Channel,
        Input = rated,
        Now = bot.Now,
    };
}
