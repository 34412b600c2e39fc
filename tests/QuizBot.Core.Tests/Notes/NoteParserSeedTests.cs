using QuizBot.Core.Notes;
using QuizBot.Core.Notes.Reading;
using Xunit;

namespace QuizBot.Core.Tests.Notes;

public sealed class NoteParserSeedTests
{
    private static readonly Note Seed = NoteParser.Parse("notes/D1.2-seed.md", Sample.Seed);

    [Fact]
    public void Parse_reads_the_heading()
    {
        Assert.Equal(("D1.2", "ML Lifecycle", 1, 20), (Seed.Id, Seed.Title, Seed.Domain, Seed.Weight));
        Assert.Equal("notes/D1.2-seed.md", Seed.File);
    }

    [Fact]
    public void Parse_reads_the_analogy()
    {
        Assert.Equal("The Media Company Analogy", Seed.AnalogyTitle);
        Assert.Equal("The ML Lifecycle is the assembly line for creating a successful product, like an automated Script Analyzer.", Seed.AnalogyFocus);
        Assert.Equal(
            [
                new AnalogyStep("Data Preparation", "The Data Plumber (AWS Glue) cleans and organizes all the raw market research from the Infinite Warehouse (Amazon S3).", 5),
                new AnalogyStep("Training", "The model learns from the clean data.", 6),
                new AnalogyStep("Deployment", "The finished Script Analyzer is installed and ready for use.", 7),
                new AnalogyStep("Monitoring", "The Supervisor (Amazon Augmented AI - A2I) continually checks the analyzer's predictions to ensure it doesn't drift and keeps performing its job correctly.", 8),
            ],
            Seed.Analogy);
    }

    [Theory]
    [InlineData(0, "Amazon S3", "amazon-s3", "The Infinite Warehouse", "S3|The Infinite Warehouse|Infinite Warehouse", "Data Collection|Data Preparation", 14)]
    [InlineData(1, "AWS Glue", "aws-glue", "The Data Plumber", "Glue|The Data Plumber|Data Plumber", "Data Preparation", 15)]
    [InlineData(2, "Amazon Augmented AI (A2I)", "amazon-augmented-ai", "The Supervisor", "Amazon Augmented AI|Augmented AI|A2I|Amazon A2I|The Supervisor|Supervisor", "Data Labeling|Monitoring", 16)]
    [InlineData(3, "Amazon QuickSight", "amazon-quicksight", "The Graphic Designer", "QuickSight|The Graphic Designer|Graphic Designer", "Evaluation|Monitoring", 17)]
    public void Parse_reads_the_terms(int index, string name, string slug, string role, string aliases, string stages, int line)
    {
        Assert.Equal(4, Seed.Terms.Count);
        var term = Seed.Terms[index];
        Assert.Equal((name, slug, role, line), (term.Name, term.Slug, term.Role, term.Line));
        Assert.Equal(aliases.Split('|'), term.Aliases);
        Assert.Equal(stages.Split('|'), term.Stages);
    }

    [Fact]
    public void Parse_mends_the_definitions() =>
        Assert.Equal(
            "Used extensively in the Data Preparation stage for ETL (Extract, Transform, Load) tasks—cleaning, normalizing, and feature engineering.",
            Seed.Terms[1].Definition);

    [Fact]
    public void Parse_reads_the_stages()
    {
        Assert.Equal(["Problem Definition and Data Preparation", "Model Training and Evaluation", "Deployment and Monitoring"], Seed.Stages.Select(stage => stage.Title));
        Assert.Equal([1, 2, 3], Seed.Stages.Select(stage => stage.Number));
        Assert.Equal([25, 31, 37], Seed.Stages.Select(stage => stage.Line));
        Assert.Equal(
            [
                ["Business Goal", "Data Collection", "Data Preparation & Feature Engineering", "Data Labeling (If Supervised)"],
                ["Algorithm Selection", "Training", "Hyperparameter Tuning", "Evaluation"],
                ["Deployment (Hosting)", "Model Monitoring", "Data Drift", "Model Drift (Concept Drift)", "Retraining"],
            ],
            Seed.Stages.Select(stage => stage.Concepts.Select(concept => concept.Name)));
    }

    [Fact]
    public void Parse_nests_concepts()
    {
        var deployment = Seed.Stages[2].Concepts;
        Assert.Equal([null, null, "Model Monitoring", "Model Monitoring", null], deployment.Select(concept => concept.Parent));
        Assert.Equal("When the model’s prediction accuracy drops over time, requiring retraining.", deployment[3].Text);
        Assert.Equal(
            "The critical process of continually watching the deployed model to detect: Data Drift, Model Drift (Concept Drift). Amazon QuickSight is often used to visualize these monitoring dashboards.",
            deployment[1].Text);
    }

    [Fact]
    public void Parse_reads_the_flashcards()
    {
        Assert.Equal(["D1.2/Q1", "D1.2/Q2", "D1.2/Q3"], Seed.Flashcards.Select(card => card.Id));
        Assert.Equal([49, 54, 59], Seed.Flashcards.Select(card => card.Line));
        Assert.Equal(["Data Preparation", "Model Drift (or Concept Drift)", "Amazon Augmented AI (A2I) (The Supervisor)"], Seed.Flashcards.Select(card => card.Answer));
        Assert.Equal("Which AWS service is best suited for providing human reviewers to ensure high quality during the data labeling stage?", Seed.Flashcards[2].Prompt);
        Assert.All(Seed.Flashcards, card => Assert.Equal((FlashcardKind.Typed, "D1.2", false), (card.Kind, card.NoteId, card.Derived)));
    }

    [Fact]
    public void Parse_knows_what_a_typed_answer_may_be()
    {
        var drift = Seed.Flashcards[1];
        Assert.Equal("model-drift", drift.Subject);
        Assert.Equal(["Model Drift", "Concept Drift", "Model Drift (Concept Drift)"], drift.Accept);
        Assert.Contains("Data Drift", drift.Reject);
        Assert.DoesNotContain("Model Drift", drift.Reject);

        var supervisor = Seed.Flashcards[2];
        Assert.Equal("amazon-augmented-ai", supervisor.Subject);
        Assert.Subset(supervisor.Accept.ToHashSet(), new HashSet<string> { "Amazon Augmented AI (A2I)", "Amazon Augmented AI", "Augmented AI", "A2I", "Amazon A2I", "The Supervisor", "Supervisor" });
        Assert.Subset(supervisor.Reject.ToHashSet(), new HashSet<string> { "Amazon S3", "AWS Glue", "Amazon QuickSight", "Retraining" });

        Assert.DoesNotContain("Data Preparation & Feature Engineering", Seed.Flashcards[0].Reject);
        Assert.Contains("Data Collection", Seed.Flashcards[0].Reject);
    }

    [Fact]
    public void Parse_finds_nothing_but_the_mojibake()
    {
        var finding = Assert.Single(Seed.Findings);
        Assert.Equal((3, Severity.Information), (finding.Line, finding.Severity));
        Assert.StartsWith("4 garbled characters", finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public void Parse_is_the_same_with_other_line_ends(string lineEnd)
    {
        var text = System.Text.Encoding.UTF8.GetString(Sample.Seed).Replace("\n", lineEnd, StringComparison.Ordinal);
        Assert.Equivalent(Seed, NoteParser.Parse("notes/D1.2-seed.md", text), strict: true);
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public void Parse_is_the_same_with_a_byte_order_mark(string encoding)
    {
        var writer = System.Text.Encoding.GetEncoding(encoding);
        byte[] bytes = [.. writer.Preamble, .. writer.GetBytes(System.Text.Encoding.UTF8.GetString(Sample.Seed))];
        Assert.Equivalent(Seed, NoteParser.Parse("notes/D1.2-seed.md", bytes), strict: true);
    }
}
