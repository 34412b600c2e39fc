using System.Text.Json.Nodes;
using QuizBot.Core.Chat;

namespace QuizBot.Teams.Cards;

/// <summary>A bar drawn in text: screen readers pass over it, and unlike a coloured column it is as thin as a line everywhere.</summary>
internal static class ProgressBar
{
    private const char Done = '━';
    private const char Open = '─';
    private const int Segments = 20;

    public static JsonObject Of(ProgressBlock progress)
    {
        long max = Math.Max(1, progress.Max);
        var done = (int)(Math.Clamp(progress.Value, 0, max) * Segments / max);
        var runs = new JsonArray();
        if (done > 0)
        {
            runs.Add((JsonNode)new JsonObject
            {
                ["type"] = "TextRun",
                ["text"] = new string(Done, done),
                ["color"] = "Accent",
                ["weight"] = "Bolder",
            });
        }

        if (done < Segments)
            runs.Add((JsonNode)new JsonObject { ["type"] = "TextRun", ["text"] = new string(Open, Segments - done), ["isSubtle"] = true });
        return new JsonObject { ["type"] = "RichTextBlock", ["spacing"] = "None", ["inlines"] = runs };
    }
}
