using System.Runtime.InteropServices;
using QuizBot.Core.Text;

namespace QuizBot.Core.Explain.Index;

/// <summary>How often the texts of one entry have each stem, by field.</summary>
internal sealed class FieldCounts
{
    private readonly float[] lengths = new float[Passages.Fields];

    private FieldCounts()
    {
    }

    public Dictionary<int, float[]> Stems { get; } = [];

    public static FieldCounts Of(EntryPassages passages, Func<string, int> stemOf)
    {
        var counts = new FieldCounts();
        foreach ((var field, var text) in passages.Texts)
        {
            foreach (var word in Words.Of(text).Where(word => !passages.Language.IsFiller(word.Text)))
            {
                ref var fields = ref CollectionsMarshal.GetValueRefOrAddDefault(counts.Stems, stemOf(word.Text), out _);
                fields ??= new float[Passages.Fields];
                fields[field]++;
                counts.lengths[field]++;
            }
        }

        return counts;
    }

    /// <summary>The mean length of each field in words, at least 1.</summary>
    public static float[] Means(IReadOnlyCollection<FieldCounts> all) =>
    [
        .. Enumerable.Range(0, Passages.Fields)
            .Select(field => Math.Max(1, all.Sum(entry => entry.lengths[field]) / Math.Max(1, all.Count))),
    ];

    /// <summary>How often a stem stands in the fields, each with its weight, less in long ones.</summary>
    public float Weighted(float[] fields, float[] means)
    {
        float weighted = 0;
        for (var field = 0; field < Passages.Fields; field++)
        {
            var norm = Passages.LengthNorms[field];
            weighted += Passages.Weights[field] * fields[field] / (1 - norm + (norm * lengths[field] / means[field]));
        }

        return weighted;
    }
}
