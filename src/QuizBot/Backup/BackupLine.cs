using System.Text.Json;
using System.Text.Json.Serialization;
using QuizBot.Core.Stores;

namespace QuizBot.Backup;

/// <summary>A line of a backup: the first says what the file is, the last how many rows it has, those between are rows.</summary>
/// <param name="QuizBot">In the first line, the version of the form.</param>
/// <param name="Table">Of a row.</param>
/// <param name="Partition">Of a row.</param>
/// <param name="Row">Of a row.</param>
/// <param name="Body">Of a row, as stored.</param>
/// <param name="Rows">In the last line.</param>
internal sealed record BackupLine(
    int? QuizBot = null, Table? Table = null, string? Partition = null, string? Row = null, string? Body = null, long? Rows = null)
{
    public const int Form = 1;

    public bool IsRow => Table is not null && Partition is not null && Row is not null && Body is not null;

    public string Write() => JsonSerializer.Serialize(this, BackupJson.Default.BackupLine);

    /// <summary>Null where it is no such line, as when it was cut off.</summary>
    public static BackupLine? Read(string line)
    {
        try
        {
            return JsonSerializer.Deserialize(line, BackupJson.Default.BackupLine);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(BackupLine))]
internal sealed partial class BackupJson : JsonSerializerContext;

/// <summary>What keeps a backup or a restore from going on; the message says how to mend it.</summary>
#pragma warning disable CA1032 // It never comes without its message.
internal sealed class BackupException(string message) : Exception(message);
#pragma warning restore CA1032
