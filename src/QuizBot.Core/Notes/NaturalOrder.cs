using System.Globalization;

namespace QuizBot.Core.Notes;

/// <summary>Orders ids as people do: case does not matter and numbers go by value, so D1.2 comes before D1.10.</summary>
public sealed class NaturalOrder : IComparer<string>
{
    public static NaturalOrder Instance { get; } = new();

    private static readonly StringComparer Numeric = StringComparer.Create(CultureInfo.InvariantCulture, CompareOptions.NumericOrdering | CompareOptions.IgnoreCase);

    public int Compare(string? x, string? y)
    {
        var byValue = Numeric.Compare(x, y);
        return byValue != 0 ? byValue : string.CompareOrdinal(x, y);
    }
}
