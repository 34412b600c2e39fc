using QuizBot.Core.Bot.Explaining;
using QuizBot.Core.Explain;
using QuizBot.Core.Notes.Reading;
using QuizBot.Tests.Shared.Questions;
using Xunit;

namespace QuizBot.Core.Tests.Explain;

/// <summary>Questions that go on with what was explained, and those about a note or a stage as a whole.</summary>
public sealed class FollowUpTests
{
    private const string Note = """
        # D9.2 Letter Journey
        ## 1. Core Concept: The Railway Analogy
        **Analogy Focus:** A railway company carries freight.
        1. **Sorting:** The switchman (Amazon Sorter) sends every wagon to its track.
        2. **Delivery:** The porter (Amazon Doorstep) carries it home.
        ## 2. The Journey
        * **Sorting:** Every letter goes to its district.
        * **Delivery:** Every letter goes to its door.
        * **Sealed Envelope:** Nobody reads it on the way.
        * **Open Envelope:** Everybody can read it on the way.
        ## 3. Key Services
        * **Amazon Sorter (The Switchman):** Reads addresses in the **Sorting** stage.
        * **Amazon Doorstep (The Porter):** Brings letters in the **Delivery** stage.
        * **Amazon Franking (The Ticket Office):** Prints stamps in the **Sorting** stage.
        * **Amazon Quick:** Prints one stamp while you wait.
        * **Internal Address Map (IAM):** Knows who lives where.
        * **Journey Time:** How long a letter takes.
        """;

    private static readonly Explainer Explainer = new(new("Letters", [NoteParser.Parse("D9.2.md", Note)], []));

    [Theory]
    [InlineData("what is the difference between the two", "what are sealed and open envelopes", "compare open-envelope,sealed-envelope")]
    [InlineData("compare them", "sorter and doorstep", "compare amazon-doorstep,amazon-sorter")]
    [InlineData("how does it differ from the open one", "explain the sealed envelope", "compare open-envelope,sealed-envelope")]
    [InlineData("where in the journey is it used", "what is the sorter", "where amazon-sorter")]
    [InlineData("who is it in the railway company", "what is the sorter", "who amazon-sorter")]
    [InlineData("can you give me one example of this please", "explain the sealed envelope", "example sealed-envelope")]
    [InlineData("one more time please", "explain the sealed envelope", "what sealed-envelope")]
    [InlineData("one more time please", "sorter or doorstep", "compare amazon-doorstep,amazon-sorter")]
    [InlineData("what is the difference between the sorter and a district", "what is franking", "what amazon-sorter")]
    [InlineData("how does it differ from the sorter", "what is franking", "compare amazon-franking,amazon-sorter")]
    [InlineData("what is the whole chapter about", "what is the sorter", "overview d9.2")]
    public void What_was_explained_before_is_meant(string question, string before, string right)
    {
        Assert.Equal(right, QuestionRow.Describe(Explainer.Answer(question, Explainer.Told(Explainer.Answer(before), null))));
    }

    [Theory]
    [InlineData("what is the difference between the two", "compare amazon-doorstep,amazon-sorter")]
    [InlineData("and how do they differ", "confuse amazon-doorstep")]
    public void The_two_are_those_explained_last(string question, string right)
    {
        var first = Explainer.Told(Explainer.Answer("what is the sorter"), null);
        var last = Explainer.Told(Explainer.Answer("and the doorstep", first), first);
        Assert.Equal(right, QuestionRow.Describe(Explainer.Answer(question, last)));
    }

    [Theory]
    [InlineData("what is the whole note about", "overview d9.2")]
    [InlineData("Summarise D9.2 for me in brief, please", "overview d9.2")]
    [InlineData("what's the letter journey note all about", "overview d9.2")]
    [InlineData("how does the analogy of the letter journey chapter go", "story d9.2")]
    public void A_note_is_asked_for_by_its_number_or_title(string question, string right) => Assert.Equal(right, QuestionRow.Describe(Explainer.Answer(question)));

    [Theory]
    [InlineData("which aws services are used in sorting", "uses sorting")]
    [InlineData("services for sorting, list them", "uses sorting")]
    public void What_works_in_a_stage_is_asked_for_in_the_plural(string question, string right) => Assert.Equal(right, QuestionRow.Describe(Explainer.Answer(question)));

    [Theory]
    [InlineData("hi, i am new, what is the sorter", "what amazon-sorter")]
    [InlineData("explain the sorter real quick", "what amazon-sorter")]
    [InlineData("where in the letter journey does the sorter come in", "where amazon-sorter")]
    [InlineData("what is the sorter architecture", "what amazon-sorter")]
    [InlineData("what is IAM", "what internal-address-map")]
    [InlineData("what is amazon quick", "what amazon-quick")]
    [InlineData("the sorter song, is it any good", "none")]
    [InlineData("amazon telegraph what is it", "none")]
    public void What_is_said_by_the_way_is_not_meant(string question, string right) => Assert.Equal(right, QuestionRow.Describe(Explainer.Answer(question)));

    [Theory]
    [InlineData("how do I pass the exam?", true)]
    [InlineData("what is the passing score", true)]
    [InlineData("how long is the exam and what does it cost", true)]
    [InlineData("i feel overwhelmed", false)]
    public void Who_asks_about_the_exam_hears_what_the_course_says_of_it(string question, bool about)
    {
        Explainer explainer = new(new("Letters", [NoteParser.Parse("D9.2.md", Note)], []) { Page = new() { About = "Ten letters in an hour." } });
        var answer = explainer.Answer(question);
        Assert.Equal(Intent.Study, answer.Intent);
        Assert.Equal(about, ExplainView.Of(explainer, answer, question).Fallback.Contains("Ten letters in an hour.", StringComparison.Ordinal));
    }
}
