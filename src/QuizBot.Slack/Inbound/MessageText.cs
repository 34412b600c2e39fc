using System.Text;
using System.Text.RegularExpressions;
using QuizBot.Core.Chat;

namespace QuizBot.Slack.Inbound;

/// <summary>What people meant by a text that Slack has marked up.</summary>
internal static partial class MessageText
{
    /// <summary>
    /// Removes mentions of the bot, shows other mentions, channels and links by what people read, and unescapes <c>&amp;amp; &amp;lt;
    /// &amp;gt;</c>.
    /// </summary>
    public static string Of(string text, string? bot)
    {
        var plain = new StringBuilder(text.Length);
        var at = 0;
        while (at < text.Length)
        {
            var end = text[at] == '<' ? text.IndexOf('>', at) : -1;
            if (end < 0)
            {
                plain.Append(text[at++]);
                continue;
            }

            plain.Append(Link(text[(at + 1)..end], bot));
            at = end + 1;
        }

        return plain.ToString()
            .Replace("&lt;", "<", StringComparison.Ordinal)
            .Replace("&gt;", ">", StringComparison.Ordinal)
            .Replace("&amp;", "&", StringComparison.Ordinal)
            .Trim();
    }

    /// <summary>The ids of the people whom a text mentions, without the bot, each once, as many as are looked at.</summary>
    public static IReadOnlyList<string> People(string text, string? bot) =>
    [
        .. Mentions.Matches(text).Select(mention => mention.Groups["user"].Value)
            .Where(user => user != bot).Distinct().Take(Said.MostMentions),
    ];

    [GeneratedRegex(@"<@(?<user>[UW][A-Z0-9]{1,30})(?:\|[^<>]*)?>")]
    private static partial Regex Mentions { get; }

    private static string Link(string inner, string? bot)
    {
        var bar = inner.IndexOf('|', StringComparison.Ordinal);
        var target = bar < 0 ? inner : inner[..bar];
        var label = bar < 0 ? "" : inner[(bar + 1)..];
        if (target.Length == 0)
            return label;
        if (target[0] == '@' && target[1..] == bot)
            return " ";
        return target[0] switch
        {
            '@' => label.Length > 0 ? "@" + label.TrimStart('@') : target,
            '#' => label.Length > 0 ? "#" + label : target,
            '!' => "@" + (label.Length > 0 ? label.TrimStart('@') : target[1..]),
            _ => label.Length > 0 ? label : target,
        };
    }
}
