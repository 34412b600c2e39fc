using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using Xunit;

namespace QuizBot.Tests.Hosting;

/// <summary>The pictures of the notes, as the servers of Teams and Slack fetch them.</summary>
public sealed class PictureTests : IDisposable
{
    private static readonly byte[] Png = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, 1, 2, 3];

    private readonly string folder = Directory.CreateTempSubdirectory("quizbot-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Only_pictures_that_notes_show_are_served_and_only_by_their_name()
    {
        var cancel = TestContext.Current.CancellationToken;
        Directory.CreateDirectory(Path.Combine(folder, "notes"));
        await File.WriteAllBytesAsync(Path.Combine(folder, "notes", "curve.png"), Png, cancel);
        await File.WriteAllBytesAsync(Path.Combine(folder, "notes", "other.png"), [.. Png, 4], cancel);
        await File.WriteAllTextAsync(Path.Combine(folder, "notes", "a.md"), "# D1.1 A\n## Quiz\n<details><summary>Q1: Which curve?</summary>\n\n![A curve](curve.png)\n\n* **Answer:** The second\n</details>\n", cancel);
        await using var bot = await BotProcess.StartAsync(cancel, "--Urls", "http://127.0.0.1:0", "--Storage:Path", Path.Combine(folder, "quizbot.db"), "--Course:Path", Path.Combine(folder, "notes"));
        using var http = new HttpClient { BaseAddress = bot.Url };

        using var picture = await http.GetAsync(Named(Png), cancel);
        Assert.Equal((HttpStatusCode.OK, "image/png"), (picture.StatusCode, picture.Content.Headers.ContentType!.ToString()));
        Assert.Equal(Png, await picture.Content.ReadAsByteArrayAsync(cancel));
        Assert.Equal("nosniff", picture.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("default-src 'none'", picture.Headers.GetValues("Content-Security-Policy").Single());
        Assert.Equal(CacheControlHeaderValue.Parse("public, max-age=31536000, immutable"), picture.Headers.CacheControl);
        foreach (var address in new[] { Named([.. Png, 4]), Here("/pictures/curve.png"), Here("/pictures/a.md"), Here("/pictures/..%2Fa.md"), Here("/pictures/") })
        {
            using var missing = await http.GetAsync(address, cancel);
            Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
        }

        static Uri Named(byte[] bytes) => Here($"/pictures/{Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 16))}.png");

        static Uri Here(string path) => new(path, UriKind.Relative);
    }
}
