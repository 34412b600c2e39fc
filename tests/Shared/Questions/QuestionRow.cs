using QuizBot.Core.Explain;
using QuizBot.Core.Explain.Entries;

namespace QuizBot.Tests.Shared.Questions;

/// <summary>One line of a table of questions.</summary>
/// <param name="Question">What someone wrote.</param>
/// <param name="Expected">The right answers, as <see cref="Describe"/> writes them.</param>
/// <param name="After">The message before it; null at the start of a conversation.</param>
/// <param name="Kind">What sort of question it is.</param>
public sealed record QuestionRow(string Question, IReadOnlyList<string> Expected, string? After, QuestionKind Kind)
{
    public bool IsOutOfScope => Kind == QuestionKind.OutOfScope;

    public bool IsRight(Answer answer) => Expected.Contains(Describe(answer));

    /// <summary>True where the right answer is among what is offered.</summary>
    public bool IsOffered(Answer answer) => answer.Likely.Concat(answer.Nearest).Any(IsAbout);

    /// <summary>True for an entry that a right answer is about.</summary>
    public bool IsAbout(Entry entry) => Expected.Any(expected => SlugsOf(expected).Contains(SlugOf(entry)));

#pragma warning disable CA1308 // The tables are written in lower case.
    /// <summary>The intent and the slugs of what it is about, in alphabetical order: "compare amazon-s3,aws-glue".</summary>
    public static string Describe(Answer answer)
    {
        var intent = answer.Intent is Intent.Find ? "what" : answer.Intent is Intent.Unsure ? "none" : answer.Intent.ToString().ToLowerInvariant();
        var about = string.Join(',', answer.Entries.Select(SlugOf).Order(StringComparer.Ordinal));
        return $"{intent} {about}".Trim();
    }

    public static string SlugOf(Entry entry) => entry.Kind is EntryKind.Note or EntryKind.Analogy ? entry.Note.Id.ToLowerInvariant() : entry.Slug;
#pragma warning restore CA1308

    public static IEnumerable<string> SlugsOf(string expected) => expected.Split(' ') is [_, var slugs] ? slugs.Split(',') : [];
}

/// <summary>Sorts of questions, which are measured each by itself.</summary>
public enum QuestionKind
{
    /// <summary>Something is named, misspelt or not.</summary>
    Name,

    /// <summary>Something is described in words of the notes.</summary>
    Description,

    /// <summary>Something is described in other words than the notes'.</summary>
    OwnWords,

    /// <summary>Comparisons, orders, follow-ups, small talk.</summary>
    Conversation,

    /// <summary>The notes do not cover it.</summary>
    OutOfScope,
}
