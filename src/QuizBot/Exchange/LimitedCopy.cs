namespace QuizBot.Exchange;

/// <summary>Copies what a packed file holds, but no more than it may: a few bytes can unpack to more than a disk.</summary>
internal static class LimitedCopy
{
    /// <exception cref="ExchangeException">There is more.</exception>
    public static long To(Stream from, Stream to, long most)
    {
        var part = new byte[64 * 1024];
        var length = 0L;
        while (from.Read(part) is var count && count > 0)
        {
            if ((length += count) > most)
                throw new ExchangeException(
                    $"It unpacks to more than {most / 1024 / 1024} MB, which no deck of flashcards does. Nothing was read.");
            to.Write(part, 0, count);
        }

        return length;
    }
}
