using System.Reflection;
using System.Text.Json.Nodes;
using QuizBot.Core.Notes;

namespace QuizBot.Commands.Reports;

/// <summary>Findings as SARIF 2.1.0.</summary>
internal static class SarifReport
{
    private const string Schema = "https://json.schemastore.org/sarif-2.1.0.json";

    public static void Write(IReadOnlyList<Finding> findings, TextWriter output)
    {
        var rules = findings.DistinctBy(finding => finding.Rule).Select(finding => (JsonNode)new JsonObject
        {
            ["id"] = finding.Rule,
            ["shortDescription"] = Text(finding.Rule.Replace('-', ' ')),
            ["help"] = Text(finding.Mend),
        });
        var report = new JsonObject
        {
            ["$schema"] = Schema,
            ["version"] = "2.1.0",
            ["runs"] = new JsonArray(new JsonObject
            {
                ["tool"] = new JsonObject
                {
                    ["driver"] = new JsonObject
                    {
                        ["name"] = "QuizBot",
                        ["version"] = Assembly.GetExecutingAssembly()
                            .GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion
                            ?? "0",
                        ["rules"] = new JsonArray([.. rules]),
                    },
                },
                ["columnKind"] = "utf16CodeUnits",
                ["results"] = new JsonArray([.. findings.Select(Result)]),
            }),
        };
        output.WriteLine(report.ToJsonString(CommandJson.Readable.Options));
    }

    private static JsonNode Result(Finding finding)
    {
        var place = new JsonObject
        {
            ["artifactLocation"] = new JsonObject
            {
                ["uri"] = string.Join('/', ReportPath.Of(finding.File).Split('/').Select(Uri.EscapeDataString)),
            },
        };
        if (finding.Line > 0)
            place["region"] = new JsonObject { ["startLine"] = finding.Line };
        return new JsonObject
        {
            ["ruleId"] = finding.Rule,
            ["level"] = finding.Severity switch { Severity.Error => "error", Severity.Warning => "warning", _ => "note" },
            ["message"] = Text($"{finding.Message} {finding.Mend}"),
            ["locations"] = new JsonArray(new JsonObject { ["physicalLocation"] = place }),
        };
    }

    private static JsonObject Text(string text) => new() { ["text"] = text };
}
