using System.Globalization;

namespace QuizBot.Core.Explain.Choosing;

/// <summary>
/// All weights that Explain chooses by. The numbers are fitted to tables of questions by <c>QuizBot.Benchmarks fit</c>, which writes
/// the file beside this one; nobody changes them by hand.
/// </summary>
/// <param name="Name">Whether a name in a question is meant, by <see cref="NameTraits"/>.</param>
/// <param name="Text">Which entry fits a description best, by <see cref="TextTraits"/>.</param>
/// <param name="Scope">Whether the notes cover what is described, by <see cref="ScopeTraits"/>.</param>
/// <param name="Claim">Whether that one is meant if they do, by <see cref="ClaimTraits"/>.</param>
internal sealed record WeightSet(Weights Name, Weights Text, Weights Scope, Weights Claim)
{
    private const string File = "Choosing/weights.tsv";

    /// <summary>Where names, words and meaning are known.</summary>
    public static WeightSet ByMeaning { get; } = Read("");

    /// <summary>Where the meaning is not known.</summary>
    public static WeightSet ByWords { get; } = Read("-by-words");

    private static WeightSet Read(string suffix) => new(
        Read("name" + suffix, NameTraits.Names),
        Read("text" + suffix, TextTraits.Names),
        Read("scope" + suffix, ScopeTraits.Names),
        Read("claim" + suffix, ClaimTraits.Names));

    private static Weights Read(string table, IReadOnlyList<string> traits)
    {
        using var stream = typeof(WeightSet).Assembly.GetManifestResourceStream(File)!;
        using var reader = new StreamReader(stream);
        var rows = reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.TrimEnd('\r').Split('\t'))
            .Where(row => row[0] == table)
            .ToDictionary(row => row[1], row => float.Parse(row[2], CultureInfo.InvariantCulture));
        return new(rows.GetValueOrDefault("start"), [.. traits.Select(trait => rows.GetValueOrDefault(trait))]);
    }
}
