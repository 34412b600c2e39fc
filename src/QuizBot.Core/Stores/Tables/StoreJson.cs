using System.Text.Json;
using System.Text.Json.Serialization;
using QuizBot.Core.Chat;
using QuizBot.Core.Streaks;

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
[JsonSerializable(typeof(LogEntry))]
[JsonSerializable(typeof(RoomState))]
[JsonSerializable(typeof(Round))]
[JsonSerializable(typeof(RoundAnswer))]
[JsonSerializable(typeof(Score))]
[JsonSerializable(typeof(RoomId))]
[JsonSerializable(typeof(Push))]
[JsonSerializable(typeof(UnansweredQuestion))]
[JsonSerializable(typeof(Report))]
[JsonSerializable(typeof(ExplainedMessages))]
[JsonSerializable(typeof(Departure))]
internal sealed partial class StoreJson : JsonSerializerContext;

/// <summary>Days off are stored as people write them ("weekends").</summary>
internal sealed class DaysOffConverter : JsonConverter<DaysOff>
{
    public override DaysOff Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        DaysOff.TryParse(reader.GetString() ?? "", out var daysOff, out _) ? daysOff : throw new JsonException("Not days off.");

    public override void Write(Utf8JsonWriter writer, DaysOff value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());
}
