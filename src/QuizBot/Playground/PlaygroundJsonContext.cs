using System.Text.Json;
using System.Text.Json.Serialization;
using QuizBot.Core.Chat;

namespace QuizBot.Playground;

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, UseStringEnumConverter = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(ShownRoom))]
[JsonSerializable(typeof(SayRequest))]
[JsonSerializable(typeof(PressRequest))]
[JsonSerializable(typeof(ClockRequest))]
[JsonSerializable(typeof(Done))]
[JsonSerializable(typeof(Problem))]
[JsonSerializable(typeof(TextBlock))]
[JsonSerializable(typeof(FactsBlock))]
[JsonSerializable(typeof(ChoiceBlock))]
[JsonSerializable(typeof(InputBlock))]
[JsonSerializable(typeof(ProgressBlock))]
[JsonSerializable(typeof(TableBlock))]
[JsonSerializable(typeof(FixedBlock))]
internal sealed partial class PlaygroundJsonContext : JsonSerializerContext;
