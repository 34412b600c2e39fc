using System.Collections.Frozen;

namespace QuizBot.Core.Explain;

/// <summary>Words that people use for one another when they describe a thing whose name they do not know.</summary>
internal static class Synonyms
{
    private static readonly string[] Groups =
    [
        "store storage keep kept save hold held put place warehouse live sit contain archive home",
        "clean cleanse tidy wash scrub messy dirty cleanup",
        "normalize standardize scale",
        "transform convert change reshape turn",
        "visualize visual chart graph plot picture draw drew drawn dashboard diagram display report",
        "human person people reviewer manual manually somebody",
        "review check verify assess evaluate test inspect examine approve judge audit",
        "monitor watch observe track supervise oversee",
        "predict prediction inference guess forecast output result",
        "accuracy performance quality correct precise",
        "drop fall fell fallen decrease decline worse worsen degrade lower decay deteriorate",
        "differ different change",
        "label tag annotate mark",
        "raw unprocessed original untouched",
        "data dataset information file record",
        "scalable huge big large massive unlimited infinite endless",
        "durable safe reliable permanent",
        "choose chose chosen select selection pick decide",
        "train teach taught learn training",
        "goal objective aim target",
        "deploy host release ship launch publish install production live",
        "application app program client",
        "request query",
        "tune adjust optimize tweak improve",
        "minimize reduce small smaller smallest least shrink",
        "parameter setting option knob",
        "error loss mistake",
        "gather collect acquire fetch ingest source",
        "detect discover find found notice spot",
        "metric score measure measurement",
        "build create make develop",
        "bias unfair fairness discrimination",
        "explain interpret transparency explainability",
        "secure security protect protection safeguard",
        "text document doc sentence",
        "image photo picture vision",
        "speech voice audio sound",
        "translate translation language",
        "recommend suggest propose advise",
        "chatbot conversation conversational assistant",
    ];

    private static readonly FrozenDictionary<string, IReadOnlyList<string>> Others = Collect();

    /// <summary>Stems of words that may stand for the one with this stem; without it, most without any.</summary>
    public static IReadOnlyList<string> Of(string stem) => Others.GetValueOrDefault(stem, []);

    private static FrozenDictionary<string, IReadOnlyList<string>> Collect() =>
        Groups
            .Select(group => group.Split(' ').Select(Stem.Of).Distinct().ToList())
            .SelectMany(group => group.Select(stem => (stem, group)))
            .GroupBy(pair => pair.stem)
            .ToFrozenDictionary(
                pairs => pairs.Key,
                pairs => (IReadOnlyList<string>)[.. pairs.SelectMany(pair => pair.group).Where(other => other != pairs.Key).Distinct()]);
}
