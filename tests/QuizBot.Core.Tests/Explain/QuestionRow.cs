using QuizBot.Core.Explain;
using QuizBot.Core.Explain.Entries;

namespace QuizBot.Core.Tests.Explain;

/// <summary>One line of the tables.</summary>
/// <param name="Question">What someone wrote.</param>
/// <param name="Expected">The right answers, as <see cref="Describe"/> writes them.</param>
/// <param name="After">The message before it; null at the start of a conversation.</param>
/// <param name="Table">Which of them.</param>
public sealed record QuestionRow(string Question, IReadOnlyList<string> Expected, string? After, string Table)
{
    public bool IsOutOfScope => Expected[0] == "none";

    public bool IsRight(Answer answer) => Expected.Contains(Describe(answer));

#pragma warning disable CA1308 // The table is written in lower case.
    /// <summary>The intent and the slugs of what it is about, in alphabetical order: "compare amazon-s3,aws-glue".</summary>
    public static string Describe(Answer answer)
    {
        var intent = answer.Intent == Intent.Find ? "what" : answer.Intent.ToString().ToLowerInvariant();
        var about = string.Join(',', answer.Entries
            .Select(entry => entry.Kind is EntryKind.Note or EntryKind.Analogy ? entry.Note.Id.ToLowerInvariant() : entry.Slug)
            .Order(StringComparer.Ordinal));
        return $"{intent} {about}".Trim();
    }
#pragma warning restore CA1308
}
