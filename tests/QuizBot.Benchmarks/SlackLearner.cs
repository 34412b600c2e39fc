using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using QuizBot.Slack.Tests;

namespace QuizBot.Benchmarks;

/// <summary>
/// Somebody who studies in Slack by what they see: writes to the bot, presses the buttons of its latest card, types commands, opens the
/// bot's page, and saves the settings that open from there.
/// </summary>
/// <param name="user">Their id.</param>
/// <param name="begins">Where in the round of what they do they begin.</param>
/// <param name="did">Counts what people do.</param>
internal sealed class SlackLearner(string user, int begins, ConcurrentDictionary<string, int> did)
{
    private static readonly string[] Said = ["quiz", "what does glue do?", "next", "topics", "what is overfitting?", "streak", "settings"];

    private int turn = begins;

    /// <summary>What is on the screen, as JSON: the blocks of the latest card and of the bot's page, and the open dialog.</summary>
    private volatile string? card;
    private volatile string? page;
    private volatile string? dialog;

    /// <summary>Whose screen a call of Slack's Web API or to a response address changes; null for nobody's.</summary>
    public static string? Of(string path, JsonElement call)
    {
        if (path.StartsWith("/hook/", StringComparison.Ordinal))
            return path["/hook/".Length..];
        return path switch
        {
            "/api/chat.postMessage" or "/api/chat.update" => Text(call, "channel")?.TrimStart('D'),
            "/api/views.publish" => Text(call, "user_id"),
            "/api/views.open" => Text(call, "trigger_id")?.Split('.')[0],
            _ => null,
        };
    }

    public void Sees(string path, JsonElement call)
    {
        if (path == "/api/views.publish")
            page = call.GetProperty("view").GetProperty("blocks").GetRawText();
        else if (path == "/api/views.open")
            dialog = call.GetProperty("view").GetRawText();
        else if (call.TryGetProperty("blocks", out var blocks))
            card = blocks.GetRawText();
    }

    /// <summary>What they do next.</summary>
    public Task<HttpResponseMessage> ActAsync(Outside outside, Uri bot)
    {
        var now = turn++;
        if (Interlocked.Exchange(ref dialog, null) is { } open)
            return Did("dialogs saved", outside.InteractAsync(bot, Saved(JsonNode.Parse(open)!.AsObject(), now)));
        switch (now % 8)
        {
            case 0 or 1:
                return Did("messages", outside.EventAsync(bot, Samples.Event(Samples.Direct(Said[now / 8 % Said.Length], user))));
            case 2:
                return Did("commands", outside.CommandAsync(bot, user, Said[now / 8 % 5]));
            case 3 when page is null || Pressed(page, "Change settings", now) is null:
                return Did("pages opened", outside.EventAsync(bot, Samples.Event(Samples.HomeOpened(user))));
            case 3:
                return Did("dialogs opened", outside.InteractAsync(bot, Pressed(Interlocked.Exchange(ref page, null)!, "Change settings", now)!));
            default:
                return card is { } shown && Pressed(shown, null, now) is { } press
                    ? Did("presses", outside.InteractAsync(bot, press))
                    : Did("messages", outside.EventAsync(bot, Samples.Event(Samples.Direct("quiz", user))));
        }
    }

    private Task<HttpResponseMessage> Did(string what, Task<HttpResponseMessage> call)
    {
        did.AddOrUpdate(what, 1, (_, count) => count + 1);
        return call;
    }

    private static string? Text(JsonElement call, string name) => call.TryGetProperty(name, out var value) ? value.GetString() : null;

    /// <summary>The button of that title, or one after the other; everything that can be filled in is. Null where there is none.</summary>
    private JsonObject? Pressed(string blocks, string? title, int now)
    {
        var shown = JsonNode.Parse(blocks)!.AsArray();
        JsonNode[] buttons =
        [
            .. shown.Where(block => (string?)block!["type"] == "actions").SelectMany(block => block!["elements"]!.AsArray())
                .Where(button => (string?)button!["type"] == "button" && (title is null || (string?)button["text"]!["text"] == title))!,
        ];
        if (buttons.Length == 0)
            return null;
        var button = buttons[now / 8 % buttons.Length];
        var (action, value) = ((string)button["action_id"]!, (string?)button["value"] ?? "{}");
        return title is null
            ? Samples.Press(action, value, "D" + user, "1.1", state: Samples.Filled(shown), user: user)
            : Samples.HomePress(action, value, user, $"{user}.{Guid.NewGuid():N}");
    }

    /// <summary>Every third time the time of the card is forgotten, which the dialog then says.</summary>
    private JsonObject Saved(JsonObject view, int now) => Samples.Submission(
        view,
        new() { ["evening"] = "21:30", ["card-days"] = "mon,tue", ["card-time"] = now % 3 == 0 ? null : "08:00" },
        user);
}
