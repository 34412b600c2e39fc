namespace QuizBot.Core.Notes.Reading;

/// <param name="Number">1-based.</param>
internal readonly record struct SourceLine(int Number, string Text);
