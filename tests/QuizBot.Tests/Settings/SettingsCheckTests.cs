using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;
using QuizBot.Settings;
using QuizBot.Tests.Deploy;
using QuizBot.Tests.Shared;
using Xunit;

namespace QuizBot.Tests.Settings;

/// <summary>A slip of the keyboard leaves nothing off in silence.</summary>
public sealed partial class SettingsCheckTests
{
    [Theory]
    [InlineData("Storage:Provder", "Storage:Provider")]
    [InlineData("Stoarge:Path", "Storage:Path")]
    [InlineData("MicrosoftAppPasword", "MicrosoftAppPassword")]
    [InlineData("Slack:Token", "Slack:BotToken")]
    [InlineData("SigningSecret", "Slack:SigningSecret")]
    [InlineData("course-path", "Course:Path")]
    [InlineData("Course", "Course:Path")]
    [InlineData("Url", "Urls")]
    [InlineData("Colour", null)]
    public void A_misspelt_key_is_told_with_the_nearest_known_one(string key, string? near)
    {
        Assert.False(KnownSettings.Has(key));
        Assert.Equal(near, KnownSettings.Nearest(key));
    }

    [Theory]
    [InlineData("--Urls", "http://localhost:4000")]
    [InlineData("--urls=http://localhost:4000")]
    [InlineData("Storage:Path=x.db")]
    [InlineData("/Storage:Path", "x.db")]
    [InlineData("--Teams:AllowedTenants:0", "contoso")]
    [InlineData("--Logging:LogLevel:Default", "Debug")]
    [InlineData("--environment", "Development")]
    public void What_is_known_is_let_through(params string[] args) => Assert.Empty(SettingsCheck.Arguments(args));

    [Fact]
    public void The_environment_is_read_where_it_means_QuizBot_and_nowhere_else()
    {
        var prefix = $"QB{Guid.NewGuid():N}_";
        Set("Slak__BotToken", "Storage__Pth", "MicrosoftAppld", "MAVEN__Home", "LS_COLORS", "Storage__Path");
        var configuration = new ConfigurationBuilder().AddEnvironmentVariables(prefix).Build();
        Assert.Equal(
            [
                "The environment: “MicrosoftAppld” is no setting. Did you mean MicrosoftAppId?",
                "The environment: “Slak__BotToken” is no setting. Did you mean Slack__BotToken?",
                "The environment: “Storage__Pth” is no setting. Did you mean Storage__Path?",
            ],
            SettingsCheck.Configuration(configuration).Order(StringComparer.Ordinal));

        void Set(params string[] names)
        {
            foreach (var name in names)
                Environment.SetEnvironmentVariable(prefix + name, "x");
        }
    }

    [Fact]
    public void Settings_are_told_from_the_words_of_a_command()
    {
        var (command, settings) = SettingArguments.Split(["backup", "--Storage:Path", "a.db", "file.jsonl", "--Storage:Provider=Sqlite", "--format", "json"]);
        Assert.Equal(["backup", "file.jsonl", "--format", "json"], command);
        Assert.Equal(["--Storage:Path", "a.db", "--Storage:Provider=Sqlite"], settings);
    }

    /// <summary>Whatever a page or a message names as a setting can be set.</summary>
    [Fact]
    public void Every_setting_that_the_pages_and_the_program_speak_of_is_known()
    {
        var texts = Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.cs", SearchOption.AllDirectories)
            .Concat(Directory.EnumerateFiles(Deployment.PathOf(""), "*.md", SearchOption.AllDirectories))
            .Append(Path.Combine(Repository.Root, "README.md"))
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal))
            .Select(File.ReadAllText);
        var spoken = texts.SelectMany(text => Spoken.Matches(text).Select(match => match.Value.Replace("__", ":", StringComparison.Ordinal))).Distinct();
        Assert.Empty(spoken.Where(key => !KnownSettings.Has(key)));
    }

    [GeneratedRegex(@"\b(Course|Storage|Teams|Slack|Push|Cluster|Semantics)(:|__)[A-Z][A-Za-z]+\b|\bMicrosoftApp[A-Z][A-Za-z]+\b")]
    private static partial Regex Spoken { get; }
}
