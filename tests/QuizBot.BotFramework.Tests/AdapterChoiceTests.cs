using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using QuizBot.Core.Chat;
using QuizBot.Teams;
using QuizBot.Teams.Inbound;
using QuizBot.Teams.Tests;
using QuizBot.Tests.Shared;
using Xunit;

namespace QuizBot.BotFramework.Tests;

/// <summary>Which of the two answers.</summary>
public sealed class AdapterChoiceTests
{
    [Theory]
    [InlineData(null, typeof(BotFrameworkTurns))]
    [InlineData("BotFramework", typeof(BotFrameworkTurns))]
    [InlineData("direct", typeof(DirectAdapter))]
    public async Task The_SDK_answers_unless_the_direct_edge_is_asked_for(string? adapter, Type answers)
    {
        await using var host = await TeamsHost.StartAsync(new ScriptedBot(), new Dictionary<string, string?> { ["Teams:Adapter"] = adapter });
        Assert.IsType(answers, host.Services.GetRequiredService<ITeamsAdapter>());
        Assert.Single(host.Services.GetServices<IRoomChannel>());
    }

    [Fact]
    public void Another_word_is_refused_with_the_two_there_are()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create("Teams:Adapter", (string?)"Both")]).Build();
        var problem = Assert.Throws<InvalidOperationException>(() => new ServiceCollection().AddBotFramework(configuration));
        Assert.Equal("Teams:Adapter is \"Both\"; it can be BotFramework, Direct.", problem.Message);
    }
}
