using System.Collections.Concurrent;
using System.Text;
using System.Text.Json.Nodes;
using Xunit;

namespace QuizBot.Slack.Tests;

public sealed class DisorderTests
{
    [Fact]
    public async Task Lost_acknowledgements_redeliveries_and_disorder_change_nothing()
    {
        await using var host = await SlackHost.StartAsync();
        host.Bot.Script = async _ =>
        {
            await Task.Delay(20);
            return [];
        };
        var random = new Random(11);
        var deliveries = new List<(string Route, string Type, string Body)>();
        for (var i = 0; i < 60; i++)
        {
            var direct = Samples.Direct($"message {i}", user: $"U{i % 7}");
            var delivery = i % 2 == 0
                ? ("/slack/events", "application/json", Samples.Event(direct).ToJsonString())
                : ("/slack/interactions", "application/x-www-form-urlencoded", SlackHost.Form(new() { ["payload"] = Samples.Press($"next~{i}", "{}", user: $"U{i % 7}").ToJsonString() }));
            deliveries.AddRange(Enumerable.Repeat(delivery, 1 + random.Next(3)));
            if (i % 2 == 0)
                deliveries.Add(("/slack/events", "application/json", Samples.Event(direct.DeepClone().AsObject()).ToJsonString()));
        }

        var lost = new ConcurrentBag<bool>();
        (string Route, string Type, string Body)[] shuffled = [.. deliveries];
        random.Shuffle(shuffled);
        await Parallel.ForEachAsync(shuffled.Index(), new ParallelOptions { MaxDegreeOfParallelism = 12 }, async (item, _) =>
        {
            using var request = SlackHost.Signed(item.Item.Route, Encoding.UTF8.GetBytes(item.Item.Body), item.Item.Type);
            request.Headers.TryAddWithoutValidation("X-Slack-Retry-Num", "1");
            using var hangUp = new CancellationTokenSource();
            if (item.Index % 3 == 0)
                hangUp.CancelAfter(10);
            try
            {
                await host.Http.SendAsync(request, hangUp.Token);
            }
            catch (OperationCanceledException)
            {
                lost.Add(true);

                // As Slack does when it heard nothing.
                using var again = SlackHost.Signed(item.Item.Route, Encoding.UTF8.GetBytes(item.Item.Body), item.Item.Type);
                await host.Http.SendAsync(again, CancellationToken.None);
            }
        });
        await SlackHost.UntilAsync(() => host.Bot.Turns.Count >= 60, "every turn");
        await host.StopAsync();
        Assert.Equal(60, host.Bot.Turns.Count);
        Assert.Equal(60, host.Bot.Turns.Select(turn => turn.Id).Distinct().Count());
        Assert.NotEmpty(lost);
    }
}
