using System.Text.Json;
using System.Text.Json.Nodes;
using QuizBot.Core.Notes;
using QuizBot.Core.Notes.Reading;
using QuizBot.Tests.Shared;
using Xunit;

namespace QuizBot.Tests.Pages;

/// <summary>What the pages say is so.</summary>
public sealed class PageTests
{
    private static readonly Page Readme = Page.All.Single(page => page.Name == "README.md");

    [Fact]
    public void Every_link_leads_to_something_that_is_there() => Assert.All(Page.All, page => Assert.All(page.Links(), link =>
        Assert.True(Path.Exists(Repository.At(Path.GetDirectoryName(page.Name)!, link)), $"{page.Name}: {link}")));

    [Theory]
    [InlineData("src/README.md")]
    [InlineData("tests/README.md")]
    public void The_types_and_folders_that_a_page_names_exist(string name)
    {
        var page = Page.All.Single(page => page.Name == name);
        var files = SourceFile.In("src").Concat(SourceFile.In("tests")).ToList();
        var known = files.SelectMany(file => file.Types.Select(type => type.Name)).Concat(files.Select(file => file.Namespace)).ToHashSet();
        var named = Page.Code(page.Prose).Where(word => Page.IsName(word) || Page.IsPath(word)).Concat(page.Blocks("mermaid").SelectMany(Page.Names));
        Assert.Empty(named.Distinct().Where(word =>
            !known.Contains(word) && !known.Contains($"QuizBot.Core.{word}") && !new[] { "", "src", "tests" }.Any(folder => Path.Exists(Repository.At(folder, word)))));
    }

    [Fact]
    public void The_defaults_of_README_are_those_of_appsettings_json()
    {
        var settings = JsonNode.Parse(
            File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "appsettings.json")), null, new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip })!;
        var rows = Readme.Table("key", "default", "meaning").ToList();
        Assert.InRange(rows.Count, 10, 100);
        foreach (var row in rows)
        {
            var key = Page.Code(row[0]).First();
            if (Find(settings, key) is { } value && Page.Code(row[1]).FirstOrDefault() is { } told)
                Assert.Equal(told, value.ToString(), ignoreCase: true);
        }

        Assert.Equal("Sqlite", Find(settings, "Storage:Provider")!.ToString());
    }

    [Fact]
    public void Every_heading_that_README_names_makes_its_section()
    {
        var rows = Readme.Table("section", "headings").ToList();
        Assert.Equal(["analogy", "terms", "concepts", "flashcards"], rows.Select(row => row[0]));
        foreach (var row in rows)
            Assert.All(Page.Code(row[1]), heading => Assert.True(Has(row[0], NoteWith(heading)), $"{heading} makes no {row[0]}."));
    }

    private static JsonNode? Find(JsonNode settings, string key) =>
        key.Split(':').Aggregate((JsonNode?)settings, (node, part) => node is JsonObject ? node[part] : null);

    private static bool Has(string section, Note note) => section switch
    {
        "analogy" => note.Analogy.Count > 0,
        "terms" => note.Terms.Count > 0,
        "concepts" => note.Stages.Sum(stage => stage.Concepts.Count) > 0,
        _ => note.Flashcards.Count > 0,
    };

    /// <summary>One section that could be any of the four but for its heading.</summary>
    private static Note NoteWith(string heading) => NoteParser.Parse("note.md", $"""
        # D1.2 Plumbing

        ## {heading}
        1. **Cleaning:** The plumber cleans the pipes.
        * **Pipe:** Carries water.
        * Q1: What carries water?
        * **Answer:** The pipe.
        """);
}
