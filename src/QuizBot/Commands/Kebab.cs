using System.Text.Json;

namespace QuizBot.Commands;

internal static class Kebab
{
    /// <summary>"multiple-choice", "information".</summary>
    public static string Of<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());
}
