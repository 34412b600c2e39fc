using System.Buffers.Binary;
using System.IO.Compression;
using System.Text.Json.Nodes;
using QuizBot.Commands;
using QuizBot.Core.Chat;
using QuizBot.Tests.Shared;
using Xunit;

namespace QuizBot.Teams.Tests;

public sealed class ManifestTests
{
    private static readonly Guid AppId = new("11111111-2222-3333-4444-555555555555");

    [Fact]
    public async Task The_manifest_keeps_the_published_schema()
    {
        Oracle.Need();
        Assert.Equal("[]", await Oracle.RunAsync("manifest.mjs", TeamsManifest.Manifest(AppId, "quizbot.contoso.com").ToJsonString(), TestContext.Current.CancellationToken));
    }

    [Fact]
    public void The_manifest_of_the_repository_is_whole_but_for_what_is_filled_in()
    {
        var template = JsonNode.Parse(File.ReadAllText(Repository.At("manifest", "teams", "manifest.json")))!.AsObject();
        var filled = TeamsManifest.Manifest(Guid.Empty, "quizbot.example");
        filled["bots"]![0]!["commandLists"] = new JsonArray();
        Assert.True(JsonNode.DeepEquals(template, filled));
    }

    [Fact]
    public void Every_command_that_Teams_offers_is_one_that_the_bot_knows()
    {
        var lists = TeamsManifest.Manifest(AppId, "quizbot.contoso.com")["bots"]![0]!["commandLists"]!.AsArray();
        var offered = lists.SelectMany(list => list!["commands"]!.AsArray()).Select(command => command!["title"]!.GetValue<string>()).ToList();
        Assert.All(offered, title => Assert.NotNull(Command.TryParse(title)));
        Assert.Equal(Core.Chat.Commands.All.Take(11).Select(command => command.Name).Append("help"), offered.Take(12));
        Assert.All(lists, list => Assert.InRange(list!["commands"]!.AsArray().Count, 1, 12));
        Assert.All(lists, list => Assert.Equal("help", list!["commands"]!.AsArray()[^1]!["title"]!.GetValue<string>()));
    }

    [Fact]
    public void The_same_app_is_an_agent_in_Microsoft_365_Copilot()
    {
        var manifest = TeamsManifest.Manifest(AppId, "quizbot.contoso.com");
        Assert.Contains("copilot", manifest["bots"]![0]!["scopes"]!.AsArray().Select(scope => scope!.GetValue<string>()));
        Assert.Equal($$"""{"type":"bot","id":"{{AppId}}"}""", manifest["copilotAgents"]!["customEngineAgents"]![0]!.ToJsonString());
    }

    [Fact]
    public void The_package_has_the_manifest_and_icons_of_the_right_size()
    {
        using var buffer = new MemoryStream();
        TeamsManifest.Write(AppId, "quizbot.contoso.com", buffer);
        using var zip = new ZipArchive(buffer, ZipArchiveMode.Read);
        Assert.Equal(["manifest.json", "color.png", "outline.png"], zip.Entries.Select(entry => entry.FullName));
        using var manifest = zip.GetEntry("manifest.json")!.Open();
        Assert.Equal(AppId.ToString(), JsonNode.Parse(manifest)!["bots"]![0]!["botId"]!.GetValue<string>());
        Assert.Equal((192, 192), Size(zip, "color.png"));
        Assert.Equal((32, 32), Size(zip, "outline.png"));
    }

    [Theory]
    [InlineData("--app-id", "not-a-guid", "--domain", "quizbot.contoso.com")]
    [InlineData("--app-id", "00000000-0000-0000-0000-000000000000", "--domain", "quizbot.contoso.com")]
    [InlineData("--app-id", "11111111-2222-3333-4444-555555555555", "--domain", "https://quizbot.contoso.com")]
    [InlineData("--app-id", "11111111-2222-3333-4444-555555555555", "--domain", "localhost")]
    [InlineData("--app-id", "11111111-2222-3333-4444-555555555555")]
    public void Wrong_values_are_named(params string[] arguments) =>
        Assert.NotEmpty(ManifestCommand.Create().Parse(["teams", .. arguments]).Errors);

    [Fact]
    public void The_command_writes_the_package()
    {
        var path = Path.Combine(Path.GetTempPath(), $"quizbot-{Guid.NewGuid():N}.zip");
        try
        {
            Assert.Equal(0, ManifestCommand.Create().Parse(["teams", "--app-id", AppId.ToString(), "--domain", "quizbot.contoso.com", "--out", path]).Invoke(new() { Error = TextWriter.Null }));
            Assert.True(new FileInfo(path).Length > 1000);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static (int Width, int Height) Size(ZipArchive zip, string name)
    {
        using var stream = zip.GetEntry(name)!.Open();
        var header = new byte[24];
        stream.ReadExactly(header);
        return (BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(16)), BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(20)));
    }
}
