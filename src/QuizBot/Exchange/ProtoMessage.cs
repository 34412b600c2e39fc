namespace QuizBot.Exchange;

/// <summary>The fields of a protocol buffer, as far as Anki's packages use them.</summary>
internal static class ProtoMessage
{
    /// <summary>Fields in their order; those that are numbers have no bytes.</summary>
    /// <exception cref="InvalidDataException">It is none.</exception>
    public static IReadOnlyList<(int Number, ReadOnlyMemory<byte> Bytes)> Read(ReadOnlySpan<byte> message)
    {
        var fields = new List<(int, ReadOnlyMemory<byte>)>();
        for (var at = 0; at < message.Length;)
        {
            var key = Number(message, ref at);
            var length = (key & 7) switch
            {
                0 => Skipped(message, ref at),
                1 => 8UL,
                2 => Number(message, ref at),
                5 => 4UL,
                _ => throw new InvalidDataException("No protocol buffer."),
            };
            if (length > (ulong)(message.Length - at))
                throw new InvalidDataException("A protocol buffer that ends too early.");
            fields.Add(((int)(key >> 3), (key & 7) == 2 ? message.Slice(at, (int)length).ToArray() : default));
            at += (int)length;
        }

        return fields;
    }

    private static ulong Skipped(ReadOnlySpan<byte> message, ref int at)
    {
        Number(message, ref at);
        return 0;
    }

    private static ulong Number(ReadOnlySpan<byte> message, ref int at)
    {
        var number = 0UL;
        for (var shift = 0; shift < 64; shift += 7)
        {
            if (at == message.Length)
                break;
            var part = message[at++];
            number |= (ulong)(part & 0x7F) << shift;
            if (part < 0x80)
                return number;
        }

        throw new InvalidDataException("A number in a protocol buffer that does not end.");
    }
}
