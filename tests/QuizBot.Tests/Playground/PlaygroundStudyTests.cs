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

/// <summary>The real bot with the sample note and a SQLite file, in a real browser.</summary>
[Collection(nameof(Browser))]
public sealed class PlaygroundStudyTests(Browser browser) : IAsyncDisposable
{
    private const string OneCard =
        """
        # D1.2 ML Lifecycle

        ## Flashcards
        <details><summary><strong>Q1: In which stage is raw data cleaned?</strong> (Click to check)</summary>

        * **Answer:** Data Preparation
        </details>
        """;

    private readonly string folder = Directory.CreateTempSubdirectory("quizbot-").FullName;
    private SqliteStore? store;

    [Fact]
    public async Task A_learner_studies_on_two_days_grows_a_streak_and_is_forgotten_when_they_ask_for_it()
    {
        await using var visit = await BeginAsync(browser, new() { ViewportSize = new() { Width = 1280, Height = 720 } }, RealBot());
        var page = await visit.OpenAsync();
        await SayAsync(page, "quiz D1.2/Q1");
        await Last(page).GetByLabel("Your answer").FillAsync("the data prepartion");
        await PressAsync(Last(page), "Check answer");
        await Expect(Last(page).Locator(".tone-good")).ToBeVisibleAsync();
        await page.Mouse.MoveAsync(0, 0);
        await ScreenshotAsync(page, "readme");
        if (Snapshot.AreWritten)
            File.Copy(Repository.Work("screenshots", "readme.png"), Repository.At("tests", "QuizBot.Tests", "Playground", "playground.png"), overwrite: true);
        await PressAsync(Last(page), "5 more");

        await PressAsync(page.Locator("#clock-steps"), "+1 day");
        await SayAsync(page, "quiz D1.2/Q2");
        await Last(page).GetByLabel("Your answer").FillAsync("no idea");
        await Last(page).GetByLabel("Your answer").PressAsync("Enter");
        await Expect(Last(page)).ToContainTextAsync("No problem.");
        await SayAsync(page, "streak");
        await Expect(Last(page)).ToContainTextAsync("2 days");
        await SayAsync(page, "stats");
        await ScreenshotAsync(page, "study-stats");

        await SayAsync(page, "delete my data");
        await PressAsync(Last(page), "Yes, delete it");
        await Expect(Last(page).GetByRole(AriaRole.Button, new() { Name = "Yes, delete it" })).ToHaveCountAsync(0);
        await SayAsync(page, "streak");
        await Expect(Last(page)).Not.ToContainTextAsync("2 days");
    }

    [Fact]
    public async Task The_study_group_answers_one_card_in_private()
    {
        await using var visit = await BeginAsync(browser, bot: RealBot(OneCard));
        var ada = await visit.OpenAsync("ada", "study-group");
        var noor = await visit.OpenAsync("noor", "study-group");
        await SayAsync(ada, "@QuizBot quiz D1.2");
        foreach (var (page, answer) in new[] { (ada, "Data Preparation"), (noor, "Deployment") })
        {
            var card = Messages(page).Nth(2);
            await card.GetByLabel("Your answer").FillAsync(answer);
            await card.GetByLabel("Your answer").PressAsync("Enter");
            await Expect(Last(page).GetByText("Only you see this")).ToBeVisibleAsync();
        }
        await Expect(Messages(ada)).ToHaveCountAsync(4);
        await Expect(Last(ada).Locator(".tone-good")).ToBeVisibleAsync();
        await Expect(Last(noor).Locator(".tone-bad")).ToBeVisibleAsync();
        await Expect(Messages(ada).Nth(2)).ToContainTextAsync("2 people have answered, 1 right");
    }

    public async ValueTask DisposeAsync()
    {
        if (store is not null)
            await store.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    private Router RealBot(string? note = null)
    {
        note ??= File.ReadAllText(Repository.At("tests", "QuizBot.Core.Tests", "Samples", "D1.2-seed.md"));
        var library = new Library(new Course("AI Practitioner", [NoteParser.Parse("D1.2.md", note)], []));
        store = SqliteStore.Open(Path.Combine(folder, "quizbot.db"));
        return new Router(() => library, store);
    }
}
