using QuizBot.Core.Explain;
using QuizBot.Core.Notes.Reading;
using QuizBot.Tests.Shared.Questions;
using Xunit;

namespace QuizBot.Core.Tests.Explain;

/// <summary>What people say to “Did you mean one of these?”, and to an explanation in doubt.</summary>
public sealed class OfferTests
{
    private const string Note = """
        # S1 Sailing
        ## Terms
        * **Cleat:** A fitting to which a line is made fast.
        * **Sheet:** The line that pulls a sail in.
        * **Halyard:** The line that pulls a sail up.
        * **Reefing:** Making a sail smaller.
        * **First Mate:** Second in command.
        * **Rigging Option:** How a mast can be held.
        """;

    private static readonly Explainer Explainer = new(new("Sailing", [NoteParser.Parse("S1.md", Note)], []));

    private static readonly Previous Unsure = new(Intent.Unsure) { Offered = ["S1/cleat", "S1/sheet", "S1/halyard"] };

    private static readonly Previous InDoubt = new(Intent.Find, "S1/reefing") { Offered = ["S1/cleat", "S1/sheet"], Others = ["S1/cleat", "S1/sheet"] };

    private static readonly Previous Sure = new(Intent.Find, "S1/reefing") { Others = ["S1/cleat", "S1/sheet"] };

    [Theory]
    [InlineData("the first one", "what cleat")]
    [InlineData("1", "what cleat")]
    [InlineData("the second", "what sheet")]
    [InlineData("option two please", "what sheet")]
    [InlineData("option 2", "what sheet")]
    [InlineData("the rigging option", "what rigging-option")]
    [InlineData("i mean the middle one", "what sheet")]
    [InlineData("No, the 2nd one!", "what sheet")]
    [InlineData("tell me about the third one", "what halyard")]
    [InlineData("the last one i think", "what halyard")]
    [InlineData("the latter", "what halyard")]
    [InlineData("the first two", "what cleat,sheet")]
    [InlineData("can you explain all of them?", "what cleat,halyard,sheet")]
    [InlineData("what is the difference?", "compare cleat,halyard,sheet")]
    [InlineData("compare the first and the third", "compare cleat,halyard")]
    [InlineData("yes", "what cleat")]
    [InlineData("yeah exactly", "what cleat")]
    [InlineData("no", "neither")]
    [InlineData("none of these", "neither")]
    [InlineData("neither", "neither")]
    [InlineData("nope, something else", "neither")]
    [InlineData("halyard", "what halyard")]
    [InlineData("reefing", "what reefing")]
    [InlineData("the first mate", "what first-mate")]
    [InlineData("why the second one?", "why sheet")]
    [InlineData("give me an example of the third one", "example halyard")]
    [InlineData("how does the first one differ from reefing", "compare cleat,reefing")]
    [InlineData("why?", "lost")]
    [InlineData("give me an example", "lost")]
    [InlineData("thanks", "thanks")]
    [InlineData("no thanks", "thanks")]
    [InlineData("not sure", "neither")]
    [InlineData("idk", "neither")]
    [InlineData("that's not right", "neither")]
    [InlineData("not exactly", "neither")]
    [InlineData("neither of the two", "neither")]
    [InlineData("none of the three", "neither")]
    [InlineData("the fourth one", "lost")]
    [InlineData("option 5", "lost")]
    public void What_was_offered_is_chosen_in_words(string said, string right) =>
        Assert.Equal(right, QuestionRow.Describe(Explainer.Answer(said, Unsure)));

    [Theory]
    [InlineData("all right")]
    [InlineData("all good")]
    [InlineData("that's all")]
    [InlineData("first of all, what is it good for?")]
    [InlineData("give me two examples")]
    [InlineData("explain it in two sentences")]
    [InlineData("what comes first?")]
    [InlineData("one last question")]
    [InlineData("are you sure?")]
    [InlineData("is that better?")]
    [InlineData("yes but why?")]
    [InlineData("two")]
    public void What_says_something_else_is_no_choice(string said) => Assert.False(Explainer.Answer(said, Unsure).IsPick);

    [Theory]
    [InlineData("not the first one", "S1/sheet", "S1/halyard")]
    [InlineData("anything but the second", "S1/cleat", "S1/halyard")]
    public void Who_refuses_one_is_asked_which_of_the_others_it_is(string said, params string[] rest)
    {
        var answer = Explainer.Answer(said, Unsure);
        Assert.Equal(Intent.Unsure, answer.Intent);
        Assert.Equal(rest, answer.Likely.Select(entry => entry.Key));
    }

    [Fact]
    public void German_choices_are_read() => Assert.Equal("what sheet", QuestionRow.Describe(Explainer.Answer("das zweite bitte", Unsure)));

    [Theory]
    [InlineData("the second one", "what sheet")]
    [InlineData("no", "none")]
    [InlineData("yes, that one", "thanks")]
    [InlineData("why?", "why reefing")]
    [InlineData("and the difference?", "compare cleat,reefing,sheet")]
    public void After_an_explanation_in_doubt_what_else_it_could_be_is_chosen(string said, string right) =>
        Assert.Equal(right, QuestionRow.Describe(Explainer.Answer(said, InDoubt)));

    [Fact]
    public void Who_refuses_an_explanation_in_doubt_is_asked_which_of_the_others_it_is()
    {
        var answer = Explainer.Answer("no, not that", InDoubt);
        Assert.Equal(Intent.Unsure, answer.Intent);
        Assert.Equal(["S1/cleat", "S1/sheet"], answer.Likely.Select(entry => entry.Key));
        Assert.Equal("what cleat", QuestionRow.Describe(Explainer.Answer("the first", Explainer.Told(answer, InDoubt))));
    }

    [Theory]
    [InlineData("no")]
    [InlineData("nope, not that one")]
    [InlineData("that is not it")]
    public void Who_refuses_an_explanation_without_doubt_is_asked_what_else_may_be_meant(string said)
    {
        var answer = Explainer.Answer(said, Sure);
        Assert.Equal((Intent.Unsure, true), (answer.Intent, answer.IsPick));
        Assert.Equal(["S1/cleat", "S1/sheet"], answer.Likely.Select(entry => entry.Key));
    }

    [Theory]
    [InlineData("no", "neither")]
    [InlineData("the first one", "lost")]
    [InlineData("option 2", "lost")]
    [InlineData("yes", "what reefing")]
    public void Where_nothing_was_offered_nothing_is_chosen(string said, string right) =>
        Assert.Equal(right, QuestionRow.Describe(Explainer.Answer(said, new(Intent.What, "S1/reefing"))));

    [Fact]
    public void A_follow_up_to_an_offer_is_told_what_was_offered() =>
        Assert.Equal(["Cleat", "Sheet", "Halyard"], Explainer.Answer("why?", Unsure).Nearest.Select(entry => entry.Name));

    [Fact]
    public void One_choice_after_the_other_is_made_among_the_same()
    {
        var first = Explainer.Told(Explainer.Answer("the second one", Unsure), Unsure);
        Assert.Equal("what cleat", QuestionRow.Describe(Explainer.Answer("and the first?", first)));
        var refused = Explainer.Told(Explainer.Answer("none of these", Unsure), Unsure);
        Assert.Equal("what sheet", QuestionRow.Describe(Explainer.Answer("hm, the second one", refused)));
    }

    [Fact]
    public void What_was_offered_is_forgotten_once_something_else_is_explained()
    {
        var explained = Explainer.Told(Explainer.Answer("reefing", Unsure), Unsure);
        Assert.NotEqual("what sheet", QuestionRow.Describe(Explainer.Answer("the second one", explained)));
    }

    [Fact]
    public void Small_talk_between_changes_nothing()
    {
        var after = Explainer.Told(Explainer.Answer("thanks", Unsure), Unsure);
        Assert.Equal("what sheet", QuestionRow.Describe(Explainer.Answer("the second one", after)));
    }

    [Fact]
    public void Nothing_is_chosen_among_what_has_left_the_notes_in_part()
    {
        Previous previous = new(Intent.Unsure) { Offered = ["S1/gone", "S1/sheet"] };
        Assert.Equal("lost", QuestionRow.Describe(Explainer.Answer("the first one", previous)));
    }
}
