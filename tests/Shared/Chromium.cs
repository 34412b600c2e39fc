using Microsoft.Playwright;

namespace QuizBot.Tests.Shared;

/// <summary>The machine's own Chromium, without its calls home.</summary>
public static class Chromium
{
    private const string Path = "/usr/bin/chromium";

    /// <summary>Null where there is a Chromium; else what to do about it.</summary>
    public static string? Missing { get; } = File.Exists(Path) ? null : "There is no /usr/bin/chromium: run `bash tests/run.sh` once.";

    public static Task<IBrowser> LaunchAsync(IPlaywright playwright) => playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
    {
        ExecutablePath = Path,
        Args =
        [
            "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
            "--disable-component-update", "--disable-sync",
        ],
    });
}
