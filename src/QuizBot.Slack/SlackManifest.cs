using System.Text;
using System.Text.Json;
using QuizBot.Core.Chat;
using QuizBot.Slack.Inbound;

namespace QuizBot.Slack;

/// <summary>What the app asks of Slack, said once: for the manifest that creates the app, and for the page that installs it.</summary>
public static class SlackManifest
{
    /// <summary>The slash command, to which everything that can be typed is given.</summary>
    public const string Command = "/quiz";

    /// <summary>The bot's scopes.</summary>
    public static IReadOnlyList<string> Scopes { get; } =
        ["app_mentions:read", "channels:read", "chat:write", "chat:write.public", "commands", "groups:read", "im:history", "im:write", "users:read"];

    /// <summary>The events that <see cref="EventReader"/> understands.</summary>
    public static IReadOnlyList<string> Events { get; } =
        ["app_home_opened", "app_mention", "app_uninstalled", "channel_left", "group_left", "member_joined_channel", "message.im", "tokens_revoked"];

    /// <summary>The manifest as YAML, to be pasted where Slack creates an app.</summary>
    /// <param name="url">Where this bot is reached; https.</param>
    /// <param name="socketMode">True for a bot that reaches Slack by itself and is reached by nobody.</param>
    public static string Yaml(Uri url, bool socketMode)
    {
        var yaml = new StringBuilder("""
            display_information:
              name: QuizBot
              description: A study partner that asks, explains and remembers
              long_description: >-
                QuizBot turns a folder of study notes into a study partner for your team. It asks one question at a time, grades the
                answer, explains it in the words of your notes, and remembers what each of you knows and when it should come back.
                Learn alone in a direct message, or bring a channel together around one card a day. Type /quiz to begin.
              background_color: "#1f3a5f"
            features:
              app_home:
                home_tab_enabled: true
                messages_tab_enabled: true
                messages_tab_read_only_enabled: false
              bot_user:
                display_name: QuizBot
                always_online: true
              shortcuts:

            """.ReplaceLineEndings("\n"));
        Shortcut("Quiz me", "global", InteractionReader.QuizMe, "Your next card, as a direct message");
        Shortcut("Explain this", "message", InteractionReader.ExplainThis, "What your notes say about this message");
        Line(1, "slash_commands:");
        Line(2, $"- command: {Command}");
        if (!socketMode)
            Line(3, $"url: {Address("slack/commands")}");
        Line(3, "description: Your next card, or anything else I can do");
        Line(3, $"usage_hint: {Quoted(string.Join(" | ", Commands.All.Select(command => command.Name)))}");
        Line(3, "should_escape: false");
        Line(0, "oauth_config:");
        if (!socketMode)
            List(1, "redirect_urls", [Address("slack/oauth")]);
        Line(1, "scopes:");
        List(2, "bot", Scopes);
        Line(0, "settings:");
        Line(1, "event_subscriptions:");
        if (!socketMode)
            Line(2, $"request_url: {Address("slack/events")}");
        List(2, "bot_events", Events);
        Line(1, "interactivity:");
        Line(2, "is_enabled: true");
        if (!socketMode)
            Line(2, $"request_url: {Address("slack/interactions")}");
        Line(1, "org_deploy_enabled: true");
        Line(1, $"socket_mode_enabled: {(socketMode ? "true" : "false")}");
        Line(1, "token_rotation_enabled: false");
        return yaml.ToString();

        void Line(int depth, string text) => yaml.Append(' ', 2 * depth).Append(text).Append('\n');

        void List(int depth, string name, IEnumerable<string> items)
        {
            Line(depth, name + ":");
            foreach (var item in items)
                Line(depth + 1, "- " + item);
        }

        void Shortcut(string name, string type, string id, string description)
        {
            Line(2, $"- name: {name}");
            Line(3, $"type: {type}");
            Line(3, $"callback_id: {id}");
            Line(3, $"description: {description}");
        }

        string Address(string path) => Quoted(new Uri(url, "/" + path).AbsoluteUri);

        // A JSON string is a YAML string too.
        static string Quoted(string text) => JsonSerializer.Serialize(text, SlackJson.Default.String);
    }
}
