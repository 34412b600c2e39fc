using System.Text.Json;
using System.Text.Json.Serialization;
using QuizBot.Core.Streaks;

namespace QuizBot.Core.Stores.Tables;

/// <summary>Days off are stored as people write them ("weekends").</summary>
internal sealed class DaysOffConverter : JsonConverter<DaysOff>
{
    public override DaysOff Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        DaysOff.TryParse(reader.GetString() ?? "", out DaysOff? daysOff, out _) ? daysOff : throw new JsonException("Not days off.");

    public override void Write(Utf8JsonWriter writer, DaysOff value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());
}
