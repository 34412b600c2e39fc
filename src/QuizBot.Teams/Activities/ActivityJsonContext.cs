using System.Text.Json.Serialization;

namespace QuizBot.Teams.Activities;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, MaxDepth = 32, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Activity))]
[JsonSerializable(typeof(ChannelData))]
[JsonSerializable(typeof(ActivityEntity))]
[JsonSerializable(typeof(MembersPage))]
internal sealed partial class ActivityJsonContext : JsonSerializerContext;
