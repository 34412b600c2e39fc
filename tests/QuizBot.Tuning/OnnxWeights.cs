using System.Runtime.InteropServices;
using Google.Protobuf;

namespace QuizBot.Tuning;

/// <summary>The numbers in an ONNX file, by the field numbers of onnx.proto.</summary>
internal static class OnnxWeights
{
    private const int Graph = 7;
    private const int Initializer = 5;
    private const int Shape = 1;
    private const int Type = 2;
    private const int Name = 8;
    private const int Raw = 9;
    private const long IsFloat = 1;

    /// <summary>Each tensor of floats that a sentence goes through, in the order of the file.</summary>
    public static IEnumerable<(string Name, long[] Shape, float[] Numbers)> Read(Stream model)
    {
        var graph = Fields(ByteString.FromStream(model)).First(field => field.Number == Graph).Bytes;
        foreach (var tensor in Fields(graph).Where(field => field.Number == Initializer))
        {
            var fields = Fields(tensor.Bytes).ToLookup(field => field.Number);
            var name = fields[Name].Single().Bytes.ToStringUtf8();
            if (fields[Type].Single().Value == IsFloat && !name.StartsWith("pooler", StringComparison.Ordinal))
            {
                yield return (
                    name,
                    [.. fields[Shape].Select(field => field.Value)],
                    MemoryMarshal.Cast<byte, float>(fields[Raw].Single().Bytes.Span).ToArray());
            }
        }
    }

    private static IEnumerable<(int Number, ByteString Bytes, long Value)> Fields(ByteString message)
    {
        var input = message.CreateCodedInput();
        while (input.ReadTag() is var tag and not 0)
        {
            var number = WireFormat.GetTagFieldNumber(tag);
            if (WireFormat.GetTagWireType(tag) == WireFormat.WireType.LengthDelimited)
                yield return (number, input.ReadBytes(), 0);
            else if (WireFormat.GetTagWireType(tag) == WireFormat.WireType.Varint)
                yield return (number, ByteString.Empty, input.ReadInt64());
            else
                input.SkipLastField();
        }
    }
}
