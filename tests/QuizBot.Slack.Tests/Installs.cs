using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using QuizBot.Slack.Installs;
using Xunit;

namespace QuizBot.Slack.Tests;

/// <summary>Installations for tests.</summary>
internal static class Installs
{
    public const string Token = "xoxb-installed-secret";

    /// <summary>Puts one into the store as the OAuth pages would.</summary>
    public static Task AddAsync(SlackHost host, string workspace = "T1", string token = Token)
    {
        host.Slack.Tokens.Add(token);
        return host.Services.GetRequiredService<InstallBook>().SaveAsync(
            new Install { Workspace = workspace, Name = "Team One", App = "A1", Bot = StandInSlack.Bot, Token = token, Installed = DateTimeOffset.UtcNow.AddDays(-1) },
            TestContext.Current.CancellationToken);
    }

    public static JsonObject Granted(string token = Token, string team = "T1", string? enterprise = null, string? refresh = null, int? expires = null) => new()
    {
        ["ok"] = true,
        ["app_id"] = "A1",
        ["access_token"] = token,
        ["token_type"] = "bot",
        ["bot_user_id"] = StandInSlack.Bot,
        ["team"] = enterprise is null ? new JsonObject { ["id"] = team, ["name"] = "Team <One>" } : null,
        ["enterprise"] = enterprise is null ? null : new JsonObject { ["id"] = enterprise, ["name"] = "Big Org" },
        ["is_enterprise_install"] = enterprise is not null,
        ["authed_user"] = new JsonObject { ["id"] = "U1" },
        ["refresh_token"] = refresh,
        ["expires_in"] = expires,
    };
}
