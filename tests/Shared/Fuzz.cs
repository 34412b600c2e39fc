using System.Globalization;

namespace QuizBot.Tests.Shared;

/// <summary>Inputs that nobody meant, made of ones that somebody did. Seeded, so that a failure comes again.</summary>
internal static class Fuzz
{
    private static readonly string[] Values =
    [
        "null", "true", "0", "-1", "1e999", "123456789012345678901234567890", "\"\"", "\"x\"", "[]", "{}", "[[[[[[]]]]]]", "{\"id\":1}", "\"\\u0000\"", "\"\\ud800\"",
        "\"../../#?\\\\\"", "\"<!channel>\"", "\"T1\"", "\"D1\"", "\"next~0\"", "\"answer~0~in\"", "\"enter~a~answer~{}\"", "\"http://169.254.169.254/\"", "\"" + new string('x', 5000) + "\"",
    ];

    private static readonly string[] Names =
        ["type", "event", "user", "team", "channel", "actions", "state", "view", "container", "message", "ts", "text", "team_id", "bot_id", "response_url", "value", "from", "conversation", "channelData", "entities", "data"];

    /// <summary>How many inputs a door gets: so many as usual, or as many as the environment variable QUIZBOT_FUZZ says.</summary>
    public static int Count(int usual) => int.TryParse(Environment.GetEnvironmentVariable("QUIZBOT_FUZZ"), CultureInfo.InvariantCulture, out var many) ? many : usual;

    /// <summary>One to four changes: a value becomes another, a field goes or comes twice, or characters are cut and flipped.</summary>
    public static string Mutate(string json, Random random)
    {
        for (var change = random.Next(1, 5); change > 0 && json.Length > 0; change--)
        {
            var colon = At(json, ':', random);
            var comma = colon < 0 ? -1 : json.AsSpan(colon).IndexOfAny(",}]");
            json = random.Next(6) switch
            {
                0 or 1 or 2 when comma > 0 => string.Concat(json.AsSpan(0, colon + 1), Values[random.Next(Values.Length)], json.AsSpan(colon + comma)),
                3 when comma > 0 => json.Insert(colon + comma, $",\"{Names[random.Next(Names.Length)]}\":{Values[random.Next(Values.Length)]}"),
                4 => json.Remove(random.Next(json.Length), 1),
                _ => json.Insert(random.Next(json.Length), ((char)random.Next(1, 0x250)).ToString()),
            };
        }

        return random.Next(50) == 0 ? json[..random.Next(json.Length + 1)] : json;
    }

    private static int At(string text, char mark, Random random)
    {
        var at = text.IndexOf(mark, random.Next(text.Length));
        return at >= 0 ? at : text.IndexOf(mark, StringComparison.Ordinal);
    }
}
