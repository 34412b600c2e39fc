using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using QuizBot.Core.Chat;
using QuizBot.Teams.Cards;

namespace QuizBot.Teams.Outbound;

/// <summary>
/// Sources as Teams shows them: numbers in the text, and behind each what it is and a link. They belong to the text of a message; a card in
/// the same message would be cut off into one of its own, without an id.
/// </summary>
internal static class Citations
{
    /// <summary>What Teams takes in a message; with more it refuses all of it.</summary>
    private const int Most = 20;

    private const int LongestName = 80;
    private const int LongestExcerpt = 160;
    private const int PlaceCost = 600;

    /// <summary>"From D1.2 ML Lifecycle, “Key Services” [1] [2]; D1.1 AI Concepts [3]".</summary>
    public static string Text(IReadOnlyList<Source> sources)
    {
        var text = new StringBuilder("From ");
        foreach (var (index, place) in sources.Take(Most).Index().GroupBy(entry => entry.Item.Place).Index())
        {
            text.Append(index == 0 ? "" : "; ").Append(PlainText.Fit(PlainText.Literal(place.Key), PlaceCost));
            foreach (var (number, _) in place)
                text.Append(CultureInfo.InvariantCulture, $" [{number + 1}]");
        }

        return text.ToString();
    }

    public static JsonObject Entity(IReadOnlyList<Source> sources) => new()
    {
        ["type"] = "https://schema.org/Message",
        ["@type"] = "Message",
        ["@context"] = "https://schema.org",
        ["citation"] = new JsonArray([.. sources.Take(Most).Index().Select(entry => (JsonNode)Claim(entry.Index + 1, entry.Item))]),
    };

    private static JsonObject Claim(int position, Source source)
    {
        var document = new JsonObject
        {
            ["@type"] = "DigitalDocument",
            ["name"] = Shorten(source.Name, LongestName),
            ["abstract"] = Shorten(source.Excerpt.Length > 0 ? source.Excerpt : source.Place, LongestExcerpt),
            ["image"] = new JsonObject { ["@type"] = "ImageObject", ["name"] = "Text" },
        };
        if (source.Link is { } link)
            document["url"] = link.AbsoluteUri;
        return new JsonObject { ["@type"] = "Claim", ["position"] = position, ["appearance"] = document };
    }

    /// <summary>Teams counts characters and refuses one too many.</summary>
    private static string Shorten(string text, int most)
    {
        var line = PlainText.Line(text);
        if (line.Length <= most)
            return line.Length == 0 ? "…" : line;
        var end = 0;
        while (end + StringInfo.GetNextTextElementLength(line.AsSpan(end)) is var next && next < most)
            end = next;
        return line[..end].TrimEnd() + "…";
    }
}
