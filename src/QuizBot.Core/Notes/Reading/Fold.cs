namespace QuizBot.Core.Notes.Reading;

/// <summary>One <c>&lt;details&gt;</c> block that holds a flashcard.</summary>
/// <param name="Summary">What stands between its summary tags, raw; empty without one.</param>
/// <param name="Body">What stands in it besides.</param>
/// <param name="Line">1-based line of its opening tag.</param>
internal sealed record Fold(string Summary, IReadOnlyList<OutlineItem> Body, int Line);
