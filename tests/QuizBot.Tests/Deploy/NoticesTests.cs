using System.Text.Json.Nodes;
using QuizBot.Tests.Shared;
using Xunit;

namespace QuizBot.Tests.Deploy;

/// <summary>What is published says whose work it is.</summary>
public sealed class NoticesTests
{
    [Fact]
    public void Every_package_of_the_program_is_named_under_its_license_and_nothing_else_is()
    {
        var named = File.ReadLines(Repository.At("src", "QuizBot", "THIRD-PARTY-NOTICES.txt"))
            .Where(line => line.StartsWith("- ", StringComparison.Ordinal))
            .Select(line => line[2..]);
        var used = JsonNode.Parse(File.ReadAllText(Repository.At("src", "QuizBot", "packages.lock.json")))!["dependencies"]!.AsObject()
            .SelectMany(framework => framework.Value!.AsObject())
            .Where(package => (string?)package.Value!["type"] != "Project")
            .Select(package => package.Key)
            .Distinct();
        Assert.Equal(used.Order(StringComparer.OrdinalIgnoreCase), named.Order(StringComparer.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("THIRD-PARTY-NOTICES.txt", "Permission is hereby granted")]
    [InlineData("LICENSE", "MIT License")]
    public void They_lie_beside_the_program(string file, string words) =>
        Assert.Contains(words, File.ReadAllText(Path.Combine(AppContext.BaseDirectory, file)), StringComparison.Ordinal);
}
