using QuizBot.Core.Cards.Grading;
using QuizBot.Core.Notes;
using Xunit;

namespace QuizBot.Core.Tests.Cards;

public sealed class TypedAnswerTests
{
    private static readonly Dictionary<string, (string[] Accept, string[] Reject)> Beside = new()
    {
        ["Amazon S3"] = (["S3"], ["AWS Glue", "Glue", "Amazon Augmented AI (A2I)", "Amazon QuickSight"]),
        ["AWS Glue"] = (["Glue"], ["Amazon S3", "S3", "Amazon Augmented AI (A2I)", "Amazon QuickSight"]),
        ["Amazon Augmented AI (A2I) (The Supervisor)"] = ([], ["Amazon S3", "AWS Glue", "Amazon QuickSight"]),
        ["Amazon QuickSight"] = (["QuickSight"], ["Amazon S3", "AWS Glue"]),
        ["Model Drift (or Concept Drift)"] = ([], ["Data Drift", "Model Monitoring", "Retraining"]),
        ["Data Preparation"] = ([], ["Data Collection", "Data Labeling", "Monitoring"]),
        ["Data Labeling (If Supervised)"] = ([], ["Data Collection"]),
        ["The Data Plumber"] = ([], ["The Infinite Warehouse", "The Supervisor"]),
        ["Amazon EC2"] = (["EC2"], ["Amazon ECS", "ECS"]),
        ["Amazon Comprehend"] = (["Comprehend"], ["Amazon Comprehend Medical"]),
        ["Text to speech"] = ([], ["Speech to text"]),
        ["Recall (not precision)"] = ([], []),
        ["Bins"] = ([], ["Bias"]),
        ["Policies"] = ([], []),
        ["Hyperparameter Tuning"] = ([], ["Training"]),
        ["Retrieval-Augmented Generation (RAG)"] = ([], []),
        ["Generative model"] = ([], ["Discriminative model"]),
    };

    [Theory]
    // Case, articles, punctuation, spacing.
    [InlineData("Amazon S3", "Amazon S3")]
    [InlineData("Amazon S3", "amazon s3")]
    [InlineData("Amazon S3", "  AMAZON   S3!! ")]
    [InlineData("Amazon S3", "s3")]
    [InlineData("Amazon S3", "S3.")]
    [InlineData("Amazon S3", "s-3")]
    [InlineData("Amazon S3", "S 3")]
    [InlineData("Amazon S3", "“Amazon S3”")]
    [InlineData("Amazon S3", "the Amazon S3 service")]
    [InlineData("Amazon S3", "AWS S3")]
    [InlineData("AWS Glue", "glue")]
    [InlineData("AWS Glue", "amazon glue")]
    [InlineData("AWS Glue", "Glue 🙂")]
    [InlineData("AWS Glue", "aws-glue")]
    [InlineData("Amazon QuickSight", "quick sight")]
    [InlineData("Amazon QuickSight", "Quick-Sight")]
    [InlineData("Data Preparation", "datapreparation")]
    [InlineData("Data Preparation", "the data preparation stage")]
    [InlineData("Data Preparation", "Dâta Préparation")]
    [InlineData("Data Preparation", "ｄａｔａ preparation")]
    [InlineData("Data Preparation", "data\npreparation")]
    [InlineData("Hyperparameter Tuning", "hyper-parameter tuning")]
    [InlineData("Hyperparameter Tuning", "hyper parameter tuning")]
    // Talk around it.
    [InlineData("AWS Glue", "it's Glue")]
    [InlineData("AWS Glue", "It is the AWS Glue")]
    [InlineData("AWS Glue", "I think it's glue")]
    [InlineData("AWS Glue", "I think Glue?")]
    [InlineData("AWS Glue", "glue, I think")]
    [InlineData("AWS Glue", "Hmm, maybe glue")]
    [InlineData("AWS Glue", "The answer is: AWS Glue.")]
    [InlineData("AWS Glue", "I'm not sure, but glue")]
    [InlineData("AWS Glue", "that's Glue, right?")]
    [InlineData("AWS Glue", "it would be the glue service")]
    [InlineData("AWS Glue", "is it glue?")]
    [InlineData("AWS Glue", "Glue, isn't it?")]
    [InlineData("The Data Plumber", "data plumber")]
    [InlineData("The Data Plumber", "a data plumber")]
    [InlineData("The Data Plumber", "he is the data plumber")]
    // The other names in parentheses.
    [InlineData("Amazon Augmented AI (A2I) (The Supervisor)", "A2I")]
    [InlineData("Amazon Augmented AI (A2I) (The Supervisor)", "amazon a2i")]
    [InlineData("Amazon Augmented AI (A2I) (The Supervisor)", "Augmented AI")]
    [InlineData("Amazon Augmented AI (A2I) (The Supervisor)", "Amazon Augmented AI")]
    [InlineData("Amazon Augmented AI (A2I) (The Supervisor)", "amazon augmented ai (a2i)")]
    [InlineData("Amazon Augmented AI (A2I) (The Supervisor)", "amazon augmented ai a2i")]
    [InlineData("Amazon Augmented AI (A2I) (The Supervisor)", "the supervisor")]
    [InlineData("Amazon Augmented AI (A2I) (The Supervisor)", "Amazon Augmented AI (A2I) (The Supervisor)")]
    [InlineData("Model Drift (or Concept Drift)", "model drift")]
    [InlineData("Model Drift (or Concept Drift)", "Concept drift")]
    [InlineData("Model Drift (or Concept Drift)", "model drift or concept drift")]
    [InlineData("Model Drift (or Concept Drift)", "model drift / concept drift")]
    [InlineData("Model Drift (or Concept Drift)", "model drift, aka concept drift")]
    [InlineData("Model Drift (or Concept Drift)", "concept-drift")]
    [InlineData("Model Drift (or Concept Drift)", "model drift, not data drift")]
    [InlineData("Data Labeling (If Supervised)", "data labeling")]
    [InlineData("Recall (not precision)", "recall")]
    [InlineData("Retrieval-Augmented Generation (RAG)", "rag")]
    [InlineData("Retrieval-Augmented Generation (RAG)", "retrieval augmented generation")]
    // Plurals.
    [InlineData("Model Drift (or Concept Drift)", "model drifts")]
    [InlineData("Policies", "policy")]
    [InlineData("Generative model", "generative models")]
    [InlineData("Retrieval-Augmented Generation (RAG)", "RAGs")]
    public void Grade_is_right_when_only_the_writing_differs(string answer, string said)
        => Assert.Equal(Verdict.Right, Grade(answer, said));

    [Theory]
    [InlineData("Amazon QuickSight", "Amazon QuickSigth", "It is spelled Amazon QuickSight.")]
    [InlineData("Amazon QuickSight", "quiksight", "It is spelled QuickSight.")]
    [InlineData("Amazon QuickSight", "quiksite", null)]
    [InlineData("Amazon S3", "amazn s3", "It is spelled Amazon S3.")]
    [InlineData("AWS Glue", "gleu", "It is spelled Glue.")]
    [InlineData("AWS Glue", "glu", "It is spelled Glue.")]
    [InlineData("AWS Glue", "glues", "")]
    [InlineData("AWS Glue", "clove", null)]
    [InlineData("Model Drift (or Concept Drift)", "modle drift", "It is spelled Model Drift.")]
    [InlineData("Model Drift (or Concept Drift)", "model drfit", "It is spelled Model Drift.")]
    [InlineData("Model Drift (or Concept Drift)", "modle drfit", "It is spelled Model Drift.")]
    [InlineData("Model Drift (or Concept Drift)", "conzept drift", "It is spelled Concept Drift.")]
    [InlineData("Model Drift (or Concept Drift)", "I think it's modell drift", "It is spelled Model Drift.")]
    [InlineData("Model Drift (or Concept Drift)", "mdle drift", null)]
    [InlineData("Model Drift (or Concept Drift)", "modle dfft", null)]
    [InlineData("Data Preparation", "data preperation", "It is spelled Data Preparation.")]
    [InlineData("Data Preparation", "data prepartion", "It is spelled Data Preparation.")]
    [InlineData("Data Preparation", "data prepration stage", "It is spelled Data Preparation.")]
    [InlineData("Data Preparation", "data separation", null)]
    [InlineData("Data Labeling (If Supervised)", "data labelling", "It is spelled Data Labeling.")]
    [InlineData("Amazon Augmented AI (A2I) (The Supervisor)", "augmnted ai", "It is spelled Amazon Augmented AI.")]
    [InlineData("Amazon Augmented AI (A2I) (The Supervisor)", "supervizor", "It is spelled The Supervisor.")]
    [InlineData("Hyperparameter Tuning", "hyper paramter tuning", "It is spelled Hyperparameter Tuning.")]
    [InlineData("Hyperparameter Tuning", "hyperparameter toning", "It is spelled Hyperparameter Tuning.")]
    [InlineData("The Data Plumber", "data plummer", "It is spelled The Data Plumber.")]
    // Another order is forgiven only where every word is right and the order carries no meaning.
    [InlineData("Model Drift (or Concept Drift)", "drift model", "In the usual order it is Model Drift.")]
    [InlineData("Model Drift (or Concept Drift)", "drift modle", null)]
    [InlineData("AWS Glue", "Glue AWS", "In the usual order it is AWS Glue.")]
    public void Grade_forgives_a_typo_and_says_so_within_its_bounds(string answer, string said, string? remark)
    {
        var verdict = Grade(answer, said);
        Assert.True(verdict.Counts);
        Assert.Equal(remark is not null, verdict.Correct);
        if (remark is not null)
            Assert.Equal(remark.Length == 0 ? null : remark, verdict.Remark);
    }

    [Theory]
    // Negations.
    [InlineData("AWS Glue", "not glue", "Say what it is rather than what it is not.")]
    [InlineData("AWS Glue", "it isn't glue", "Say what it is rather than what it is not.")]
    [InlineData("AWS Glue", "It’s not AWS Glue", "Say what it is rather than what it is not.")]
    [InlineData("AWS Glue", "never glue", "Say what it is rather than what it is not.")]
    [InlineData("AWS Glue", "anything but glue", "Say what it is rather than what it is not.")]
    [InlineData("AWS Glue", "definitely not glue", "Say what it is rather than what it is not.")]
    [InlineData("AWS Glue", "glue not", null)]
    [InlineData("AWS Glue", "no glue", "Say what it is rather than what it is not.")]
    [InlineData("AWS Glue", "not not glue", null)]
    [InlineData("AWS Glue", "non-glue", "Say what it is rather than what it is not.")]
    [InlineData("Model Drift (or Concept Drift)", "no drift", null)]
    [InlineData("Recall (not precision)", "precision", null)]
    [InlineData("Recall (not precision)", "not recall", "Say what it is rather than what it is not.")]
    // Something else.
    [InlineData("AWS Glue", "S3", "“Amazon S3” is something else.")]
    [InlineData("AWS Glue", "amazon quicksight", "“Amazon QuickSight” is something else.")]
    [InlineData("AWS Glue", "AWS", null)]
    [InlineData("AWS Glue", "blue moon", null)]
    [InlineData("Model Drift (or Concept Drift)", "data drift", "“Data Drift” is something else.")]
    [InlineData("Model Drift (or Concept Drift)", "Dataa drift", null)]
    [InlineData("Model Drift (or Concept Drift)", "drift", null)]
    [InlineData("Model Drift (or Concept Drift)", "model", null)]
    [InlineData("Model Drift (or Concept Drift)", "the model drifts because the data changed", null)]
    [InlineData("Data Preparation", "data collection", "“Data Collection” is something else.")]
    [InlineData("Data Preparation", "preparation", null)]
    [InlineData("Data Preparation", "data", null)]
    [InlineData("Data Labeling (If Supervised)", "if supervised", null)]
    [InlineData("Amazon Comprehend", "comprehend medical", "“Amazon Comprehend Medical” is something else.")]
    [InlineData("Text to speech", "speech to text", "“Speech to text” is something else.")]
    [InlineData("Bins", "bias", "“Bias” is something else.")]
    [InlineData("Hyperparameter Tuning", "parameter tuning", null)]
    [InlineData("Amazon S3", "s", null)]
    [InlineData("Amazon S3", "3", null)]
    [InlineData("Amazon S3", "idk", null)]
    [InlineData("Amazon S3", "I don't know", null)]
    // Short names are exact.
    [InlineData("Amazon S3", "S4", null)]
    [InlineData("Amazon S3", "amazon s33", null)]
    [InlineData("Amazon Augmented AI (A2I) (The Supervisor)", "A2J", "Close, but a short name has to be exact.")]
    [InlineData("Amazon Augmented AI (A2I) (The Supervisor)", "A3I", "Close, but a short name has to be exact.")]
    [InlineData("Amazon EC2", "EC3", "Close, but a short name has to be exact.")]
    [InlineData("Amazon EC2", "ECS", "“Amazon ECS” is something else.")]
    [InlineData("Retrieval-Augmented Generation (RAG)", "rug", "Close, but a short name has to be exact.")]
    // Several at once.
    [InlineData("Amazon S3", "S3 or Glue", "That is more than one answer. Please settle on one.")]
    [InlineData("Amazon S3", "S3, Glue", "That is more than one answer. Please settle on one.")]
    [InlineData("Amazon S3", "s3 and glue", "That is more than one answer. Please settle on one.")]
    [InlineData("Amazon S3", "glue/s3", "That is more than one answer. Please settle on one.")]
    [InlineData("Amazon S3", "Glue (or S3)", "That is more than one answer. Please settle on one.")]
    [InlineData("Amazon S3", "either S3 or QuickSight", "That is more than one answer. Please settle on one.")]
    [InlineData("Amazon S3", "S3 Glue", null)]
    [InlineData("Model Drift (or Concept Drift)", "model drift and data drift", "That is more than one answer. Please settle on one.")]
    public void Grade_is_wrong_when_the_meaning_differs(string answer, string said, string? remark)
    {
        var verdict = Grade(answer, said);
        Assert.True(verdict.Counts);
        Assert.False(verdict.Correct);
        if (remark is not null)
            Assert.Equal(remark, verdict.Remark);
    }

    [Theory]
    [InlineData("supervised learning", "unsupervised learning")]
    [InlineData("unsupervised learning", "supervised learning")]
    [InlineData("supervised learning", "un-supervised learning")]
    [InlineData("supervised learning", "semi supervised learning")]
    [InlineData("encryption", "decryption")]
    [InlineData("encoding", "decoding")]
    [InlineData("internal", "external")]
    [InlineData("symmetric", "asymmetric")]
    [InlineData("synchronous", "asynchronous")]
    [InlineData("structured data", "unstructured data")]
    [InlineData("overfitting", "underfitting")]
    [InlineData("training", "retraining")]
    [InlineData("parameter", "hyperparameter")]
    [InlineData("inductive", "deductive")]
    [InlineData("explicit feedback", "implicit feedback")]
    [InlineData("maximizing", "minimizing")]
    [InlineData("zero-shot prompting", "one-shot prompting")]
    [InlineData("GPT-3", "GPT-4")]
    [InlineData("BERT", "BART")]
    [InlineData("F1 score", "F2 score")]
    [InlineData("linear", "nonlinear")]
    public void Grade_is_wrong_when_few_letters_make_another_word(string answer, string said)
    {
        Assert.False(Grade(answer, said).Correct);
        Assert.False(Grade(said, answer).Correct);
    }

    [Theory]
    [InlineData("zero-shot prompting", "0-shot prompting")]
    [InlineData("Three", "3")]
    [InlineData("CI/CD", "ci cd")]
    [InlineData("C++", "c++")]
    [InlineData("=>", "=>")]
    [InlineData("k-NN", "KNN")]
    [InlineData("A/B testing", "a/b testing")]
    [InlineData("Extract, Transform, Load", "extract transform and load")]
    [InlineData("Never trust, always verify", "never trust always verify")]
    [InlineData("Precision & recall", "precision and recall")]
    [InlineData("Bleu or Rouge", "rouge")]
    [InlineData("机器学习", "机器学习")]
    [InlineData("Überanpassung", "uberanpassung")]
    [InlineData("70%", "70 percent")]
    public void Grade_is_right_for_answers_of_unusual_shape(string answer, string said) => Assert.True(Grade(answer, said).Correct);

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("?!…")]
    [InlineData("🎉🎉🎉")]
    [InlineData("\0\u200b\ufeff")]
    [InlineData("\ud800")]
    public void Grade_does_not_count_when_there_is_no_word(string said)
    {
        var verdict = Grade("AWS Glue", said);
        Assert.False(verdict.Counts);
        Assert.Equal("I could not find any words in that. Type your answer in a word or a few.", verdict.Remark);
    }

    [Fact]
    public void Grade_does_not_count_when_the_answer_is_endless()
    {
        Assert.False(Grade("AWS Glue", new string('g', 100_000)).Counts);
        Assert.False(Grade("AWS Glue", string.Concat(Enumerable.Repeat("g ", 140))).Counts);
        Assert.Equal("That is a lot of text. A few words are enough: just type the answer.", Grade("AWS Glue", new string('g', 301)).Remark);
    }

    private static Verdict Grade(string answer, string said)
    {
        var (accept, reject) = Beside.GetValueOrDefault(answer, ([], []));
        var card = new Flashcard
        {
            Id = "N/Q1",
            NoteId = "N",
            Kind = FlashcardKind.Typed,
            Prompt = "?",
            Answer = answer,
            Accept = accept,
            Reject = reject,
            Line = 1,
        };
        var verdict = Grader.Grade(card, said);
        Assert.Equal(verdict, Grader.GradeSaid(card, said));
        return verdict;
    }
}
