namespace QuizBot.Commands;

internal static class Counted
{
    /// <summary>"1 note", "3 notes".</summary>
    public static string Of(int count, string thing) => count == 1 ? $"1 {thing}" : $"{count} {thing}s";
}
