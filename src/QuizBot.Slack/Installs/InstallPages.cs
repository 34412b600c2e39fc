using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using QuizBot.Core.Stores;
using QuizBot.Core.Stores.Tables;
using QuizBot.Slack.Api;

namespace QuizBot.Slack.Installs;

/// <summary>
/// Adds the app to a workspace by OAuth v2. The state ties the way back to the browser that set out (a cookie), is good for ten
/// minutes, and works once, whichever instance it comes back to.
/// </summary>
internal sealed partial class InstallPages(
    IOptions<SlackOptions> options,
    IDataProtectionProvider protection,
    IEntityStore store,
    InstallBook installs,
    InstallVisits visits,
    SlackClient client,
    TimeProvider time,
    ILogger<InstallPages> log)
{
    private const string Cookie = "quizbot-slack-install";
    private static readonly TimeSpan Valid = TimeSpan.FromMinutes(10);
    private readonly IDataProtector protector = protection.CreateProtector("QuizBot.Slack.InstallState");

    public Task BeginAsync(HttpContext context)
    {
        if (!options.Value.CanInstall)
            return PageAsync(
                context, 404, "Not set up for this",
                "This bot serves a single workspace. To let others add it, set Slack:ClientId and Slack:ClientSecret.");
        if (options.Value.PublicUrl is null && context.Request.Host.Host is not ("localhost" or "127.0.0.1" or "[::1]"))
            return PageAsync(
                context, 404, "Not set up for this yet",
                "This bot does not know its own address. Set PublicUrl to it, such as https://bot.example.org, and try again.");
        var mark = Base64UrlTextEncoder.Encode(RandomNumberGenerator.GetBytes(32));
        var state = protector.Protect($"{(time.GetUtcNow() + Valid).UtcTicks} {mark}");
        context.Response.Cookies.Append(Cookie, mark, new CookieOptions
        {
            HttpOnly = true,
            Secure = Here(context).Scheme == Uri.UriSchemeHttps,
            SameSite = SameSiteMode.Lax,
            Path = "/slack",
            MaxAge = Valid,
            IsEssential = true,
        });
        context.Response.Headers.CacheControl = "no-store";
        var asked = new Dictionary<string, string?>
        {
            ["client_id"] = options.Value.ClientId,
            ["scope"] = string.Join(',', SlackManifest.Scopes),
            ["redirect_uri"] = Return(context),
            ["state"] = state,
        };
        var authorize = new Uri(options.Value.ApiUrl, "/oauth/v2/authorize").AbsoluteUri;
        context.Response.Redirect(QueryHelpers.AddQueryString(authorize, asked));
        return Task.CompletedTask;
    }

    public async Task EndAsync(HttpContext context)
    {
        if (!visits.Allows(context))
        {
            await PageAsync(
                context, 429, "One moment, please",
                "Many people are adding QuizBot right now. Please start again in a minute.", again: true);
            return;
        }

        var query = context.Request.Query;
        var cookie = context.Request.Cookies[Cookie] ?? "";
        context.Response.Cookies.Delete(Cookie, new CookieOptions { Path = "/slack" });
        if (!options.Value.CanInstall || !await IsOursAsync(query["state"].ToString(), cookie, context.RequestAborted))
            await PageAsync(
                context, 400, "That link is too old",
                "Adding QuizBot takes one visit of at most ten minutes. Please start again.", again: true);
        else if (query["error"].ToString().Length > 0)
            await PageAsync(
                context, 200, "QuizBot was not added",
                "You said no, and nothing has changed. You can start again whenever you like.", again: true);
        else if (await InstallAsync(context, query["code"].ToString()) is not { } install)
            await PageAsync(context, 502, "Slack did not let us in", "Slack did not accept this visit. Please start again.", again: true);
        else
            await PageAsync(
                context, 200, "QuizBot is in",
                $"QuizBot was added to {(install.Name.Length > 0 ? install.Name : "your workspace")}. Open Slack and type /quiz to begin.");
    }

    /// <summary>True once for a state that this browser was given in the last ten minutes.</summary>
    private async Task<bool> IsOursAsync(string state, string cookie, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        string[] parts;
        try
        {
            parts = protector.Unprotect(state).Split(' ');
        }
        catch (CryptographicException)
        {
            return false;
        }

        var expires = new DateTimeOffset(long.Parse(parts[0], System.Globalization.CultureInfo.InvariantCulture), TimeSpan.Zero);
        if (now > expires || !CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(parts[1]), Encoding.UTF8.GetBytes(cookie)))
            return false;
        var mark = Change.Insert(Keys.InstallMark(expires, parts[1]), "{}");
        var used = await store.CommitAsync(Table.Installs, Keys.InstallMarks, [mark], cancel);
        var past = Keys.InstallMarksBefore(now);
        foreach (var old in await store.RangeAsync(Table.Installs, Keys.InstallMarks, past, StoreLimits.Changes, cancel))
            await store.CommitAsync(Table.Installs, Keys.InstallMarks, [Change.Delete(old.Row)], cancel);
        return used.Committed;
    }

    private async Task<Install?> InstallAsync(HttpContext context, string code)
    {
        var answer = await client.ReadAsync("oauth.v2.access", null, new()
        {
            ["client_id"] = options.Value.ClientId,
            ["client_secret"] = options.Value.ClientSecret,
            ["code"] = code,
            ["redirect_uri"] = Return(context),
        }, context.RequestAborted);
        var team = answer.Body.Id("team", "id");
        var enterprise = answer.Body.Id("enterprise", "id");
        var workspace = answer.Body.IsTrue("is_enterprise_install") ? enterprise : team;
        if (!answer.Ok || workspace is null || answer.Body.Text("access_token") is not { Length: > 0 } token)
            return null;
        var now = time.GetUtcNow();
        var install = new Install
        {
            Workspace = workspace,
            Name = answer.Body.Text(workspace == team ? "team" : "enterprise", "name") ?? "",
            App = answer.Body.Id("app_id") ?? "",
            Bot = answer.Body.Id("bot_user_id") ?? "",
            Token = token,
            RefreshToken = answer.Body.Text("refresh_token"),
            Expires = answer.Body.Number("expires_in") is { } seconds and > 0 and < 100_000_000 ? now.AddSeconds(seconds) : null,
            Installed = now,
        };
        await installs.SaveAsync(install, context.RequestAborted);
        Log.Installed(log, workspace);
        return install;
    }

    private Uri Here(HttpContext context) => options.Value.PublicUrl ?? new Uri($"{context.Request.Scheme}://{context.Request.Host}/");

    private string Return(HttpContext context) => new Uri(Here(context), "/slack/oauth").AbsoluteUri;

    private static Task PageAsync(HttpContext context, int status, string title, string text, bool again = false)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'";
        var more = again ? "<p><a href=\"/slack/install\">Start again</a></p>" : "";
        return context.Response.WriteAsync($"""
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
            <title>{WebUtility.HtmlEncode(title)}</title>
            <style>body{"{font:1.1rem/1.5 system-ui;max-width:32rem;margin:4rem auto;padding:0 1rem}"}</style></head>
            <body><h1>{WebUtility.HtmlEncode(title)}</h1><p>{WebUtility.HtmlEncode(text)}</p>{more}</body></html>
            """, context.RequestAborted);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "QuizBot was installed in Slack workspace {Workspace}.")]
        public static partial void Installed(ILogger logger, string workspace);
    }
}
