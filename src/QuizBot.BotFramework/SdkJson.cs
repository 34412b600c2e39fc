using System.Text;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Bot.Schema;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using QuizBot.Teams.Inbound;

namespace QuizBot.BotFramework;

/// <summary>Between the JSON that QuizBot draws once, as bytes, and the objects of the SDK.</summary>
internal static class SdkJson
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>As the SDK writes, without line breaks; a text that looks like a date stays a text.</summary>
    private static readonly JsonSerializer Serializer =
        JsonSerializer.Create(new JsonSerializerSettings(HttpHelper.BotMessageSerializerSettings)
        {
            Formatting = Formatting.None,
            DateParseHandling = DateParseHandling.None,
        });

    /// <summary>Written as it is wherever the SDK takes an object.</summary>
    public static JRaw Raw(byte[] json) => new(Utf8.GetString(json));

    public static T Read<T>(byte[] json)
    {
        using var reader = new JsonTextReader(new StringReader(Utf8.GetString(json)));
        return Serializer.Deserialize<T>(reader)!;
    }

    /// <summary>What the SDK's handlers answered, ready for the wire.</summary>
    public static InvokeAnswer Answer(InvokeResponse response)
    {
        if (response.Body is null)
            return new InvokeAnswer(response.Status);
        using var buffer = new MemoryStream();
        using (var writer = new JsonTextWriter(new StreamWriter(buffer, Utf8)))
            Serializer.Serialize(writer, response.Body);
        return new InvokeAnswer(response.Status, buffer.ToArray())
        {
            IsFinal = response.Body is not AdaptiveCardInvokeResponse { StatusCode: >= 500 },
        };
    }
}
