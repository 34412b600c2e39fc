using Microsoft.Playwright;
using QuizBot.Core.Chat;
using QuizBot.Tests.Shared;
using Xunit;
using static Microsoft.Playwright.Assertions;
using static QuizBot.Tests.Playground.Visit;

namespace QuizBot.Tests.Playground;

/// <summary>The page in a real browser, as a person uses it.</summary>
[Collection(nameof(Browser))]
public sealed class PlaygroundPageTests(Browser browser)
{
    [Fact]
    public async Task An_empty_room_invites_and_one_press_begins_a_quiz()
    {
        await using var visit = await BeginAsync(browser);
        var page = await visit.OpenAsync();
        await Expect(page.GetByText("Nothing said since the bot started")).ToBeVisibleAsync();
        await PressAsync(page.Locator("#empty"), "Start a quiz");
        await Expect(Last(page).GetByRole(AriaRole.Heading)).ToHaveTextAsync(ScriptedViews.Question.Title!);
        await Expect(page.GetByText("Nothing said since the bot started")).ToBeHiddenAsync();
        await Expect(Box(page)).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Picking_an_answer_replaces_the_card_in_its_place()
    {
        await using var visit = await BeginAsync(browser);
        var page = await visit.OpenAsync();
        await SayAsync(page, "quiz");
        await Last(page).GetByLabel("AWS Glue").CheckAsync();
        await PressAsync(Last(page), "Check my answer");
        await Expect(Last(page).GetByRole(AriaRole.Heading)).ToHaveTextAsync("Right!");
        await Expect(Messages(page)).ToHaveCountAsync(2);
        var pressed = Assert.IsType<Pressed>(visit.Host.Bot.Turns.Last().Input);
        Assert.Equal(new Dictionary<string, string> { ["card"] = "D1.2/aws-glue/role", ["answer"] = "b" }, pressed.Data);
    }

    [Fact]
    public async Task Several_picks_come_back_joined_in_their_order()
    {
        await using var visit = await BeginAsync(browser);
        var page = await visit.OpenAsync();
        await SayAsync(page, "view pick-several");
        await Last(page).GetByLabel("Monitoring").CheckAsync();
        await Last(page).GetByLabel("Data Collection").CheckAsync();
        await PressAsync(Last(page), "Answer");
        await Expect(Last(page).GetByText("You said a,d.")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Drop_downs_come_back_each_under_its_own_name()
    {
        await using var visit = await BeginAsync(browser);
        var page = await visit.OpenAsync();
        await SayAsync(page, "view match-roles");
        await Last(page).GetByLabel("Amazon S3").SelectOptionAsync("The Infinite Warehouse");
        await Last(page).GetByLabel("AWS Glue").SelectOptionAsync("The Data Plumber");
        await PressAsync(Last(page), "Answer");
        await Expect(Last(page).GetByText("You said b + a.")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_typed_answer_is_sent_with_Enter()
    {
        await using var visit = await BeginAsync(browser);
        var page = await visit.OpenAsync();
        await SayAsync(page, "view type-answer");
        await Last(page).GetByLabel("Your answer").FillAsync("model drift");
        await Last(page).GetByLabel("Your answer").PressAsync("Enter");
        await Expect(Last(page).GetByText("You said model drift.")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_double_click_is_one_press_and_the_button_says_it_is_busy()
    {
        await using var visit = await BeginAsync(browser);
        var page = await visit.OpenAsync();
        await SayAsync(page, "quiz");
        visit.Host.Bot.Hold = new TaskCompletionSource();
        var button = Last(page).GetByRole(AriaRole.Button, new() { Name = "Check my answer" });
        await button.DblClickAsync();
        await Expect(button).ToHaveAttributeAsync("aria-disabled", "true");
        await Expect(page.GetByText("QuizBot is thinking…")).ToBeVisibleAsync();
        visit.Host.Bot.Hold.SetResult();
        await Expect(Last(page).GetByRole(AriaRole.Heading)).ToHaveTextAsync("Not quite");
        Assert.Single(visit.Host.Bot.Turns, turn => turn.Input is Pressed);
    }

    [Fact]
    public async Task Quick_messages_keep_their_order()
    {
        await using var visit = await BeginAsync(browser);
        var page = await visit.OpenAsync();
        for (var count = 1; count <= 10; count++)
        {
            await Box(page).FillAsync($"number {count}");
            await Box(page).PressAsync("Enter");
        }
        await Expect(Messages(page)).ToHaveCountAsync(20);
        Assert.Equal(
            Enumerable.Range(1, 10).SelectMany(count => new[] { $"number {count}", $"You said: number {count}" }),
            await page.Locator(".bubble, .card p.tone-body").AllInnerTextsAsync());
    }

    [Fact]
    public async Task In_the_channel_each_persona_sees_the_shared_card_and_only_their_own_result()
    {
        await using var visit = await BeginAsync(browser);
        var ada = await visit.OpenAsync("ada", "study-group");
        var noor = await visit.OpenAsync("noor", "study-group");
        await SayAsync(ada, "@QuizBot round");
        await Expect(Messages(noor)).ToHaveCountAsync(2);
        await Expect(Messages(noor).First.Locator(".name")).ToHaveTextAsync("Ada");

        // What Noor has picked stays picked while Ada's answer changes the card.
        var card = Messages(noor).Nth(1);
        await card.GetByLabel("Amazon S3").CheckAsync();
        await Messages(ada).Nth(1).GetByLabel("AWS Glue").CheckAsync();
        await PressAsync(Messages(ada).Nth(1), "Answer");
        await Expect(Last(ada).GetByText("Only you see this")).ToBeVisibleAsync();
        await Expect(Last(ada).GetByRole(AriaRole.Heading)).ToHaveTextAsync("Right!");
        await Expect(Messages(ada).Nth(1).GetByText("1 answered")).ToBeVisibleAsync();
        await Expect(card.GetByText("1 answered")).ToBeVisibleAsync();
        await Expect(card.GetByLabel("Amazon S3")).ToBeCheckedAsync();
        await Expect(card.GetByLabel("Amazon S3")).ToBeFocusedAsync();
        await Expect(Messages(noor)).ToHaveCountAsync(2);

        await PressAsync(card, "Answer");
        await Expect(Last(noor).GetByRole(AriaRole.Heading)).ToHaveTextAsync("Not quite");
        await Expect(Messages(ada)).ToHaveCountAsync(3);
        await Expect(Messages(ada).Nth(1).GetByText("2 answered")).ToBeVisibleAsync();

        // The same window, another chair: Ada's private result is not Kenji's.
        await ada.Locator("label.persona", new() { HasText = "Kenji" }).ClickAsync();
        await Expect(Messages(ada)).ToHaveCountAsync(2);
        await Expect(ada).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("as=kenji&in=study-group$"));
    }

    [Fact]
    public async Task A_second_tab_sees_what_happens_in_the_first()
    {
        await using var visit = await BeginAsync(browser);
        var first = await visit.OpenAsync();
        var second = await visit.OpenAsync(beside: first);
        await SayAsync(first, "quiz");
        await Expect(Messages(second)).ToHaveCountAsync(2);
        await PressAsync(Last(second), "Check my answer");
        await Expect(Last(first).GetByRole(AriaRole.Heading)).ToHaveTextAsync("Not quite");
    }

    [Fact]
    public async Task Rooms_and_personas_keep_their_own_messages()
    {
        await using var visit = await BeginAsync(browser);
        var page = await visit.OpenAsync();
        await SayAsync(page, "hello");
        await page.GetByRole(AriaRole.Button, new() { Name = "#study-group" }).ClickAsync();
        await Expect(page.GetByText("Ada, Noor and Kenji share this channel")).ToBeVisibleAsync();
        await Expect(Messages(page)).ToHaveCountAsync(0);
        await page.GetByRole(AriaRole.Button, new() { Name = "Personal chat" }).ClickAsync();
        await Expect(Messages(page)).ToHaveCountAsync(2);
        await page.ReloadAsync();
        await Expect(Messages(page)).ToHaveCountAsync(2);
        await page.GetByRole(AriaRole.Radio, new() { Name = "Noor" }).CheckAsync(new() { Force = true });
        await Expect(Messages(page)).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task The_clock_shows_the_personas_day_and_moves_forward()
    {
        await using var visit = await BeginAsync(browser);
        var page = await visit.OpenAsync("kenji");
        await Expect(page.Locator("#clock-day")).ToHaveTextAsync("Monday, 23 November 2026");
        await Expect(page.Locator("#clock-time")).ToHaveTextAsync("05:41");
        await SayAsync(page, "streak");
        await PressAsync(page.Locator("#clock-steps"), "+1 day");
        await Expect(page.Locator("#clock-day")).ToHaveTextAsync("Tuesday, 24 November 2026");
        await PressAsync(page.Locator("#clock-steps"), "+1 week");
        await Expect(page.GetByText("8 days ahead of your computer.")).ToBeVisibleAsync();
        await SayAsync(page, "streak");
        await Expect(page.Locator(".day")).ToHaveTextAsync(["Monday 23 November", "Tuesday 1 December"]);
    }

    [Fact]
    public async Task Everything_can_be_done_from_the_keyboard()
    {
        await using var visit = await BeginAsync(browser);
        var page = await visit.OpenAsync();
        await page.Keyboard.PressAsync("Tab");
        await Expect(page.GetByText("Skip to the message box")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(Box(page)).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("qui");
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("Enter");
        await Expect(Box(page)).ToHaveValueAsync("quiz");
        await page.Keyboard.PressAsync("Enter");
        await Expect(Messages(page)).ToHaveCountAsync(2);

        // Back into the card: its frame's button, then its own buttons, then the answers.
        foreach (var _ in Enumerable.Range(0, 4))
            await page.Keyboard.PressAsync("Shift+Tab");
        await page.Keyboard.PressAsync("ArrowDown");
        await Expect(Last(page).GetByRole(AriaRole.Radio, new() { Checked = true })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Tab");
        await Expect(Last(page).GetByRole(AriaRole.Button, new() { Name = "Check my answer" })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Space");

        // The card is another one now; the focus is on it, and Tab goes to its first button.
        await Expect(Last(page).GetByRole(AriaRole.Heading)).ToHaveTextAsync("Not quite");
        await Expect(Last(page)).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Tab");
        await Expect(Last(page).GetByRole(AriaRole.Button, new() { Name = "Next card" })).ToBeFocusedAsync();

        // What a press brings anew takes the focus along.
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        await Expect(Messages(page)).ToHaveCountAsync(3);
        await Expect(Last(page)).ToBeFocusedAsync();
    }

    [Fact]
    public async Task The_composer_suggests_remembers_and_takes_several_lines()
    {
        await using var visit = await BeginAsync(browser);
        var page = await visit.OpenAsync();
        await SayAsync(page, "hello");
        await SayAsync(page, "quiz");
        await Box(page).PressAsync("ArrowUp");
        await Expect(Box(page)).ToHaveValueAsync("quiz");
        await Box(page).PressAsync("ArrowUp");
        await Expect(Box(page)).ToHaveValueAsync("hello");
        await Box(page).PressAsync("ArrowDown");
        await Box(page).PressAsync("ArrowDown");
        await Expect(Box(page)).ToHaveValueAsync("");

        await Box(page).PressSequentiallyAsync("glue");
        await Expect(page.GetByRole(AriaRole.Option)).ToHaveTextAsync(["quiz AWS GlueQuestions about it"]);
        await page.GetByRole(AriaRole.Option).First.ClickAsync();
        await Expect(Box(page)).ToHaveValueAsync("quiz AWS Glue");
        await Expect(page.GetByRole(AriaRole.Listbox)).ToBeHiddenAsync();

        await Box(page).FillAsync("two");
        await Box(page).PressAsync("Escape");
        await Box(page).PressAsync("Shift+Enter");
        await Box(page).PressSequentiallyAsync("lines");
        await Box(page).PressAsync("Enter");
        await Expect(Messages(page)).ToHaveCountAsync(6);
        Assert.Equal("two\nlines", Assert.IsType<Said>(visit.Host.Bot.Turns.Last().Input).Text);
        await page.ReloadAsync();
        await Expect(Messages(page)).ToHaveCountAsync(6);
        await Box(page).PressAsync("ArrowUp");
        await Expect(Box(page)).ToHaveValueAsync("two\nlines");
    }

    [Fact]
    public async Task In_the_channel_the_composer_offers_the_mention_that_the_bot_hears()
    {
        await using var visit = await BeginAsync(browser);
        var page = await visit.OpenAsync(room: "study-group");
        await Box(page).PressSequentiallyAsync("Hey @qu");
        await Expect(page.GetByRole(AriaRole.Option)).ToHaveTextAsync(["Hey @QuizBot Ask the bot, for everyone to see"]);
        await Box(page).PressAsync("Enter");
        await Expect(Box(page)).ToHaveValueAsync("Hey @QuizBot ");
        await Box(page).FillAsync("");
        await Box(page).PressSequentiallyAsync("@QuizBot glu");
        await Expect(page.GetByRole(AriaRole.Option)).ToHaveTextAsync(["@QuizBot quiz AWS GlueQuestions about it"]);
        await Box(page).FillAsync("no idea");
        await Box(page).PressAsync("Enter");
        await Expect(Messages(page)).ToHaveCountAsync(2);
        await Expect(Last(page)).ToContainTextAsync("QuizBot hears what mentions it");
        await SayAsync(page, "@QuizBot hello");
        await Expect(page.Locator(".mine .mention")).ToHaveTextAsync("@QuizBot");
        Assert.Equal(new Said("hello"), Assert.Single(visit.Host.Bot.Turns).Input);

        await page.GetByRole(AriaRole.Button, new() { Name = "Personal chat" }).ClickAsync();
        await PressAsync(page.Locator("#empty"), "Start a quiz");
        await Expect(Messages(page)).ToHaveCountAsync(2);
        Assert.Equal(new Said("quiz"), visit.Host.Bot.Turns.Last().Input);
    }

    [Fact]
    public async Task Starting_over_is_asked_about_and_can_be_done_from_the_keyboard()
    {
        await using var visit = await BeginAsync(browser, new() { ViewportSize = new() { Width = 1400, Height = 900 } });
        var page = await visit.OpenAsync();
        var other = await visit.OpenAsync("noor", "study-group");
        await SayAsync(page, "hello");
        await SayAsync(other, "@QuizBot hello");
        await PressAsync(page.Locator("#clock-steps"), "+1 day");
        await Expect(page.GetByText("1 day ahead of your computer.")).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Start over…" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Dialog, new() { Name = "Start over?" })).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Keep it" })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.GetByRole(AriaRole.Dialog)).ToBeHiddenAsync();
        await Expect(Messages(page)).ToHaveCountAsync(2);

        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("Shift+Tab");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Forget it all" })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(Messages(page)).ToHaveCountAsync(0);
        await Expect(Messages(other)).ToHaveCountAsync(0);
        await Expect(page.Locator("#clock-note")).ToHaveTextAsync("All is forgotten, and it is today again.");
        await Expect(page.GetByText("The same as your computer’s clock.")).ToBeVisibleAsync();
        await SayAsync(page, "hello");
    }

    [Fact]
    public async Task To_the_next_scheduled_card_says_so_where_there_is_none()
    {
        await using var visit = await BeginAsync(browser, new() { ViewportSize = new() { Width = 1400, Height = 900 } });
        var page = await visit.OpenAsync();
        await PressAsync(page.Locator(".clock"), "To the next scheduled card");
        await Expect(page.Locator("#clock-note")).ToHaveTextAsync("Nothing comes by itself while Push:Enabled is false.");
    }

    [Fact]
    public async Task A_failure_of_the_bot_is_told_kindly_in_the_chat()
    {
        await using var visit = await BeginAsync(browser);
        var page = await visit.OpenAsync();
        await SayAsync(page, "break");
        await Expect(Last(page)).ToContainTextAsync("Sorry, something went wrong on my side.");
        await SayAsync(page, "help");
        await PressAsync(Last(page), "Delete my data");
        await Expect(Messages(page)).ToHaveCountAsync(5);
        await Expect(Last(page)).ToContainTextAsync("Sorry, something went wrong on my side.");
        await PressAsync(Messages(page).Nth(3), "Start a quiz");
        await Expect(Last(page).GetByRole(AriaRole.Heading)).ToHaveTextAsync(ScriptedViews.Question.Title!);
    }

    [Fact]
    public async Task A_lost_connection_is_said_and_what_could_not_be_sent_comes_back_into_the_box()
    {
        await using var visit = await BeginAsync(browser);
        var page = await visit.OpenAsync();
        visit.Provoked = "503";
        await page.RouteAsync("**/playground/**", route => route.FulfillAsync(new() { Status = 503, Body = "{}" }));
        await Box(page).FillAsync("hello");
        await Box(page).PressAsync("Enter");
        await Expect(page.Locator("#composer-problem")).ToHaveTextAsync("QuizBot turned that away (503).");
        await Expect(Box(page)).ToHaveValueAsync("hello");
        await page.GetByRole(AriaRole.Button, new() { Name = "#study-group" }).ClickAsync();
        await Expect(page.GetByText("The connection to QuizBot is lost. Trying again…")).ToBeVisibleAsync();
        await page.UnrouteAllAsync();
        await Expect(page.GetByText("Connected again.")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Behind_a_card_is_what_the_channels_get()
    {
        await using var visit = await BeginAsync(browser, new() { ViewportSize = new() { Width = 1400, Height = 900 }, Permissions = ["clipboard-read", "clipboard-write"] });
        var page = await visit.OpenAsync();
        await SayAsync(page, "quiz");
        await PressAsync(Last(page), "Behind this card");
        await Expect(page.GetByRole(AriaRole.Tabpanel, new() { Name = "Teams" })).ToContainTextAsync("\"AdaptiveCard\"");
        await page.GetByRole(AriaRole.Tab, new() { Name = "Teams" }).FocusAsync();
        await page.Keyboard.PressAsync("ArrowRight");
        await Expect(page.GetByRole(AriaRole.Tab, new() { Name = "Slack" })).ToBeFocusedAsync();
        await Expect(page.GetByRole(AriaRole.Tabpanel, new() { Name = "Slack" })).ToContainTextAsync("\"blocks\"");
        await PressAsync(page.Locator("#behind"), "Copy the JSON for Slack");
        await Expect(page.Locator("#behind").GetByText("Copied")).ToBeVisibleAsync();
        Assert.Contains("\"blocks\"", await page.EvaluateAsync<string>("navigator.clipboard.readText()"), StringComparison.Ordinal);

        // It follows the card, and closes with it.
        await PressAsync(Last(page), "Check my answer");
        await Expect(page.GetByRole(AriaRole.Tabpanel)).ToContainTextAsync("Not quite");
        await PressAsync(page.Locator("#behind"), "Close");
        await Expect(page.Locator("#behind")).ToHaveCountAsync(0);
        await Expect(Last(page).GetByRole(AriaRole.Button, new() { Name = "Behind this card" })).ToBeFocusedAsync();
    }

    [Fact]
    public async Task A_long_export_can_be_copied_and_downloaded()
    {
        await using var visit = await BeginAsync(browser, new() { Permissions = ["clipboard-read", "clipboard-write"] });
        var page = await visit.OpenAsync();
        await SayAsync(page, "view long-export");
        await PressAsync(Last(page), "Copy Your data as JSON");
        await Expect(Last(page).GetByText("Copied")).ToBeVisibleAsync();
        var export = ViewGallery.All.Single(view => view.Name == "long-export").View.Blocks.OfType<Core.Chat.FixedBlock>().Single().Text;
        Assert.Equal(export, (await page.EvaluateAsync<string>("navigator.clipboard.readText()")).ReplaceLineEndings("\n"));
        var download = await page.RunAndWaitForDownloadAsync(() => PressAsync(Last(page), "Download Your data as JSON"));
        Assert.Equal("your-data-as-json.txt", download.SuggestedFilename);
        Assert.Equal(export, await File.ReadAllTextAsync((await download.PathAsync())!, TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData(360)]
    [InlineData(1400)]
    public async Task Every_view_fits_the_window_and_none_is_read_as_markup(int width)
    {
        await using var visit = await BeginAsync(browser, new() { ViewportSize = new() { Width = width, Height = 800 } });
        var page = await visit.OpenAsync();
        foreach (var view in ViewGallery.All)
            await visit.Host.SayAsync("view " + view.Name);
        await Expect(Messages(page)).ToHaveCountAsync(2 * ViewGallery.All.Count);
        Assert.Equal(0, await page.Locator(".log :is(script, style, b, i, a, at)").CountAsync());
        await FitsAsync(page);
    }
}
