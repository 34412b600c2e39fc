using Microsoft.Playwright;
using QuizBot.Core.Bot;
using QuizBot.Core.Notes;
using QuizBot.Core.Notes.Reading;
using QuizBot.Storage.Sqlite;
using QuizBot.Tests.Shared;
using Xunit;
using static Microsoft.Playwright.Assertions;
using static QuizBot.Tests.Playground.Visit;

namespace QuizBot.Tests.Playground;

/// <summary>The settings card of the real bot, in a real browser on a phone.</summary>
[Collection(nameof(Browser))]
public sealed class PlaygroundSettingsTests(Browser browser) : IAsyncDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("quizbot-").FullName;
    private SqliteStore? store;

    [Theory]
    [InlineData("light", ColorScheme.Light)]
    [InlineData("dark", ColorScheme.Dark)]
    public async Task Settings_are_picked_and_what_is_wrong_is_shown_beside_its_field(string name, ColorScheme scheme)
    {
        Oracle.Need();
        await using var visit = await BeginAsync(browser, new() { ViewportSize = new() { Width = 390, Height = 2000 }, ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce }, RealBot());
        var page = await visit.OpenAsync(script: Oracle.File("node_modules", "axe-core", "axe.min.js"));
        await SayAsync(page, "settings");
        var card = Last(page);
        await Expect(card.GetByLabel("Time zone")).ToHaveValueAsync("auto");
        await Expect(card.GetByLabel("End of your evening")).ToHaveValueAsync("20:00");
        await Expect(card.GetByRole(AriaRole.Group, new() { Name = "Days off" }).GetByLabel("Saturday")).ToBeCheckedAsync();
        await ScreenshotAsync(page, $"settings-{name}-1");
        await FitsAsync(page);
        await AccessibleAsync(page);

        await card.GetByLabel("New cards a day").FillAsync("500");
        await card.GetByLabel("End of your evening").FillAsync("21:30");
        await card.GetByRole(AriaRole.Group, new() { Name = "Days off" }).GetByLabel("Friday").CheckAsync();
        await PressAsync(card, "Save");
        await Expect(card).ToContainTextAsync("Nothing is saved yet. Please look again at new cards.");
        var wrong = card.GetByLabel("New cards a day");
        await Expect(wrong).ToBeFocusedAsync();
        await Expect(wrong).ToHaveAttributeAsync("aria-invalid", "true");
        await Expect(wrong).ToHaveAccessibleDescriptionAsync("How many new cards a day? From 1 to 100, for example “new cards 15”.");
        await Expect(card.GetByLabel("End of your evening")).ToHaveValueAsync("21:30");
        await Expect(card.GetByRole(AriaRole.Group, new() { Name = "Days off" }).GetByLabel("Friday")).ToBeCheckedAsync();
        await ScreenshotAsync(page, $"settings-{name}-2-wrong");
        await FitsAsync(page);
        await AccessibleAsync(page);

        // By keyboard alone, in the order in which the card is read.
        await wrong.FillAsync("15");
        await page.Keyboard.PressAsync("Tab");
        await Expect(card.GetByLabel("Days in a row")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Tab");
        await Expect(card.GetByRole(AriaRole.Group, new() { Name = "Days on which I bring you a card" }).GetByLabel("Monday")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Space");
        await card.GetByLabel("At what time").FillAsync("08:00");
        await card.GetByLabel("Time zone").SelectOptionAsync("Lima, Peru");
        await PressAsync(card, "Save");
        foreach (var part in new[] { "America/Lima", "Friday, Saturday and Sunday", "21:30", "15 new cards", "Monday at 08:00 (America/Lima)" })
            await Expect(card).ToContainTextAsync(part);
        await PressAsync(card, "Settings");
        await Expect(Last(page).GetByLabel("Time zone")).ToHaveValueAsync("America/Lima");
    }

    [Fact]
    public async Task A_time_and_a_number_that_are_typed_by_half_are_told_and_switch_nothing_off()
    {
        Oracle.Need();
        await using var visit = await BeginAsync(browser, new() { ViewportSize = new() { Width = 390, Height = 2000 }, ReducedMotion = ReducedMotion.Reduce }, RealBot());
        var page = await visit.OpenAsync();
        await SayAsync(page, "settings");
        var card = Last(page);
        await card.GetByLabel("End of your evening").FocusAsync();
        await page.Keyboard.PressAsync("Delete");
        await card.GetByLabel("Days in a row").FocusAsync();
        await page.Keyboard.TypeAsync("3e");
        await PressAsync(card, "Save");
        await Expect(card).ToContainTextAsync("Nothing is saved yet. Please look again at the end of your evening and your goal.");
        await Expect(card).ToContainTextAsync("no time of day that I know");
        await SayAsync(page, "settings");
        await Expect(Last(page).GetByLabel("End of your evening")).ToHaveValueAsync("20:00");
    }

    public async ValueTask DisposeAsync()
    {
        if (store is not null)
            await store.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    private Router RealBot()
    {
        var note = File.ReadAllText(Repository.At("tests", "QuizBot.Core.Tests", "Samples", "D1.2-seed.md"));
        var library = new Library(new Course("AI Practitioner", [NoteParser.Parse("D1.2.md", note)], []));
        store = SqliteStore.Open(Path.Combine(folder, "quizbot.db"));
        return new Router(() => library, store);
    }
}
