using QuizBot.Core.Cards.Grading;
using QuizBot.Core.Notes;
using Xunit;

namespace QuizBot.Core.Tests.Cards;

public sealed class ChoiceAnswerTests
{
    private static readonly Flashcard One = Card(FlashcardKind.MultipleChoice, ["AWS Glue", "Amazon S3", "Amazon QuickSight", "Amazon Augmented AI (A2I)"], ["Amazon S3"]);

    private static readonly Flashcard Some = Card(FlashcardKind.MultipleResponse,
        ["Data Collection", "Data Preparation", "Data Preparation & Feature Engineering", "Evaluation", "Monitoring"], ["Data Collection", "Data Preparation", "Monitoring"]);

    private static readonly Flashcard Order = Card(FlashcardKind.Ordering, ["Deployment", "Data Preparation", "Monitoring", "Training"],
        ["Data Preparation", "Training", "Deployment", "Monitoring"]);

    private static readonly Flashcard Match = Card(FlashcardKind.Matching, ["The Supervisor", "The Infinite Warehouse", "The Data Plumber"],
        ["The Infinite Warehouse", "The Data Plumber", "The Supervisor"]) with
    {
        Left = ["Amazon S3", "AWS Glue", "Amazon Augmented AI"],
    };

    private static readonly Dictionary<string, Flashcard> Cards = new() { ["one"] = One, ["some"] = Some, ["order"] = Order, ["match"] = Match };

    [Theory]
    [InlineData("the second one", "Amazon S3")]
    [InlineData("I think it's the second option", "Amazon S3")]
    [InlineData("last one", "Amazon Augmented AI (A2I)")]
    [InlineData("the first one, I guess", "AWS Glue")]
    [InlineData("one", "AWS Glue")]
    [InlineData("option 3", "Amazon QuickSight")]
    [InlineData("the fifth one", null)]
    [InlineData("ok next one", null)]
    [InlineData("that one", null)]
    [InlineData("another one", null)]
    [InlineData("which one?", null)]
    public void A_choice_may_be_counted_and_one_that_is_not_there_is_none(string said, string? picked) =>
        Assert.Equal(picked, Grader.GradeSaid(One, said).Picked is [var only] ? only : null);

    [Theory]
    [InlineData("one", "1")]
    [InlineData("one", "1,")]
    [InlineData("some", ",0,1,4,")]
    [InlineData("some", "0,1,4")]
    [InlineData("some", "4,0,1")]
    [InlineData("some", "0, 1, 4")]
    [InlineData("order", "1,3,0,2")]
    [InlineData("match", "1,2,0")]
    public void Grade_is_right_for_the_right_indexes(string card, string picked) => Assert.Equal(Verdict.Right, Grader.Grade(Cards[card], picked) with { Picked = [] });

    [Theory]
    [InlineData("one", "0", null)]
    [InlineData("one", "3", null)]
    [InlineData("some", "0,1", "2 of 3 right, one missing.")]
    [InlineData("some", "0,1,4,3", "3 of 3 right, one too many.")]
    [InlineData("some", "0,1,3", "2 of 3 right, one too many.")]
    [InlineData("some", "2,3", "0 of 3 right, 2 too many.")]
    [InlineData("some", "0,0,0", "1 of 3 right, 2 missing.")]
    [InlineData("order", "1,3,2,0", "2 of 4 in the right place.")]
    [InlineData("order", "0,1,2,3", "0 of 4 in the right place.")]
    [InlineData("match", "1,0,2", "1 of 3 matched.")]
    [InlineData("match", "1,1,1", "1 of 3 matched.")]
    public void Grade_is_wrong_and_says_how_far_for_other_indexes(string card, string picked, string? remark)
        => Assert.Equal(new Verdict(false, remark), Grader.Grade(Cards[card], picked) with { Picked = [] });

    [Theory]
    [InlineData("one", "")]
    [InlineData("one", " ")]
    [InlineData("one", "-1")]
    [InlineData("one", "+1")]
    [InlineData("one", "4")]
    [InlineData("one", "1.0")]
    [InlineData("one", "0,1")]
    [InlineData("one", "99999999999999999999")]
    [InlineData("one", "🎉")]
    [InlineData("one", "\ud83c")]
    [InlineData("one", "null")]
    [InlineData("one", "{\"pick\":1}")]
    [InlineData("one", "not s3")]
    [InlineData("one", "s3 or glue")]
    [InlineData("one", "E")]
    [InlineData("some", "")]
    [InlineData("some", "0,5")]
    [InlineData("some", "0,-1")]
    [InlineData("some", "all of them")]
    [InlineData("order", "1,3,0")]
    [InlineData("order", "1,3,0,0")]
    [InlineData("order", "1,3,0,2,2")]
    [InlineData("order", "1,3,0,4")]
    [InlineData("order", "b")]
    [InlineData("match", "1,2")]
    [InlineData("match", "1,2,0,0")]
    [InlineData("match", "1,2,3")]
    [InlineData("match", "Amazon S3 = a")]
    [InlineData("match", "Amazon S3 = a, Amazon S3 = b, AWS Glue = c")]
    [InlineData("match", "= = =")]
    public void Grade_does_not_count_and_says_how_to_answer_for_what_cannot_be_read(string card, string picked)
    {
        var verdict = Grader.Grade(Cards[card], picked);
        Assert.False(verdict.Counts);
        Assert.False(verdict.Correct);
        Assert.StartsWith("Please ", verdict.Remark, StringComparison.Ordinal);
    }

    [Fact]
    public void Grade_says_how_to_answer_by_kind()
    {
        Assert.Equal("Please pick one of the choices, A to D.", Grader.Grade(One, "?").Remark);
        Assert.Equal("Please pick one or more of the choices, A to E, with commas between them.", Grader.Grade(Some, "?").Remark);
        Assert.Equal("Please name every one of the choices, A to D, once, from first to last, with commas between them.", Grader.Grade(Order, "?").Remark);
        Assert.Equal("Please give 3 choices, one for each item from top to bottom, A to C, with commas between them.", Grader.Grade(Match, "?").Remark);
    }

    [Theory]
    [InlineData("one", "b")]
    [InlineData("one", "B)")]
    [InlineData("one", "(b)")]
    [InlineData("one", "b.")]
    [InlineData("one", "option B")]
    [InlineData("one", "it's b")]
    [InlineData("one", "I think b")]
    [InlineData("one", "2")]
    [InlineData("one", "amazon s3")]
    [InlineData("one", "S3")]
    [InlineData("one", "I think it's the S3 service")]
    [InlineData("one", "amazn s3")]
    [InlineData("some", "a,b,e")]
    [InlineData("some", "a, b and e")]
    [InlineData("some", "E) A) B)")]
    [InlineData("some", "abe")]
    [InlineData("some", "1,2,5")]
    [InlineData("some", "1 2 5")]
    [InlineData("some", "Data Collection, Data Preparation, Monitoring")]
    [InlineData("some", "data collection and data preparation and monitoring")]
    [InlineData("some", "data colection, data preparation, monitorng")]
    [InlineData("order", "b, d, a, c")]
    [InlineData("order", "bdac")]
    [InlineData("order", "2 4 1 3")]
    [InlineData("order", "b > d > a > c")]
    [InlineData("order", "Data Preparation > Training > Deployment > Monitoring")]
    [InlineData("order", "first data preparation, then training, then deployment and finally monitoring")]
    [InlineData("match", "b, c, a")]
    [InlineData("match", "2,3,1")]
    [InlineData("match", "infinite warehouse, data plumber, supervisor")]
    [InlineData("match", "Amazon S3 = The Infinite Warehouse; AWS Glue = The Data Plumber; Amazon Augmented AI = The Supervisor")]
    [InlineData("match", "glue = c, s3 = b, augmented ai = a")]
    [InlineData("match", "1=b, 2=c, 3=a")]
    public void GradeSaid_is_right_for_letters_numbers_and_texts(string card, string said) => Assert.Equal(Verdict.Right, Grader.GradeSaid(Cards[card], said) with { Picked = [] });

    [Theory]
    [InlineData("one", "a")]
    [InlineData("one", "1")]
    [InlineData("one", "glue")]
    [InlineData("one", "A2I")]
    [InlineData("some", "a,b,c")]
    [InlineData("some", "Data Preparation & Feature Engineering")]
    [InlineData("order", "a,b,c,d")]
    [InlineData("match", "a,b,c")]
    public void GradeSaid_is_wrong_for_other_choices(string card, string said)
    {
        var verdict = Grader.GradeSaid(Cards[card], said);
        Assert.True(verdict.Counts);
        Assert.False(verdict.Correct);
    }

    [Fact]
    public void GradeSaid_takes_a_text_for_a_letter_only_where_no_choice_is_called_so()
    {
        var letters = Card(FlashcardKind.MultipleChoice, ["C", "A", "B"], ["A"]);
        Assert.True(Grader.GradeSaid(letters, "a").Correct);
        Assert.False(Grader.GradeSaid(letters, "b").Correct);
        var numbers = Card(FlashcardKind.MultipleChoice, ["3", "1", "2"], ["1"]);
        Assert.True(Grader.GradeSaid(numbers, "1").Correct);
        Assert.True(Grader.Grade(numbers, "1").Correct);
    }

    [Fact]
    public void Grade_does_not_count_when_the_answer_is_endless()
    {
        foreach (var card in Cards.Values)
        {
            Assert.False(Grader.Grade(card, new string('1', 100_000)).Counts);
            Assert.False(Grader.Grade(card, string.Concat(Enumerable.Repeat("a,", 50_000))).Counts);
            Assert.False(Grader.Grade(card, string.Concat(Enumerable.Repeat("0,", 1_900))).Counts);
        }
    }

    [Fact]
    public void Grade_leaves_a_reveal_card_to_the_learner()
    {
        var verdict = Grader.Grade(Card(FlashcardKind.Reveal, [], []), "an answer");
        Assert.False(verdict.Counts);
        Assert.Equal("You are the judge of this one: look at the answer, then say whether you had it.", verdict.Remark);
    }

    [Fact]
    public void Grade_reads_the_answer_as_text_when_a_choice_card_has_no_choices()
        => Assert.True(Grader.Grade(Card(FlashcardKind.MultipleChoice, [], []), "the answer").Correct);

    private static Flashcard Card(FlashcardKind kind, string[] choices, string[] correct) => new()
    {
        Id = "N/Q1",
        NoteId = "N",
        Kind = kind,
        Prompt = "?",
        Answer = "The answer",
        Choices = choices,
        Correct = correct,
        Line = 1,
    };
}
