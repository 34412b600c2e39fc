using System.Text;
using CsCheck;
using QuizBot.Core.Notes;
using QuizBot.Core.Notes.Reading;
using Xunit;

namespace QuizBot.Core.Tests.Notes;

public sealed class NoteParserHostileTests
{
    private const string Terms = "# D1.2 X\n## Services\n";
    private const string Concepts = "# D1.2 X\n## Concepts\n";
    private const string Quiz = "# D1.2 X\n## Quiz\n";

    private static readonly string[] SeedLines = Encoding.UTF8.GetString(Sample.Seed).Split('\n');

    /// <summary>Pieces that begin, end or confuse something.</summary>
    private static readonly Gen<string> Junk = Gen.OneOf(
        Gen.OneOf(
            "<details>", "</details>", "<summary>", "</summary>", "<!--", "-->", "```", "~~~", "---", "===", "# ", "## Quiz", "### Stage 4: x", "* ", "  * **", "**:** ",
            "1. ", "> > ", "| a | b |", "--- | ---", "[x]: y", "**Q1: a**", "* **Type:** matching", "* **Type:** ordering", "* **Choices:** a | b", "* **Id:** ..", "Answer:",
            "\t", "\r", "\0", "\uFEFF", "\uD800", "â€", "ðŸ", "&#xD800;", "&amp;", "`", "((((", "))))", "a = b | c", "a > a"),
        Gen.String[0, 12]);

    private static readonly Gen<Action<List<string>>> Mutation = Gen.Select(Gen.Int[0, 5], Gen.Int[0, 1000], Gen.Int[0, 1000], Junk, (kind, first, second, junk) => (Action<List<string>>)(lines =>
    {
        var (i, j) = (first % lines.Count, second % lines.Count);
        switch (kind)
        {
            case 0: lines.RemoveRange(i, Math.Min(j % 4, lines.Count - i - 1)); break;
            case 1: lines.Insert(i, lines[j]); break;
            case 2: (lines[i], lines[j]) = (lines[j], lines[i]); break;
            case 3: lines[i] = lines[i].Insert(second % (lines[i].Length + 1), junk); break;
            case 4: lines[i] = lines[i][..(second % (lines[i].Length + 1))]; break;
            default: lines.Insert(i, junk); break;
        }
    }));

    [Fact]
    public void A_note_holds_a_hundred_thousand_flashcards_and_says_what_was_left_out()
    {
        var rows = string.Concat(Enumerable.Range(0, 100_050).Select(number => $"|{number}?|b|\n"));
        var note = NoteParser.Parse("D1.md", "# D1.2 X\n| Question | Answer |\n|---|---|\n" + rows);
        Assert.Equal(100_000, note.Flashcards.Count);
        Assert.Contains(note.Findings, finding => finding.Rule == "too-many-flashcards");
    }

    public static TheoryData<string, string> Pathological => new()
    {
        { "brackets", Terms + "* **A:** " + Repeat("[", 300_000) },
        { "long bullets of brackets", Terms + Repeat("* **A:** " + new string('[', 3900) + "\n", 1_000_000) },
        { "long bullets of stars", Terms + Repeat("* **A:** " + Repeat("**a ", 3900) + "\n", 1_000_000) },
        { "declarations", Terms + Repeat("* **A:** " + Repeat("<?" + new string('a', 36), 3800) + "\n", 1_000_000) },
        { "nested quotes", Terms + Repeat("> ", 300_000) + "x" },
        { "nested bullets on one line", Concepts + Repeat("- ", 300_000) + "x" },
        { "nested bullets", Concepts + string.Concat(Enumerable.Range(0, 1000).Select(i => $"{new string(' ', i * 2)}* **A{i}:** b\n")) },
        { "100,000 bullets under one", Concepts + "* **P:** x\n" + Repeat("    * foo\n", 1_000_000) },
        { "link definitions", Concepts + Repeat("[a]: b\n", 500_000) },
        { "underlined headings", Concepts + Repeat("a\n---\n", 300_000) },
        { "code blocks never closed", Terms + Repeat("```a\n", 500_000) },
        { "code blocks of every length", Terms + string.Concat(Enumerable.Range(3, 1000).Reverse().Select(i => new string('`', i) + "\n")) },
        { "comments on one line", Terms + Repeat("<!---->", 500_000) },
        { "details never closed", Quiz + Repeat("<details>\n", 500_000) },
        { "details on one line", Quiz + Repeat("<details>a", 500_000) },
        { "tags in one block", Quiz + "<details>" + Repeat("a</summary>", 500_000) + "\n\nfoo\n</details>" },
        { "parentheses", Quiz + Repeat("<details><summary>Q1: a</summary>\nAnswer: a" + Repeat("(b)", 3900) + "\n</details>\n", 500_000) },
        { "pairs", Quiz + "<details><summary>Q1: a</summary>\n* Type: matching\n* Answer:\n" + string.Concat(Enumerable.Range(0, 50_000).Select(i => $"  * a{i}=b{i}\n")) + "</details>" },
        { "flashcards with one id", Quiz + Repeat("<details><summary>a</summary>\n* Id: x\n* Answer: y\n</details>\n", 500_000) },
        { "a capital", Terms + Repeat("Ã", 500_000) },
        { "garbled bullets", Terms + Repeat("* **A:** Ã©\n", 500_000) },
        { "empty lines", Repeat("\n", 1_000_000) },
        { "NUL", Repeat("\0", 1_000_000) },
        { "one letter", Repeat("a", 5_000_000) },
    };

    [Theory]
    [MemberData(nameof(Pathological), DisableDiscoveryEnumeration = true)]
    public void Parse_survives_and_stays_linear(string name, string text)
    {
        var note = NoteParser.Parse("hostile.md", text);
        AssertSound(note, text.Count(c => c is '\n') + 1);
        Assert.InRange(note.Findings.Count, 0, 201);
        Assert.NotEmpty(name);
    }

    [Fact]
    public void Parse_survives_five_megabytes_of_noise()
    {
        var bytes = new byte[5_000_000];
        new Random(2).NextBytes(bytes);
        AssertSound(NoteParser.Parse("noise.md", bytes), bytes.Length);
    }

    [Fact]
    public void Parse_reads_a_note_of_100000_lines()
    {
        var text = Encoding.UTF8.GetString(Sample.Seed) + Repeat("\nMore prose.\n", 600_000);
        var note = NoteParser.Parse("long.md", text);
        Assert.Equal((4, 3, 13, 3), (note.Terms.Count, note.Stages.Count, note.Stages.Sum(stage => stage.Concepts.Count), note.Flashcards.Count));
    }

    [Fact]
    public void Parse_stays_sound_for_any_mutation_of_the_seed() =>
        Mutation.Array[1, 12].Sample(mutations =>
        {
            var lines = SeedLines.ToList();
            foreach (var mutate in mutations)
                mutate(lines);
            var text = string.Join('\n', lines);
            AssertSound(NoteParser.Parse("mutated.md", text), text.Count(c => c is '\n' or '\r') + 1);
        }, iter: 3_000, print: mutations => $"{mutations.Length} mutations");

    [Fact]
    public void Parse_stays_sound_for_any_bytes_in_the_seed() =>
        Gen.Select(Gen.Int[0, 4300], Gen.Int[0, 60], Gen.Byte.Array[0, 40]).Sample((start, length, junk) =>
        {
            byte[] bytes = [.. Sample.Seed[..start], .. junk, .. Sample.Seed[Math.Min(start + length, Sample.Seed.Length)..]];
            AssertSound(NoteParser.Parse("bytes.md", bytes), bytes.Count(b => b is (byte)'\n' or (byte)'\r') + 1);
        }, iter: 1_000);

    /// <summary>Whatever was read can be relied on by everything that comes after.</summary>
    private static void AssertSound(Note note, int lines)
    {
        Assert.All(note.Findings, finding =>
        {
            Assert.InRange(finding.Line, 0, lines);
            Assert.NotEmpty(finding.Message);
            Assert.NotEmpty(finding.Mend);
        });
        Assert.NotEmpty(note.Id);
        Assert.NotEmpty(note.Title);
        Assert.True(note.Weight is null or (>= 1 and <= 100) && note.Domain is null or >= 1);
        Assert.Distinct(note.Terms.Select(term => term.Slug));
        Assert.Distinct(note.Flashcards.Select(card => card.Id), StringComparer.OrdinalIgnoreCase);
        foreach (var term in note.Terms)
        {
            Assert.NotEmpty(term.Name);
            Assert.InRange(term.Line, 1, lines);
            Assert.Distinct(term.Aliases.Append(term.Name), StringComparer.OrdinalIgnoreCase);
        }

        foreach (var card in note.Flashcards)
            AssertSound(card, lines);
    }

    private static void AssertSound(Flashcard card, int lines)
    {
        Assert.NotEmpty(card.Prompt);
        Assert.NotEmpty(card.Answer);
        Assert.InRange(card.Line, 1, lines);
        Assert.StartsWith(card.NoteId + "/", card.Id, StringComparison.Ordinal);
        Assert.Subset(card.Choices.ToHashSet(), card.Correct.ToHashSet());
        Assert.Distinct(card.Choices, StringComparer.OrdinalIgnoreCase);
        Assert.True(card.Kind switch
        {
            FlashcardKind.MultipleChoice => card is { Choices.Count: >= 2, Correct.Count: 1, Left.Count: 0 },
            FlashcardKind.MultipleResponse => card is { Choices.Count: >= 2, Correct.Count: >= 1, Left.Count: 0 },
            FlashcardKind.Ordering => card is { Choices.Count: >= 2, Left.Count: 0 } && card.Correct.Count == card.Choices.Count && !card.Correct.SequenceEqual(card.Choices),
            FlashcardKind.Matching => card.Left.Count >= 2 && card.Left.Count == card.Correct.Count && card.Choices.Count >= 2,
            _ => card is { Choices.Count: 0, Correct.Count: 0, Left.Count: 0 },
        }, card.ToString());
    }

    private static string Repeat(string text, int length) => string.Concat(Enumerable.Repeat(text, (length + text.Length - 1) / text.Length));
}
