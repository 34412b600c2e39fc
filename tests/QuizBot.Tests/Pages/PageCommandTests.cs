using QuizBot.Tests.Deploy;
using Xunit;

namespace QuizBot.Tests.Pages;

/// <summary>What a page shows to type is typed.</summary>
[Collection(nameof(Published))]
public sealed class PageCommandTests
{
    public static TheoryData<string, string> Commands =>
        new(Page.All.SelectMany(page => page.Commands().Select(block => (page.Name, string.Join('\n', block)))).Distinct());

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task What_a_page_shows_to_type_works(string page, string commands)
    {
        await using var reader = new Reader(isAdmin: page.StartsWith("deploy/", StringComparison.Ordinal));
        foreach (var command in commands.Split('\n'))
            await reader.TypeAsync(command, TestContext.Current.CancellationToken);
    }
}
