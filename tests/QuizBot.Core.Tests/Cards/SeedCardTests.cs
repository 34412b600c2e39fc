using QuizBot.Core.Cards;
using QuizBot.Core.Notes;
using QuizBot.Core.Notes.Reading;
using QuizBot.Core.Tests.Notes;
using QuizBot.Core.Text;
using Xunit;

namespace QuizBot.Core.Tests.Cards;

/// <summary>The flashcards that the seed note alone gives.</summary>
public sealed class SeedCardTests
{
    private static readonly Note Seed = NoteParser.Parse("D1.2-seed.md", Sample.Seed);
    private static readonly Deck Deck = Deck.Build(new Course("A course", [Seed], []));

    [Fact]
    public void Build_gives_a_few_cards_for_each_name()
    {
        Assert.Equal(
            [(FlashcardKind.Reveal, 3), (FlashcardKind.MultipleChoice, 15), (FlashcardKind.Typed, 13), (FlashcardKind.Ordering, 2)],
            Deck.Cards.GroupBy(card => card.Kind).OrderBy(kind => kind.Key).Select(kind => (kind.Key, kind.Count())));
        Assert.Equal(Seed.Flashcards.Select(card => card.Id), Deck.Cards.Take(3).Select(card => card.Id));
        Assert.All(Deck.Cards.Skip(3), card => Assert.True(card.Derived));
    }

    [Fact]
    public void Build_gives_every_derived_card_a_reason_and_its_line()
    {
        var lines = File.ReadAllLines(Sample.SeedPath);
        Assert.All(Deck.Cards.Where(card => card.Derived), card =>
        {
            Assert.False(string.IsNullOrWhiteSpace(card.Why), card.Id);
            Assert.InRange(card.Line, 5, 43);
            var name = card.Subject is null || card.Id.Contains("/analogy/", StringComparison.Ordinal) ? null : Seed.Terms.FirstOrDefault(term => term.Slug == card.Subject)?.Name
                ?? Seed.Stages.SelectMany(stage => stage.Concepts).First(concept => Slug.From(concept.Name) == card.Subject).Name;
            if (name is not null)
                Assert.Contains(name, lines[card.Line - 1], StringComparison.Ordinal);
        });
    }

    [Theory]
    [InlineData("amazon-s3/role", "Which AWS service is the Infinite Warehouse in the media company analogy?", "Amazon S3")]
    [InlineData("aws-glue/role", "Which AWS service is the Data Plumber in the media company analogy?", "AWS Glue")]
    [InlineData("amazon-quicksight/definition", "Which AWS service is this? “Often used in the Evaluation and Monitoring stages to visualize model performance metrics, data drift, and business impact.”", "Amazon QuickSight")]
    [InlineData("algorithm-selection/meaning", "Model Training and Evaluation: what is this called? “Choose the best-suited ML ____ (e.g., Linear Regression, Neural Network).”", "Algorithm Selection")]
    [InlineData("data-drift/meaning", "Model Monitoring: what is this called? “When new input data patterns differ significantly from the data the model was trained on.”", "Data Drift")]
    [InlineData("model-drift/stage", "Which stage does “Model Drift (Concept Drift)” belong to?", "Deployment and Monitoring")]
    [InlineData("stages/order", "ML Lifecycle: put these stages in order, first to last.", "Problem Definition and Data Preparation → Model Training and Evaluation → Deployment and Monitoring")]
    [InlineData("analogy/order", "Put these steps of the media company analogy in order, first to last.", "Data Preparation → Training → Deployment → Monitoring")]
    [InlineData("analogy/training", "In the media company analogy, what happens in the step “Training”?", "The model learns from the clean data.")]
    public void Build_asks_in_plain_English(string local, string prompt, string answer)
    {
        var card = Card(local);
        Assert.Equal(prompt, card.Prompt);
        Assert.Equal(answer, card.Answer);
    }

    [Theory]
    [InlineData("aws-glue/role", "AWS Glue|Amazon Augmented AI (A2I)|Amazon QuickSight|Amazon S3")]
    // Retraining is training again.
    [InlineData("training/meaning", "Algorithm Selection|Evaluation|Hyperparameter Tuning|Training")]
    [InlineData("data-collection/stage", "Deployment and Monitoring|Model Training and Evaluation|Problem Definition and Data Preparation")]
    public void Build_chooses_distractors_that_are_surely_wrong(string local, string choices)
        => Assert.Equal(choices.Split('|'), Card(local).Choices.Order(StringComparer.Ordinal));

    [Theory]
    // The name tells the stage, or points to another one.
    [InlineData("training/stage")]
    [InlineData("evaluation/stage")]
    [InlineData("deployment/stage")]
    [InlineData("model-monitoring/stage")]
    [InlineData("data-preparation-feature-engineering/stage")]
    [InlineData("retraining/stage")]
    // The role is asked for already.
    [InlineData("amazon-augmented-ai/part")]
    [InlineData("roles/match")]
    // The definition is asked for already.
    [InlineData("amazon-s3/explain")]
    // A stage that a term does not name is not ruled out.
    [InlineData("aws-glue/stages")]
    public void Build_leaves_out_what_would_give_itself_away_or_ask_twice(string local) => Assert.Null(Deck.Find($"D1.2/{local}"));

    [Fact]
    public void Build_shows_choices_in_an_order_that_never_changes()
    {
        Assert.Equal(["AWS Glue", "Amazon QuickSight", "Amazon Augmented AI (A2I)", "Amazon S3"], Card("amazon-s3/role").Choices);
        Assert.Equal(["Amazon Augmented AI (A2I)", "Amazon S3", "AWS Glue", "Amazon QuickSight"], Card("aws-glue/role").Choices);
        Assert.Equal(["Deployment", "Data Preparation", "Monitoring", "Training"], Card("analogy/order").Choices);
    }

    [Fact]
    public void Build_keeps_ids_when_definitions_are_reworded()
    {
        var reworded = Seed with
        {
            Terms = [.. Seed.Terms.Select(term => term with { Definition = $"{term.Definition} Learners meet it early." })],
            Title = "The Life of a Model",
            Analogy = [.. Seed.Analogy.Select(step => step with { Text = "Something else happens." })],
        };
        Assert.Equal(Deck.Cards.Select(card => card.Id), Deck.Build(new Course("A course", [reworded], [])).Cards.Select(card => card.Id));
    }

    private static Flashcard Card(string local) => Deck.Find($"D1.2/{local}") ?? throw new InvalidOperationException($"There is no card {local}.");
}
