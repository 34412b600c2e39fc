using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using QuizBot.Slack.Inbound;
using QuizBot.Tests.Shared;
using Xunit;

namespace QuizBot.Slack.Tests;

public sealed class SlackSignatureTests
{
    private const string Secret = "8f742231b10e8888abcd99yyyzzz85a5";
    private const string Now = "1700000000";
    private static readonly DateTimeOffset Clock = DateTimeOffset.FromUnixTimeSeconds(1_700_000_000);
    private static readonly byte[] Body = Encoding.UTF8.GetBytes("text=grüße&payload=%7B%7D");

    public static TheoryData<string, string?, string?, string> Forgeries => new()
    {
        { "another secret", Now, SlackSignature.Sign("other", Now, Body), Secret },
        { "another time stamp", "1700000001", SlackSignature.Sign(Secret, Now, Body), Secret },
        { "another body", Now, SlackSignature.Sign(Secret, Now, [1, 2, 3]), Secret },
        { "truncated", Now, SlackSignature.Sign(Secret, Now, Body)[..^1], Secret },
        { "too long", Now, SlackSignature.Sign(Secret, Now, Body) + "0", Secret },
        { "large hex digits", Now, SlackSignature.Sign(Secret, Now, Body).ToUpperInvariant(), Secret },
        { "no version", Now, SlackSignature.Sign(Secret, Now, Body)[3..], Secret },
        { "another version", Now, "v1" + SlackSignature.Sign(Secret, Now, Body)[2..], Secret },
        { "empty signature", Now, "", Secret },
        { "no signature", Now, null, Secret },
        { "no time stamp", null, SlackSignature.Sign(Secret, Now, Body), Secret },
        { "no number", "now", SlackSignature.Sign(Secret, "now", Body), Secret },
        { "signed number", "+1700000000", SlackSignature.Sign(Secret, "+1700000000", Body), Secret },
        { "absurd time stamp", "99999999999999999999", SlackSignature.Sign(Secret, "99999999999999999999", Body), Secret },
        { "largest time stamp", "9223372036854775807", SlackSignature.Sign(Secret, "9223372036854775807", Body), Secret },
        { "stale", "1699999699", SlackSignature.Sign(Secret, "1699999699", Body), Secret },
        { "from the future", "1700000301", SlackSignature.Sign(Secret, "1700000301", Body), Secret },
        { "empty secret", Now, SlackSignature.Sign("", Now, Body), "" },
    };

    [Theory]
    [InlineData("1700000000")]
    [InlineData("1699999700")]
    [InlineData("1700000300")]
    public void A_request_signed_within_five_minutes_is_genuine(string timestamp) =>
        Assert.True(SlackSignature.IsGenuine(Secret, timestamp, SlackSignature.Sign(Secret, timestamp, Body), Body, Clock));

    [Theory]
    [MemberData(nameof(Forgeries))]
    public void A_forgery_is_refused(string what, string? timestamp, string? signature, string secret) =>
        Assert.False(SlackSignature.IsGenuine(secret, timestamp, signature, Body, Clock), what);

    [Fact]
    public async Task Slacks_own_verifier_agrees_on_what_is_genuine_and_what_is_not()
    {
        var random = new Random(7);
        var cases = new JsonArray();
        var expected = new List<bool>();
        for (var i = 0; i < 200; i++)
        {
            var body = string.Concat(Enumerable.Range(0, random.Next(0, 300)).Select(_ => (char)random.Next(32, 0x2000)));
            var timestamp = (1_700_000_000 - random.Next(0, 400)).ToString(CultureInfo.InvariantCulture);
            var signature = SlackSignature.Sign(random.Next(4) == 0 ? "wrong" : Secret, timestamp, Encoding.UTF8.GetBytes(body));
            cases.Add(new JsonObject { ["secret"] = Secret, ["body"] = body, ["timestamp"] = timestamp, ["signature"] = signature, ["now"] = 1_700_000_000 });
            expected.Add(SlackSignature.IsGenuine(Secret, timestamp, signature, Encoding.UTF8.GetBytes(body), Clock));
        }

        Assert.Contains(true, expected);
        Assert.Contains(false, expected);
        var theirs = await Oracle.RunAsync("slack-signature.mjs", cases.ToJsonString(), TestContext.Current.CancellationToken);
        Assert.Equal(expected, JsonSerializer.Deserialize<bool[]>(theirs)!);
    }
}
