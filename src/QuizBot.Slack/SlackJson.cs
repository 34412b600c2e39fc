using System.Text.Json.Serialization;
using QuizBot.Slack.Installs;

namespace QuizBot.Slack;

[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(Dictionary<string, string>))]
[JsonSerializable(typeof(Install))]
[JsonSerializable(typeof(SealedInstall))]
[JsonSerializable(typeof(StoredKey))]
[JsonSourceGenerationOptions(
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
internal sealed partial class SlackJson : JsonSerializerContext;
