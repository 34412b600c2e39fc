using System.Text.RegularExpressions;

namespace QuizBot.Playground;

/// <summary>In a room that people share the bot hears what mentions it, as in Teams; the rest is between people.</summary>
internal static partial class BotMention
{
    public const string Text = "@QuizBot";

    /// <summary>What is said to the bot, without the mention of it; null where it is not mentioned.</summary>
    public static string? Heard(string text) => Mentions.IsMatch(text) ? Mentions.Replace(text, " ").Trim() : null;

    [GeneratedRegex(@"(?<![\w@])@QuizBot(?!\w)[:,]?", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Mentions { get; }
}
