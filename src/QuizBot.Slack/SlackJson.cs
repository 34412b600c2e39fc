using System.Text.Json.Serialization;

namespace QuizBot.Slack;

[JsonSerializable(typeof(Dictionary<string, string>))]
internal sealed partial class SlackJson : JsonSerializerContext;
