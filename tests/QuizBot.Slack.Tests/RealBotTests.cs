using System.Text.Json.Nodes;
using QuizBot.Core.Bot;
using QuizBot.Core.Chat;
using QuizBot.Core.Notes;
using QuizBot.Core.Notes.Reading;
using Xunit;

namespace QuizBot.Slack.Tests;

/// <summary>The bot itself behind the edge, used as people use it: by what Slack shows them.</summary>
public sealed class RealBotTests
{
    private const string Notes = """
        # D1.2 ML Lifecycle (Domain 1: 20% Exam Weight)

        ## Key services
        * **Amazon S3 (The Infinite Warehouse):** Object storage used in **Data Collection** to keep raw data.
        * **AWS Glue (The Data Plumber):** A serverless service used in **Data Preparation** to extract, transform and load data.
        * **Amazon Augmented AI (The Supervisor):** Lets people review predictions in **Monitoring**.

        ## Check yourself
        <details><summary><strong>Q1: Which service cleans raw data?</strong> (Click to check)</summary>

        * **Answer:** AWS Glue
        * **Choices:** Amazon S3 | AWS Glue | Amazon Augmented AI
        * **Why:** It extracts, transforms and loads.
        </details>
        """;

    [Fact]
    public async Task A_learner_studies_by_direct_message_and_keeps_a_streak()
    {
        await using var host = await StartAsync();
        await host.EventAsync(Samples.Event(Samples.Direct("quiz")));
        await SeenAsync(host, 1);
        for (var press = 2; press <= 9; press++)
        {
            await host.InteractAsync(PressFirst(Seen(host).Last(), "DU1"));
            await SeenAsync(host, press);
        }

        await host.EventAsync(Samples.Event(Samples.Direct("streak")));
        await SlackHost.UntilAsync(() => Seen(host).Last()["text"]!.Contains("1 day", StringComparison.Ordinal), "the streak");
        Assert.DoesNotContain(host.Log.Lines, line => line.StartsWith("Error", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_channel_answers_a_round_each_in_private_and_the_card_counts()
    {
        await using var host = await StartAsync();
        await host.CommandAsync("quiz");
        var round = await host.CalledAsync("chat.postMessage");
        for (var learner = 1; learner <= 3; learner++)
            await host.InteractAsync(PressFirst(round, "C1", $"U{learner}", host.Slack.Hook($"learner{learner}")));

        await host.CalledAsync("hook", 3);
        var edit = await host.CalledAsync("chat.update");
        Assert.Equal("C1", edit["channel"]);
        Assert.Equal(3, host.Slack.Of("hook").Select(call => call["hook"]).Distinct().Count());
        Assert.Single(host.Slack.Of("chat.postMessage"));
    }

    [Fact]
    public async Task Two_become_study_buddies_in_a_channel_and_a_third_cannot_say_yes_for_them()
    {
        await using var host = await StartAsync();
        await host.EventAsync(Samples.Event(Samples.Mention("<@UBOT> buddy <@U2>")));
        var ask = await host.CalledAsync("chat.postMessage");
        Assert.Equal(("C1", "Name of U2: Name of U1 asks whether you would like to be study buddies. Only you can answer."), (ask["channel"], ask["text"]));
        await host.InteractAsync(PressFirst(ask, "C1", "U3", host.Slack.Hook("third")));
        Assert.Contains("for somebody else", (await host.CalledAsync("hook"))["text"], StringComparison.Ordinal);
        await host.InteractAsync(PressFirst(ask, "C1", "U2", host.Slack.Hook("second")));
        Assert.Contains("You and Name of U1 are study buddies", (await host.CalledAsync("hook", 2))["text"], StringComparison.Ordinal);
        Assert.Equal("That question is answered.", (await host.CalledAsync("chat.update"))["text"]);

        await host.EventAsync(Samples.Event(Samples.Direct("buddy", user: "U2")));
        Assert.Contains("Name of U1 has ", (await host.CalledAsync("chat.postMessage", 2))["text"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_app_home_shows_the_learners_page_and_a_quiz_runs_in_it()
    {
        await using var host = await StartAsync();
        await host.EventAsync(Samples.Event(Samples.HomeOpened()));
        var page = (await host.CalledAsync("views.publish")).Arguments.ToJsonString();
        foreach (var part in new[] { "Nothing is due", "0 known", "Asia/Tokyo", "Start today", "A card every weekday at 9" })
            Assert.Contains(part, page, StringComparison.Ordinal);
        var start = Elements(host.Slack.Of("views.publish").First().Arguments["view"]!["blocks"]!.AsArray(), "actions").First();
        await host.InteractAsync(Samples.HomePress((string)start["action_id"]!, (string)start["value"]!));
        Assert.Contains("Back to my page", (await host.CalledAsync("views.publish", 2)).Arguments.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Settings_open_as_a_dialog_and_what_is_saved_shows_in_the_app_home()
    {
        await using var host = await StartAsync();
        var dialog = await SettingsDialogAsync(host);
        Assert.Equal(["auto", "sat,sun", "20:00", "10", null, null, null], Inputs(dialog));
        Assert.Equal(["static_select", "checkboxes", "timepicker", "number_input", "number_input", "checkboxes", "timepicker"], Elements(dialog).Select(element => (string?)element["type"]));

        await host.InteractAsync(Samples.Submission(dialog, new() { ["zone"] = "Europe/Berlin", ["evening"] = null, ["new-cards"] = null, ["card-days"] = "mon,tue,wed,thu,fri", ["card-time"] = "08:30" }));
        var saved = (await host.CalledAsync("views.publish", 2)).Arguments.ToJsonString();
        foreach (var part in new[] { "Europe/Berlin", "no more reminders", "You get a card weekdays at 08:30 (Europe/Berlin)", "Back to my page" })
            Assert.Contains(part, saved, StringComparison.Ordinal);
        Assert.DoesNotContain("Days off", saved, StringComparison.Ordinal);
        Assert.DoesNotContain("new cards", saved, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dialog_with_something_wrong_stays_open_and_says_so_beside_the_field()
    {
        await using var host = await StartAsync();
        var dialog = await SettingsDialogAsync(host);
        var answer = await host.InteractAsync(Samples.Submission(dialog, new() { ["evening"] = "21:30", ["card-days"] = "mon" }));
        var told = JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
        Assert.Equal("errors", (string?)told["response_action"]);
        var (block, problem) = Assert.Single(told["errors"]!.AsObject());
        Assert.Equal("card-time", (string?)dialog["blocks"]!.AsArray().Single(one => (string?)one!["block_id"] == block)!["element"]!["action_id"]);
        Assert.Contains("At what time?", (string?)problem, StringComparison.Ordinal);
        Assert.Single(host.Slack.Of("views.publish"));

        var mended = await host.InteractAsync(Samples.Submission(dialog, new() { ["evening"] = "21:30", ["card-days"] = "mon", ["card-time"] = "08:00" }));
        Assert.Empty(await mended.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        var saved = (await host.CalledAsync("views.publish", 2)).Arguments.ToJsonString();
        Assert.Contains("evening ends at 21:30", saved, StringComparison.Ordinal);
        Assert.Contains("Monday at 08:00", saved, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(65)]
    [InlineData(255)]
    [InlineData(256)]
    [InlineData(0)]
    public async Task A_dialog_that_was_told_what_is_wrong_is_saved_once_it_is_mended_whatever_its_trigger_looks_like(int length)
    {
        await using var host = await StartAsync();
        var dialog = await SettingsDialogAsync(host);
        var wrong = Submitted(new() { ["evening"] = "21:30", ["card-days"] = "mon" }, 'a');
        Assert.Contains("errors", await AnswerAsync(host, wrong), StringComparison.Ordinal);
        var mended = Submitted(new() { ["evening"] = "21:30", ["card-days"] = "mon", ["card-time"] = "08:00" }, 'b');
        Assert.Empty(await AnswerAsync(host, mended));
        var saved = (await host.CalledAsync("views.publish", 2)).Arguments.ToJsonString();
        Assert.Contains("Monday at 08:00", saved, StringComparison.Ordinal);

        // Delivered again, it is answered once.
        Assert.Empty(await AnswerAsync(host, mended));
        await host.CommandAsync("streak", trigger: new('c', 200));
        await host.CalledAsync("hook");
        Assert.Equal(2, host.Slack.Of("views.publish").Count());

        JsonObject Submitted(Dictionary<string, string?> values, char sign)
        {
            var submission = Samples.Submission(dialog, values);
            submission.Remove("trigger_id");
            if (length > 0)
                submission["trigger_id"] = new string(sign, length);
            return submission;
        }
    }

    private static async Task<string> AnswerAsync(SlackHost host, JsonObject payload) =>
        await (await host.InteractAsync(payload)).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

    [Fact]
    public async Task Settings_in_a_message_are_set_by_the_same_pickers_and_come_back_with_what_is_wrong()
    {
        await using var host = await StartAsync();
        await host.EventAsync(Samples.Event(Samples.Direct("settings")));
        var card = await host.CalledAsync("chat.postMessage");
        await SaveAsync(host, card, new() { ["evening"] = null, ["new-cards"] = "many" });
        var again = await host.CalledAsync("chat.update");
        Assert.Contains("Nothing is saved yet. Please look again at new cards.", again.Arguments.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal(["auto", "sat,sun", null, "many", null, null, null], Inputs(again.Arguments));
        await SaveAsync(host, card, new() { ["evening"] = null, ["new-cards"] = "15" });
        var saved = (await host.CalledAsync("chat.update", 2)).Arguments.ToJsonString();
        foreach (var part in new[] { "no more reminders", "15 new cards" })
            Assert.Contains(part, saved, StringComparison.Ordinal);
    }

    private static async Task<JsonObject> SettingsDialogAsync(SlackHost host)
    {
        await host.EventAsync(Samples.Event(Samples.HomeOpened()));
        var settings = Button(await host.CalledAsync("views.publish"), "Change settings");
        await host.InteractAsync(Samples.HomePress((string)settings["action_id"]!, (string)settings["value"]!));
        return (await host.CalledAsync("views.open")).Arguments["view"]!.AsObject();
    }

    private static Task<HttpResponseMessage> SaveAsync(SlackHost host, SlackCall card, Dictionary<string, string?> values)
    {
        var blocks = card.Arguments["blocks"]!.AsArray();
        var save = Elements(blocks, "actions").Single(button => (string)button["text"]!["text"]! == "Save");
        return host.InteractAsync(Samples.Press((string)save["action_id"]!, (string)save["value"]!, "DU1", card.Message!, state: Samples.State(blocks, values)));
    }

    private static IEnumerable<string?> Inputs(JsonObject view) => Elements(view).Select(Samples.Initial);

    private static IEnumerable<JsonNode> Elements(JsonObject view) =>
        view["blocks"]!.AsArray().Where(block => (string?)block!["type"] == "input").Select(block => block!["element"]!);

    [Fact]
    public async Task Settings_are_a_page_of_the_app_home_where_no_dialog_can_be_opened_any_more()
    {
        await using var host = await StartAsync();
        await host.EventAsync(Samples.Event(Samples.HomeOpened()));
        var settings = Button(await host.CalledAsync("views.publish"), "Change settings");
        host.Slack.FailNext("views.open", "expired_trigger_id");
        await host.InteractAsync(Samples.HomePress((string)settings["action_id"]!, (string)settings["value"]!));
        Assert.Contains("Your settings", (await host.CalledAsync("views.publish", 2)).Arguments.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_command_that_can_be_typed_is_answered_through_slash_quiz()
    {
        await using var host = await StartAsync();
        var asked = 0;
        foreach (var command in Core.Chat.Commands.All)
            await host.CommandAsync(command.Name, channel: $"C{++asked}", hook: $"hook{asked}");
        await SlackHost.UntilAsync(() => host.Slack.Of("hook").Concat(host.Slack.Of("chat.postMessage")).Count() >= asked, "an answer to each");
        Assert.DoesNotContain(host.Slack.Calls, call => call["text"]?.StartsWith("Sorry", StringComparison.Ordinal) == true);
    }

    private static Task<SlackHost> StartAsync()
    {
        var library = new Library(new Course("AI Practitioner", [NoteParser.Parse("D1.2.md", Notes)], []));
        return SlackHost.StartAsync(real: store => new Router(() => library, store));
    }

    private static IEnumerable<SlackCall> Seen(SlackHost host) => host.Slack.Calls.Where(call => call.Method is "chat.postMessage" or "chat.update");

    private static Task SeenAsync(SlackHost host, int count) => SlackHost.UntilAsync(() => Seen(host).Count() >= count, $"message {count}");

    /// <summary>Fills in every input of the card with its first choice and presses its first button.</summary>
    private static JsonObject PressFirst(SlackCall card, string channel, string user = "U1", string? hook = null)
    {
        var blocks = card.Arguments["blocks"]!.AsArray();
        var button = Elements(blocks, "actions").First();
        return Samples.Press((string)button["action_id"]!, (string)button["value"]!, channel, card.Message!, state: Samples.Filled(blocks), hook: hook, user: user);
    }

    private static JsonNode Button(SlackCall home, string title) =>
        Elements(home.Arguments["view"]!["blocks"]!.AsArray(), "actions").Single(button => (string)button["text"]!["text"]! == title);

    private static IEnumerable<JsonNode> Elements(JsonArray blocks, string type) =>
        blocks.Where(block => (string)block!["type"]! == type).SelectMany(block => block!["elements"]!.AsArray()).Select(element => element!);
}
