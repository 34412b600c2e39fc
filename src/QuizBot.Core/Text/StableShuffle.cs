namespace QuizBot.Core.Text;

/// <summary>A shuffle that gives the same order for the same seed on every machine and in every version.</summary>
public static class StableShuffle
{
    /// <summary>The items in an order that depends on the seed alone; never the order given, unless all items are equal.</summary>
    /// <param name="seed">What the order belongs to, such as a flashcard's id.</param>
    public static IReadOnlyList<T> Shuffle<T>(IReadOnlyList<T> items, string seed)
    {
        var shuffled = Mix(items, seed);
        return shuffled.SequenceEqual(items) ? [.. items.Skip(1), .. items.Take(1)] : shuffled;
    }

    /// <summary>The items in an order that depends on the seed alone, each order as likely as any other.</summary>
    public static IReadOnlyList<T> Mix<T>(IReadOnlyList<T> items, string seed)
    {
        var shuffled = items.ToArray();
        var state = Hash(seed);
        for (var i = shuffled.Length - 1; i > 0; i--)
        {
            var j = (int)Math.BigMul(Next(ref state), (ulong)(i + 1), out _);
            (shuffled[i], shuffled[j]) = (shuffled[j], shuffled[i]);
        }

        return shuffled;
    }

    /// <summary>FNV-1a, 64 bit, over the UTF-16 code units, low byte first.</summary>
    internal static ulong Hash(string text)
    {
        var hash = 0xCBF29CE484222325UL;
        foreach (var unit in text)
        {
            hash = (hash ^ (byte)unit) * 0x100000001B3UL;
            hash = (hash ^ (byte)(unit >> 8)) * 0x100000001B3UL;
        }

        return hash;
    }

    /// <summary>SplitMix64.</summary>
    private static ulong Next(ref ulong state)
    {
        state += 0x9E3779B97F4A7C15UL;
        var mixed = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9UL;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBUL;
        return mixed ^ (mixed >> 31);
    }
}
