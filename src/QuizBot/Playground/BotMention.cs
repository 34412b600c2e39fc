using System.Text.RegularExpressions;
using QuizBot.Core.Chat;

namespace QuizBot.Playground;

/// <summary>In a room that people share the bot hears what mentions it, as in Teams; the rest is between people.</summary>
internal static partial class BotMention
{
    public const string Text = "@QuizBot";

    /// <summary>What is said to the bot, without the mention of it; null where it is not mentioned.</summary>
    public static string? Heard(string text) => Mentions.IsMatch(text) ? Mentions.Replace(text, " ").Trim() : null;

    /// <summary>The personas whom a text mentions.</summary>
    public static IReadOnlyList<MentionedPerson> People(string text) =>
    [
        .. Names.Matches(text)
            .Select(name => Persona.All.FirstOrDefault(persona => Is(persona.Name, name.Groups["name"].Value)))
            .OfType<Persona>().Distinct()
            .Select(persona => new MentionedPerson(ChatRooms.Learner(persona), persona.Name)),
    ];

    private static bool Is(string name, string said) => name.Equals(said, StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(@"(?<![\w@])@(?<name>\w+)")]
    private static partial Regex Names { get; }

    [GeneratedRegex(@"(?<![\w@])@QuizBot(?!\w)[:,]?", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Mentions { get; }
}
