namespace QuizBot.Core.Stores;

/// <summary>A range of row keys in ordinal order.</summary>
/// <param name="After">Exclusive lower bound; the empty string is below every key.</param>
/// <param name="Before">Exclusive upper bound; null is above every key.</param>
public readonly record struct RowRange(string After, string? Before)
{
    /// <summary>Every row of a partition.</summary>
    public static RowRange All => new("", null);

    /// <summary>
    /// The rows whose key starts with <paramref name="prefix"/>, which must end in <c>|</c>; the row that is only the prefix is not one of
    /// them.
    /// </summary>
    public static RowRange Prefix(string prefix)
    {
        if (!prefix.EndsWith('|'))
        {
            throw new ArgumentException("A row prefix ends in '|'.", nameof(prefix));
        }

        return new(prefix, string.Concat(prefix.AsSpan(0, prefix.Length - 1), "}"));
    }
}
