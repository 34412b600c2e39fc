using System.Text;

namespace QuizBot.Slack.Inbound;

/// <summary>What people meant by a text that Slack has marked up.</summary>
internal static class MessageText
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
