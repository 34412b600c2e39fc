namespace QuizBot.Core.Notes;

/// <summary>One thing an author should know about a note.</summary>
/// <param name="File">The note's path as it was given to the parser.</param>
/// <param name="Line">1-based line in the file, of the first place where there are several; 0 where the finding is about the file as a
/// whole.</param>
/// <param name="Severity">How much it matters.</param>
/// <param name="Message">What is wrong, in the author's words.</param>
/// <param name="Mend">What to write instead.</param>
public sealed record Finding(string File, int Line, Severity Severity, string Message, string Mend)
{
    /// <summary>What kind of finding it is ("no-answer"): the same in every note and in every version, for tools that filter.</summary>
    public string Rule { get; init; } = "note";

    /// <summary>In how many places it is, 1 or more.</summary>
    public int Count { get; init; } = 1;
}

/// <summary>How much a <see cref="Finding"/> matters: an error loses content, a warning weakens it, information is a hint.</summary>
public enum Severity
{
    Information,
    Warning,
    Error,
}
