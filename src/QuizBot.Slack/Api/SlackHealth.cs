using Microsoft.Extensions.Options;
using QuizBot.Core.Chat;

namespace QuizBot.Slack.Api;

/// <summary>
/// Asks Slack whether the token of the one workspace still works. Where many workspaces install the bot, each has its own, and none speaks
/// for all.
/// </summary>
internal sealed class SlackHealth(SlackClient client, IOptions<SlackOptions> options) : IChannelHealth
{
    public string Channel => "slack";

    public string State
    {
        get
        {
            var set = options.Value;
            if (set.SigningSecret.Length == 0 && set.AppToken.Length == 0)
                return "off (set Slack:SigningSecret, or Slack:AppToken for Socket Mode, to switch it on)";
            var way = set.AppToken.Length > 0 ? "by Socket Mode" : "at /slack/events";
            return set.BotToken.Length > 0 ? $"on {way}, for one workspace"
                : set.CanInstall ? $"on {way}, for every workspace that installs it at /slack/install"
                : $"half on {way}: it can answer nobody until Slack:BotToken is set, or Slack:ClientId and Slack:ClientSecret";
        }
    }

    public async Task<string?> ProblemAsync(CancellationToken cancel)
    {
        if (options.Value.BotToken.Length == 0)
            return null;
        var answer = await client.ReadAsync("auth.test", options.Value.BotToken, [], cancel);
        return answer.Error switch
        {
            null or "ratelimited" => null,
            SlackAnswer.NoAnswer => $"Slack does not answer at {options.Value.ApiUrl.Host}. Look at the network.",
            var error => $"Slack refuses the bot token ({error}). Install the app to its workspace again and set Slack:BotToken to the "
                + "new “Bot User OAuth Token”.",
        };
    }
}
