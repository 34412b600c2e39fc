using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace QuizBot.Slack.Inbound;

/// <summary>A form body as Slack posts it.</summary>
internal static class SlackForm
{
    private const int MostFields = 64;

    /// <summary>
    /// The fields, or null for what is no form: not UTF-8, too many fields, or a field twice, which could mean two things.
    /// </summary>
    public static Dictionary<string, string>? Read(ReadOnlySpan<byte> body)
    {
        try
        {
            var text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(body);
            using var reader = new FormReader(text) { ValueCountLimit = MostFields };
            var fields = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach ((var name, var values) in reader.ReadForm())
            {
                if (values.Count != 1)
                    return null;
                fields[name] = values[0] ?? "";
            }

            return fields;
        }
        catch (Exception unreadable) when (unreadable is ArgumentException or InvalidDataException)
        {
            return null;
        }
    }
}
