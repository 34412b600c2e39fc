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
        await host.EventAsync(Samples.Event(new JsonObject { ["type"] = "app_home_opened", ["user"] = "U1", ["channel"] = "DU1", ["tab"] = "home", ["event_ts"] = "1.5" }));
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
        await host.EventAsync(Samples.Event(new JsonObject { ["type"] = "app_home_opened", ["user"] = "U1", ["channel"] = "DU1", ["tab"] = "home", ["event_ts"] = "1.5" }));
        var settings = Button(await host.CalledAsync("views.publish"), "Change settings");
        await host.InteractAsync(Samples.HomePress((string)settings["action_id"]!, (string)settings["value"]!));
        var dialog = (await host.CalledAsync("views.open")).Arguments["view"]!.AsObject();
        Assert.Equal(["Asia/Tokyo", "weekends", "20:00", "off"], Inputs(dialog));

        await host.InteractAsync(Samples.Submission(dialog, new() { ["zone"] = "berlin", ["evening"] = null, ["card"] = "weekdays 08:30" }));
        var saved = (await host.CalledAsync("views.publish", 2)).Arguments.ToJsonString();
        foreach (var part in new[] { "Europe/Berlin", "no more reminders", "You get a card weekdays at 08:30 (Europe/Berlin)", "Back to my page" })
            Assert.Contains(part, saved, StringComparison.Ordinal);
        Assert.DoesNotContain("Days off", saved, StringComparison.Ordinal);
    }

    private static IEnumerable<string?> Inputs(JsonObject dialog) => dialog["blocks"]!.AsArray()
        .Where(block => (string?)block!["type"] == "input").Select(block => (string?)block!["element"]!["initial_value"]);

    [Fact]
    public async Task Settings_are_a_page_of_the_app_home_where_no_dialog_can_be_opened_any_more()
    {
        await using var host = await StartAsync();
        await host.EventAsync(Samples.Event(new JsonObject { ["type"] = "app_home_opened", ["user"] = "U1", ["channel"] = "DU1", ["tab"] = "home", ["event_ts"] = "1.5" }));
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
        var state = new JsonObject();
        foreach (var input in blocks.Where(block => (string)block!["type"]! == "input").Select(block => block!))
        {
            var element = input["element"]!;
            var value = new JsonObject { ["type"] = (string)element["type"]! };
            var option = element["options"]?[0]?.DeepClone();
            if (option is null)
                value["value"] = "glue";
            else if ((string)element["type"]! is "checkboxes" or "multi_static_select")
                value["selected_options"] = new JsonArray(option);
            else
                value["selected_option"] = option;
            state[(string)input["block_id"]!] = new JsonObject { [(string)element["action_id"]!] = value };
        }

        return Samples.Press((string)button["action_id"]!, (string)button["value"]!, channel, card.Message!, state: state, hook: hook, user: user);
    }

    private static JsonNode Button(SlackCall home, string title) =>
        Elements(home.Arguments["view"]!["blocks"]!.AsArray(), "actions").Single(button => (string)button["text"]!["text"]! == title);

    private static IEnumerable<JsonNode> Elements(JsonArray blocks, string type) =>
        blocks.Where(block => (string)block!["type"]! == type).SelectMany(block => block!["elements"]!.AsArray()).Select(element => element!);
}
