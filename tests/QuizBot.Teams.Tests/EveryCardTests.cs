using System.Globalization;
using System.Text.Json.Nodes;
using QuizBot.Core.Bot;
using QuizBot.Core.Chat;
using QuizBot.Storage.Sqlite;
using QuizBot.Teams.Cards;
using QuizBot.Tests.Shared;
using Xunit;

namespace QuizBot.Teams.Tests;

/// <summary>What the bot really shows, not a gallery: a learner goes through the whole course that ships and says everything there is to say.</summary>
public sealed class EveryCardTests(Browser browser) : IClassFixture<Browser>, IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("quizbot-").FullName;
    private readonly List<View> views = [];
    private int turns;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Every_card_the_bot_shows_is_sound_for_schema_and_renderer()
    {
        Oracle.Need();
        var library = Shipped.Library;
        await using var store = SqliteStore.Open(Path.Combine(folder, "quizbot.db"));
        var bot = new Router(() => library, store);

        foreach (var command in Core.Chat.Commands.All)
        {
            await SendAsync(bot, RoomKind.Personal, new Said(command.Name));
            await SendAsync(bot, RoomKind.Channel, new Said(command.Name));
        }

        foreach (var _ in library.Deck.Cards)
        {
            var question = await SendAsync(bot, RoomKind.Personal, new Said("next"));
            var data = question.Actions[^1].Data.ToDictionary();
            await SendAsync(bot, RoomKind.Personal, new Pressed(Verbs.Answer, data, "card"));
            await SendAsync(bot, RoomKind.Personal, new Pressed(Verbs.Show, data, "card"));
            await SendAsync(bot, RoomKind.Personal, new Pressed(Verbs.Grade, new Dictionary<string, string>(data) { ["got"] = "yes" }, "card"));
            await SendAsync(bot, RoomKind.Channel, new Said("quiz"));
        }

        Assert.InRange(views.Count, library.Deck.Cards.Count * 5, int.MaxValue);
        JsonArray cards = [.. views.Select((view, i) => new JsonObject { ["name"] = $"{i} {view.Fallback}", ["card"] = CardRenderer.Render(view) })];
        Assert.Equal("[]", (await Oracle.RunAsync("cards.mjs", cards.ToJsonString(TeamsJson.Options), TestContext.Current.CancellationToken)).Trim());

        if (Chromium.Missing is not null)
            return;
        foreach (var theme in (string[])["light", "dark"])
        {
            var page = await CardPage.OpenAsync(browser);
            var shown = await CardPage.ShowAsync(page, views.Select((view, i) => (Name: string.Create(CultureInfo.InvariantCulture, $"{i} {view.Title}"), view)), theme, 320);
            await page.EvaluateAsync("() => { [...document.body.children].forEach((whole, i) => whole.hidden = i > 44); }");
            await CardPage.PictureAsync(page, $"course-{theme}-320");
            Assert.Equal("", string.Join('\n', shown.Where(card => card.Problems.Count > 0).Select(card => $"{card.Name}: {string.Join("; ", card.Problems)}")));
        }
    }

    private async Task<View> SendAsync(Router bot, RoomKind kind, TurnInput input)
    {
        var replies = await bot.HandleAsync(
            new()
            {
                Id = $"turn-{turns++}",
                Learner = new("teams", "tenant", "ada"),
                LearnerName = "Ada",
                Room = new("teams", "tenant", kind.ToString()),
                RoomKind = kind,
                Input = input,
                Now = new(2026, 3, 4, 8, 0, 0, TimeSpan.Zero),
            },
            TestContext.Current.CancellationToken);
        views.AddRange(replies.Select(reply => reply.View));
        return replies[^1].View;
    }
}
