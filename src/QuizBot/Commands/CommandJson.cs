using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using QuizBot.Commands.Shown;
using QuizBot.Commands.Study;
using QuizBot.Core.Memory;
using QuizBot.Core.Notes.Folders;
using QuizBot.Core.Stores.Tables;
using QuizBot.Doctor;

namespace QuizBot.Commands;

[JsonSerializable(typeof(ShownNote))]
[JsonSerializable(typeof(CheckedCourse))]
[JsonSerializable(typeof(IReadOnlyList<ListedCard>))]
[JsonSerializable(typeof(ShownAnswer))]
[JsonSerializable(typeof(IReadOnlyList<GradedAnswer>))]
[JsonSerializable(typeof(Dictionary<string, CardMemory>))]
[JsonSerializable(typeof(IReadOnlyList<Report>))]
[JsonSerializable(typeof(Coverage))]
[JsonSerializable(typeof(List<Diagnosis>))]
[JsonSerializable(typeof(List<ShownUnanswered>))]
internal sealed partial class CommandJson : JsonSerializerContext
{
    /// <summary>Goes to a terminal or a file, not into a web page: quotes, dashes and emoji stay readable.</summary>
    public static CommandJson Readable { get; } = new(new JsonSerializerOptions
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
    });
}
