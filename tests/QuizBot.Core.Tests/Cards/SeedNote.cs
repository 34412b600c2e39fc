using QuizBot.Core.Cards;
using QuizBot.Core.Notes;

namespace QuizBot.Core.Tests.Cards;

/// <summary>The seed note as the parser reads it, written out so that these tests stand on their own.</summary>
internal static class SeedNote
{
    public static Note Value { get; } = new()
    {
        Id = "D1.2",
        Title = "ML Lifecycle",
        Domain = 1,
        Weight = 20,
        AnalogyTitle = "The Media Company Analogy",
        AnalogyFocus = "The ML Lifecycle is the assembly line for creating a successful product, like an automated Script Analyzer.",
        Analogy =
        [
            new("Data Preparation", "The Data Plumber (AWS Glue) cleans and organizes all the raw market research from the Infinite Warehouse (Amazon S3).", 5),
            new("Training", "The model learns from the clean data.", 6),
            new("Deployment", "The finished Script Analyzer is installed and ready for use.", 7),
            new("Monitoring", "The Supervisor (Amazon Augmented AI - A2I) continually checks the analyzer's predictions to ensure it doesn't drift and keeps performing its job correctly.", 8),
        ],
        Terms =
        [
            Term("Amazon S3", "amazon-s3", ["S3", "Infinite Warehouse"], "The Infinite Warehouse", 14, ["Data Collection", "Data Preparation"],
                "Used in the Data Collection and Data Preparation stages as the scalable, durable storage for raw and processed datasets."),
            Term("AWS Glue", "aws-glue", ["Glue", "Data Plumber"], "The Data Plumber", 15, ["Data Preparation"],
                "Used extensively in the Data Preparation stage for ETL (Extract, Transform, Load) tasks—cleaning, normalizing, and feature engineering."),
            Term("Amazon Augmented AI (A2I)", "amazon-augmented-ai", ["A2I", "Augmented AI", "Amazon Augmented AI", "Supervisor"], "The Supervisor", 16, ["Data Labeling", "Monitoring"],
                "Used in the Data Labeling (part of Preparation) and Monitoring stages to implement human review workflows to ensure data quality and model accuracy."),
            Term("Amazon QuickSight", "amazon-quicksight", ["QuickSight", "Graphic Designer"], "The Graphic Designer", 17, ["Evaluation", "Monitoring"],
                "Often used in the Evaluation and Monitoring stages to visualize model performance metrics, data drift, and business impact."),
        ],
        Stages =
        [
            new("Problem Definition and Data Preparation",
            [
                new("Business Goal", "Clearly define the objective (e.g., reduce customer churn, classify bad content).", 26),
                new("Data Collection", "Gather raw data from sources (e.g., stored in Amazon S3).", 27),
                new("Data Preparation & Feature Engineering", "Clean, normalize, and transform data. This is where the Data Plumber (AWS Glue) is heavily used.", 28),
                new("Data Labeling (If Supervised)", "If the data is unlabeled, a human must manually tag the data. The Supervisor (Amazon A2I) can orchestrate these human review loops to ensure high-quality labeling.", 29),
            ], 25) { Number = 1 },
            new("Model Training and Evaluation",
            [
                new("Algorithm Selection", "Choose the best-suited ML algorithm (e.g., Linear Regression, Neural Network).", 32),
                new("Training", "The model consumes the data, and its parameters are iteratively adjusted to minimize the error/loss function.", 33),
                new("Hyperparameter Tuning", "Optimizing parameters outside the model (like learning rate or number of layers) to improve performance.", 34),
                new("Evaluation", "Assessing the model's performance on a held-out validation set using metrics relevant to the business goal (e.g., accuracy, F1 score).", 35),
            ], 31) { Number = 2 },
            new("Deployment and Monitoring",
            [
                new("Deployment (Hosting)", "The trained model is packaged and hosted as an endpoint (often an API) to allow applications to request inference (predictions).", 38),
                new("Model Monitoring", "The critical process of continually watching the deployed model to detect:", 39),
                new("Data Drift", "When new input data patterns differ significantly from the data the model was trained on.", 40) { Parent = "Model Monitoring" },
                new("Model Drift (Concept Drift)", "When the model’s prediction accuracy drops over time, requiring retraining.", 41) { Parent = "Model Monitoring" },
                new("Retraining", "The process loops back to Stage 2 when drift is detected or new data becomes available.", 43),
            ], 37) { Number = 3 },
        ],
        Flashcards =
        [
            Authored("D1.2/Q1", 50, "Which stage of the ML Lifecycle involves services like AWS Glue (The Data Plumber) for cleaning and transforming raw information?",
                "Data Preparation", ["Data Collection", "Data Labeling", "Monitoring", "Evaluation"]),
            Authored("D1.2/Q2", 55, "If a deployed model's prediction accuracy drops because the real-world relationships between input and output have changed, what is this issue called?",
                "Model Drift (or Concept Drift)", ["Data Drift", "Retraining", "Model Monitoring"]),
            Authored("D1.2/Q3", 60, "Which AWS service is best suited for providing human reviewers to ensure high quality during the data labeling stage?",
                "Amazon Augmented AI (A2I) (The Supervisor)", ["Amazon S3", "AWS Glue", "Amazon QuickSight"]),
        ],
        File = "D1.2-ml-lifecycle.md",
    };

    public static Course Course { get; } = Alone(Value);

    public static Course Alone(Note note) => new("A course", [note], []);

    public static Flashcard Card(Course course, string id) => Deck.Build(course).Find(id) ?? throw new InvalidOperationException($"No card {id}.");

    private static Term Term(string name, string slug, string[] aliases, string role, int line, string[] stages, string definition)
        => new() { Name = name, Slug = slug, Aliases = aliases, Role = role, Line = line, Stages = stages, Definition = definition };

    private static Flashcard Authored(string id, int line, string prompt, string answer, string[] reject)
        => new() { Id = id, NoteId = "D1.2", Kind = FlashcardKind.Typed, Prompt = prompt, Answer = answer, Reject = reject, Line = line };
}
