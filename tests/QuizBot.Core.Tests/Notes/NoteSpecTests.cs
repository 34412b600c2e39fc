using System.Text.RegularExpressions;
using QuizBot.Core.Notes;
using QuizBot.Core.Notes.Reading;
using QuizBot.Tests.Shared;
using Xunit;

namespace QuizBot.Core.Tests.Notes;

/// <summary>Runs the examples in Specs/*.md: what stands in a "note" block is read as what stands in the "reads" block after it.</summary>
public sealed partial class NoteSpecTests
{
    public static TheoryData<string, int, string, string> Examples
    {
        get
        {
            var examples = new TheoryData<string, int, string, string>();
            foreach (var file in Directory.EnumerateFiles(Repository.At("tests", "QuizBot.Core.Tests", "Notes", "Specs")).Order(StringComparer.Ordinal))
            {
                var text = File.ReadAllText(file).ReplaceLineEndings("\n");
                foreach (Match example in Example().Matches(text))
                    examples.Add(Path.GetFileName(file), 1 + text.AsSpan(0, example.Index).Count('\n'), example.Groups["note"].Value, example.Groups["reads"].Value);
            }

            return examples;
        }
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void Parse_reads_as_specified(string file, int line, string note, string reads)
    {
        var written = string.Concat(Write(NoteParser.Parse("spec.md", note)).Select(text => text + "\n"));
        Assert.True(reads == written, $"{file}:{line} reads\n{written}");
    }

    private static IEnumerable<string> Write(Note note)
    {
        yield return $"note {note.Id} «{note.Title}»{Optional(" domain", note.Domain)}{Optional(" weight", note.Weight)}";
        if (note.AnalogyTitle is not null)
            yield return $"analogy «{note.AnalogyTitle}»: {note.AnalogyFocus}";
        foreach (var step in note.Analogy)
            yield return $"step {step.Step}: {step.Text}";
        foreach (var term in note.Terms)
            yield return $"term {term.Name} [{term.Slug}]{Optional(" as", term.Role)}{List(", also", term.Aliases)}{List(" in", term.Stages)}: {term.Definition}";
        foreach (var stage in note.Stages)
        {
            yield return $"stage{Optional("", stage.Number)} {stage.Title}";
            foreach (var concept in stage.Concepts)
                yield return $"  {(concept.Parent is null ? "" : $"{concept.Parent} > ")}{concept.Name}: {concept.Text}";
        }

        foreach (var card in note.Flashcards)
        {
            yield return $"card {card.Id} {card.Kind}: {Shown(card.Prompt, card.PromptParts)} = {Shown(card.Answer, card.AnswerParts)}{Optional(" because", card.Why?.Replace("\n", " ⏎ ", StringComparison.Ordinal))}{Optional(" about", card.Subject)}"
                + $"{List(" of", card.Choices)}{List(" accept", card.Accept)}{List(" reject", card.Reject)}{List(" why not", [.. card.WhyNot.Select(why => $"{why.Key}={why.Value}")])}{List(" objective", card.Objectives)}";
        }

        // An example is a part of a note, so that other parts are missing is not news.
        foreach (var finding in note.Findings.Where(finding => finding.Line > 0 || !(finding.Message.StartsWith("There ", StringComparison.Ordinal) || finding.Message.StartsWith("No services", StringComparison.Ordinal))))
            yield return $"! {finding.Line} {finding.Severity} {finding.Message}";
    }

    /// <summary>On one line; code, tables and pictures as such.</summary>
    private static string Shown(string text, IReadOnlyList<CardPart> parts) => (parts.Count == 0 ? text : string.Join(" ⏎ ", parts.Select(part => part switch
    {
        TextPart plain => plain.Text,
        CodePart code => $"[code {code.Language}: {code.Text}]",
        TablePart table => $"[table {string.Join(" / ", table.Rows.Prepend(table.Headers).Select(row => string.Join(" | ", row)))}]",
        PicturePart picture => $"[picture {picture.Alt} <{picture.Source}>]",
        _ => "?",
    }))).Replace("\n", " ⏎ ", StringComparison.Ordinal);

    private static string Optional(string name, object? value) => value is null ? "" : $"{name} {value}";

    private static string List(string name, IReadOnlyList<string> items) => items.Count == 0 ? "" : $"{name} {string.Join('|', items)}";

    [GeneratedRegex(@"^~~~ note\n(?<note>.*?)^~~~\n~~~ reads\n(?<reads>.*?)^~~~$", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Example();
}
