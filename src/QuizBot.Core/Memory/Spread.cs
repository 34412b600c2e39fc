using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace QuizBot.Core.Memory;

/// <summary>
/// Moves an interval a little, so that cards that were learned together do not all come back together: by FSRS's own ranges, equal to
/// ts-fsrs's fuzz for the same factor. A day on which the learner rests is left out where the range has another.
/// </summary>
/// <param name="Factor">Where in its range the interval ends: 0 to less than 1.</param>
/// <param name="IsOff">Whether the learner rests on the day of an instant; null for no such days.</param>
public sealed record Spread(double Factor, Func<DateTimeOffset, bool>? IsOff = null)
{
    /// <summary>Intervals from here on are moved; shorter ones stand.</summary>
    private const double Shortest = 2.5;

    /// <summary>Days of the interval from there to there, and the share of them by which it may move.</summary>
    private static readonly (double From, double To, double Share)[] Parts =
        [(Shortest, 7, 0.15), (7, 20, 0.1), (20, double.PositiveInfinity, 0.05)];

    /// <summary>Always the same for one answer to one card, and as good as random over all: the log gives the same memory again.</summary>
    /// <param name="card">The card's stored id.</param>
    /// <param name="reps">How often it was graded before.</param>
    /// <param name="isOff">As <see cref="IsOff"/>.</param>
    public static Spread For(string card, int reps, Func<DateTimeOffset, bool>? isOff)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(FormattableString.Invariant($"{card} {reps}")));
        return new(BinaryPrimitives.ReadUInt32LittleEndian(hash) / (uint.MaxValue + 1.0), isOff);
    }

    /// <summary>The interval as it is kept, in days.</summary>
    /// <param name="days">As the model has it, in whole days.</param>
    /// <param name="elapsed">Whole days since the last review.</param>
    /// <param name="longest">The longest interval that is allowed.</param>
    internal int Move(int days, int elapsed, int longest)
    {
        if (days < Shortest)
            return days;
        (var least, var most) = Range(days, elapsed, longest);
        return (int)Math.Floor((Factor * (most - least + 1)) + least);
    }

    /// <summary>The nearest interval that does not end on a day off, as far as the range reaches; the later of two.</summary>
    internal int OffDaysOff(int days, int elapsed, int longest, DateTimeOffset from)
    {
        if (days < Shortest || IsOff is null || !IsOff(from.AddDays(days)))
            return days;
        (var least, var most) = Range(days, elapsed, longest);
        for (var away = 1; away <= most - least; away++)
        {
            if (days + away <= most && !IsOff(from.AddDays(days + away)))
                return days + away;
            if (days - away >= least && !IsOff(from.AddDays(days - away)))
                return days - away;
        }

        return days;
    }

    private static (int Least, int Most) Range(int days, int elapsed, int longest)
    {
        var away = 1.0;
        foreach ((var from, var to, var share) in Parts)
            away += share * Math.Max(Math.Min(days, to) - from, 0);
        var least = (int)Math.Max(2, Rounding.Nearest(Math.Min(days, longest) - away));
        var most = (int)Math.Min(Rounding.Nearest(Math.Min(days, longest) + away), longest);
        if (days > elapsed)
            least = Math.Max(least, elapsed + 1);
        return (Math.Min(least, most), most);
    }
}
