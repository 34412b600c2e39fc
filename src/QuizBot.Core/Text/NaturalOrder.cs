namespace QuizBot.Core.Text;

/// <summary>
/// Orders ids as people do: case does not matter and numbers go by value, so D1.2 comes before D1.10.
/// The framework's own numeric ordering is silently none on machines without culture data, as containers often are.
/// </summary>
public sealed class NaturalOrder : IComparer<string>
{
    public static NaturalOrder Instance { get; } = new();

    public int Compare(string? x, string? y)
    {
        if (x is null || y is null)
            return string.CompareOrdinal(x, y);
        ReadOnlySpan<char> left = x, right = y;
        while (!left.IsEmpty && !right.IsEmpty)
        {
            var leftPart = left[..PartLength(left)];
            var rightPart = right[..PartLength(right)];
            var order = char.IsAsciiDigit(left[0]) && char.IsAsciiDigit(right[0])
                ? CompareNumbers(leftPart, rightPart)
                : leftPart.CompareTo(rightPart, StringComparison.OrdinalIgnoreCase);
            if (order != 0)
                return order;
            left = left[leftPart.Length..];
            right = right[rightPart.Length..];
        }

        return left.Length != right.Length ? left.Length - right.Length : string.CompareOrdinal(x, y);
    }

    /// <summary>A run of digits, or a single other character.</summary>
    private static int PartLength(ReadOnlySpan<char> text)
    {
        if (!char.IsAsciiDigit(text[0]))
            return 1;
        var end = text.IndexOfAnyExceptInRange('0', '9');
        return end < 0 ? text.Length : end;
    }

    private static int CompareNumbers(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
        left = left.TrimStart('0');
        right = right.TrimStart('0');
        return left.Length != right.Length ? left.Length - right.Length : left.SequenceCompareTo(right);
    }
}
