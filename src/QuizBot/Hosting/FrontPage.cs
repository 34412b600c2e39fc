namespace QuizBot.Hosting;

/// <summary>What a browser sees at the bot's address outside of Development. The Teams package and its users' admins point here.</summary>
internal static class FrontPage
{
    private const string Page =
        """
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>QuizBot</title>
        <style>
        :root { color-scheme: light dark }
        body { font: 1.05rem/1.6 system-ui, sans-serif; max-width: 42rem; margin: 3rem auto; padding: 0 1.25rem }
        h1 { line-height: 1.2 }
        </style>
        </head>
        <body>
        <main>
        <h1>QuizBot</h1>
        <p>A study partner made of your team's own notes. It lives in your chat: look for <strong>QuizBot</strong> among the apps of
          Microsoft Teams or Slack, and say <em>quiz</em>.</p>
        <h2 id="privacy">Privacy</h2>
        <p>QuizBot keeps what it needs to help you learn, in a store of the organization that runs it, and nowhere else:</p>
        <ul>
        <li>your answers: which card, when, right or missed, and how well it expects you to remember it;</li>
        <li>your streak, your settings, and the name and time zone that your chat tells it;</li>
        <li>in shared channels: who answered which round, and the week's points.</li>
        </ul>
        <p>It does not keep what you write to others, sends nothing to third parties, and shows your answers to nobody but you. In a
          channel only your points show, and <em>leaderboard off</em> ends that.
        Say <em>export my data</em> to see all of it, and <em>delete my data</em> to have it forgotten at once.</p>
        <h2 id="terms">Terms</h2>
        <p>QuizBot is free software under the MIT license and comes without warranty. Questions about this service go to the people in
          your organization who run it.</p>
        </main>
        </body>
        </html>
        """;

    public static void MapFrontPage(this IEndpointRouteBuilder endpoints)
    {
        if (!endpoints.ServiceProvider.GetRequiredService<IHostEnvironment>().IsDevelopment())
            endpoints.MapGet("/", Answer);
    }

    private static IResult Answer(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; "
            + "frame-ancestors 'none'";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        return Results.Text(Page, "text/html; charset=utf-8");
    }
}
