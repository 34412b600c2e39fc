namespace QuizBot.Core.Text;

/// <summary>The names inside a name: "Data Preparation &amp; Feature Engineering" names both.</summary>
internal static class NameParts
{
    private const int LongestPart = 5;
    private static readonly string[] Joints = [" & ", " and ", " + ", " / ", "/", ", ", ": ", " – ", " — ", " - "];

    /// <summary>Every form of the name, whole ones first, then what stands between "&amp;", "and", slashes, commas and dashes.</summary>
    public static IEnumerable<string> Of(string name)
    {
        IReadOnlyList<string> whole = NameForms.Of(name);
        string[] parts = NameForms.Main(name).Split(Joints, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return parts.Length is > 1 and <= LongestPart && parts.All(part => Words.Of(part).Count is > 0 and <= LongestPart)
            ? whole.Concat(parts).Distinct(StringComparer.OrdinalIgnoreCase)
            : whole;
    }
}
