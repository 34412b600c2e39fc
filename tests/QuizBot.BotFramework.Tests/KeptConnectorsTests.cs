using Microsoft.Bot.Connector;
using Microsoft.Bot.Connector.Authentication;
using QuizBot.BotFramework.Connecting;
using Xunit;

namespace QuizBot.BotFramework.Tests;

/// <summary>Connector clients are what makes the published SDK slow: one is made for an address and an audience, and kept.</summary>
public sealed class KeptConnectorsTests
{
    private const string Service = "https://smba.trafficmanager.net/teams/";

    private readonly Counting counting = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_client_is_made_once_for_an_address_and_an_audience_and_outlives_its_turn()
    {
        var kept = new KeptConnectors(counting);
        for (var turn = 0; turn < 3; turn++)
        {
            using var client = await kept.CreateAsync(Service, null, Cancel);
            Assert.Equal(new Uri(Service), client.BaseUri);
        }

        using var other = await kept.CreateAsync(Service, "https://api.botframework.us", Cancel);
        using var elsewhere = await kept.CreateAsync("https://smba.trafficmanager.net/amer/", null, Cancel);
        Assert.Equal(3, counting.Made.Count);
        Assert.DoesNotContain(counting.Made, made => made.IsDisposed);
    }

    [Fact]
    public async Task Addresses_that_a_caller_makes_up_do_not_pile_up()
    {
        var kept = new KeptConnectors(counting);
        for (var i = 0; i < 200; i++)
            await kept.CreateAsync($"{Service}{i}/", null, Cancel);
        var made = counting.Made.Count;
        await kept.CreateAsync($"{Service}0/", null, Cancel);
        Assert.Equal(made + 1, counting.Made.Count);
    }

    private sealed class Counting : ConnectorFactory
    {
        public List<Client> Made { get; } = [];

        public override Task<IConnectorClient> CreateAsync(string serviceUrl, string audience, CancellationToken cancellationToken)
        {
            Made.Add(new Client(new Uri(serviceUrl)));
            return Task.FromResult<IConnectorClient>(Made[^1]);
        }
    }

    private sealed class Client(Uri service) : ConnectorClient(service, MicrosoftAppCredentials.Empty)
    {
        public bool IsDisposed { get; private set; }

        protected override void Dispose(bool disposing)
        {
            IsDisposed = true;
            base.Dispose(disposing);
        }
    }
}
