using QuizBot.Core.Explain;
using QuizBot.Core.Notes.Reading;
using Xunit;

namespace QuizBot.Core.Tests.Explain;

/// <summary>What the explainer forgives in single words, and what it does not, on a note whose terms have just these names.</summary>
public sealed class WordTests
{
    private static readonly Explainer Words = new(new("Words", [NoteParser.Parse("D9.1.md", """
        # D9.1 Words
        ## Services
        * **Amazon QuickSight (The Painter):** Visualizes metrics.
        * **Amazon A2I:** Brings reviewers.
        * **AWS Glue:** Cleans.
        * **Amazon Comprehend:** Reads.
        ## Key concepts
        ### Stage 1: Measuring
        * **Evaluation:** Measures.
        * **Hyperparameter Tuning:** Adjusts.
        """)], []));

    [Theory]
    [InlineData("quicksight", "amazon-quicksight")]
    [InlineData("kwiksite", "amazon-quicksight")]
    [InlineData("quick sight", "amazon-quicksight")]
    [InlineData("qiucksight", "amazon-quicksight")]
    [InlineData("a 2 i", "amazon-a2i")]
    [InlineData("a21", "amazon-a2i")]
    [InlineData("gleu", "aws-glue")]
    [InlineData("awsglue", "aws-glue")]
    [InlineData("comprehnd", "amazon-comprehend")]
    [InlineData("evaluating", "evaluation")]
    [InlineData("tuning of hyperparameters", "hyperparameter-tuning")]
    public void Answer_forgives_spelling(string word, string slug) => Assert.Equal(slug, Words.Answer($"what is {word}").Entries.Single().Slug);

    [Theory]
    [InlineData("blue")]
    [InlineData("clue")]
    [InlineData("a2z")]
    [InlineData("ec2")]
    [InlineData("evolution")]
    [InlineData("apprehend")]
    [InlineData("quick")]
    [InlineData("amazon")]
    public void Answer_knows_other_words_from_misspelt_ones(string word) => Assert.Empty(Words.Answer($"what is {word}").Entries);

    [Theory]
    [InlineData("which service visualises metrics")]
    public void Answer_reads_forms_of_a_description(string question) => Assert.Equal("amazon-quicksight", Words.Answer(question).Entries.Single().Slug);
}
