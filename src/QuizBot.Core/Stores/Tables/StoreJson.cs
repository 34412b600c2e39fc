using System.Text.Json;
using System.Text.Json.Serialization;

namespace QuizBot.Core.Stores.Tables;

/// <summary>How rows are written: camel case, readable, nothing that is null.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true,
    Converters = [typeof(DaysOffConverter)])]
[JsonSerializable(typeof(LearnerProfile))]
[JsonSerializable(typeof(NoteMemory))]
[JsonSerializable(typeof(DayCount))]
[JsonSerializable(typeof(RoomState))]
[JsonSerializable(typeof(Round))]
[JsonSerializable(typeof(RoundAnswer))]
[JsonSerializable(typeof(Score))]
[JsonSerializable(typeof(Push))]
[JsonSerializable(typeof(Lease))]
internal sealed partial class StoreJson : JsonSerializerContext;
