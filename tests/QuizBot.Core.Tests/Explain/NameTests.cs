using QuizBot.Core.Cards;
using QuizBot.Core.Explain;
using QuizBot.Core.Notes;
using QuizBot.Core.Notes.Reading;
using QuizBot.Tests.Shared.Questions;
using Xunit;

namespace QuizBot.Core.Tests.Explain;

/// <summary>Which entry a name means where several have a part of it.</summary>
public sealed class NameTests
{
    private const string Note = """
        # D9.1 Films
        ## Services
        * **Amazon Reel Cue Sheets:** A list of every shot, for whoever projects it.
        * **Amazon Reel Splice Room:** Joins the strips.
        * **Amazon Reel FrameStore:** Keeps every frame that was ever shot.
        * **FrameStore Index:** Finds a frame again by what is on it.
        * **FrameStore Gate:** Lends a frame to whoever has a key.
        * **Still Prompting:** Shows a frame before the scene, so that the actors follow it.
        * **GRAIN:** Counts how rough a picture is.
        * **Contrast Score:** How far black is from white.
        * **Noise Score:** How much of a picture is chance.
        * **Shooting Schedule:** Says what is shot on which day.
        * **F8 Score:** How deep the field is.
        * **Chain of Custody Sheet:** Who had the reel in their hands.
        * **On Call:** Whoever comes when the lamp fails at night.
        * **The Vault Keeper:** Sends a reel out by a schedule.
        ## Concepts
        ### What Do Light and Dark Do?
        * **Light:** What falls on the film.
        ### Traps: what is the difference?
        * **Still or Moving:** One frame is shown for as long as you like; the other is gone at once.
        * **GRAIN or Texture:** One is counted, the other is felt.
        * **Grain or Take:** One is measured, the other is shot.
        * **Take:** One run of the camera from start to stop.
        """;

    private static readonly Explainer Explainer = new(new("Films", [NoteParser.Parse("D9.1.md", Note)], []));

    [Theory]
    [InlineData("what is grain", "what grain")]
    [InlineData("still prompting", "what still-prompting")]
    [InlineData("still or moving?", "what still-or-moving")]
    public void Who_names_one_side_does_not_mean_what_tells_both_apart(string question, string right) =>
        Assert.Equal(right, QuestionRow.Describe(Explainer.Answer(question)));

    [Fact]
    public void Behind_a_comma_stands_a_thing_of_its_own()
    {
        var note = NoteParser.Parse("S2.md", "# S2 Rigging\n## Concepts\n* **Boom:** Holds the foot of the sail.\n* **Mast:** Stands upright.\n* **Spar:** Any pole of wood.\n");
        Assert.Equal("what boom,mast,spar", QuestionRow.Describe(new Explainer(new("Rigging", [note], [])).Answer("boom, mast and spar, what is each")));
    }

    /// <summary>A word of no language, two words of a name in one, and what is typed in capitals are meant, whatever else is said.</summary>
    [Theory]
    [InlineData("my lead talked about framestore over lunch and i nodded", "what amazon-reel-framestore")]
    [InlineData("the flyer in the canteen only said stillprompting, nothing else", "what still-prompting")]
    [InlineData("contrastscores?", "what contrast-score")]
    [InlineData("what checks which reels may leave the house", "none")]
    [InlineData("the grain of this bread is great", "none")]
    [InlineData("the bill for the cinema came today, what a take, two hundred dollars", "none")]
    [InlineData("what a grain", "what grain")]
    public void A_name_that_is_no_other_word_is_meant_in_any_sentence(string question, string right) =>
        Assert.Equal(right, QuestionRow.Describe(Explainer.Answer(question)));

    [Theory]
    [InlineData("Our bucket stood open and they say that was our job", "D9.2/security-in-the-vault")]
    [InlineData("who guards the walls", "D9.2/security-of-the-vault")]
    [InlineData("how often is the projector right", "D9.3/accuracy")]
    public void Words_of_the_course_belong_to_the_entry_of_just_that_name_or_key(string question, string key)
    {
        var first = NoteParser.Parse("D9.2.md", "# D9.2 Vaults\n## Concepts\n* **Security of the Vault:** Walls and locks.\n* **Security in the Vault:** What each guest has to do.\n* **Accuracy:** How near a splice is.\n");
        var second = NoteParser.Parse("D9.3.md", "# D9.3 Projectors\n## Concepts\n* **Accuracy:** How near a frame is.\n");
        var words = CourseWords.Parse("words.md", "## Described as\n* **Security in the Vault:** our bucket stood open and they say that was our job\n* **Security of the Vault:** who guards the walls\n* **D9.3/accuracy:** how often is the projector right\n");
        Course course = new("Films", [first, second], []) { Words = words };
        Explainer explainer = new(course);
        Assert.Contains(explainer.Find(key)!.DescribedAs, phrase => phrase.Equals(question, StringComparison.OrdinalIgnoreCase));
        Assert.Empty(CourseLint.Check(course, Deck.Build(course)).Where(finding => finding.File == "words.md"));
    }

    [Theory]
    [InlineData("splise room", "D9.1/amazon-reel-splice-room")]
    [InlineData("splise room 9", null)]
    [InlineData("shedule 9", null)]
    public void A_number_beside_a_name_says_something_else(string text, string? key) => Assert.Equal(key, Explainer.Named(text)?.Key);

    [Theory]
    [InlineData("grain score", "what grain")]
    [InlineData("noise score", "what noise-score")]
    public void A_word_that_several_names_share_says_what_sort_of_thing_stands_before_it(string question, string right) =>
        Assert.Equal(right, QuestionRow.Describe(Explainer.Answer(question)));

    [Theory]
    [InlineData("what is a cue sheet", "what amazon-reel-cue-sheets")]
    [InlineData("splice room", "what amazon-reel-splice-room")]
    [InlineData("what is framestore", "what amazon-reel-framestore")]
    [InlineData("what is the framestore gate", "what framestore-gate")]
    public void A_product_that_several_names_begin_with_may_be_left_out(string question, string right) =>
        Assert.Equal(right, QuestionRow.Describe(Explainer.Answer(question)));

    [Theory]
    [InlineData("grain or take", "compare grain,take")]
    [InlineData("grain versus take, thirty seconds, go", "compare grain,take")]
    [InlineData("contrast score or noise score?", "compare contrast-score,noise-score")]
    [InlineData("what is the difference between a shooting schedule and custody sheets", "compare chain-of-custody-sheet,shooting-schedule")]
    [InlineData("how is still prompting different from the noise score of my aunt's film", "compare noise-score,still-prompting")]
    public void Where_things_are_compared_each_that_is_named_in_full_is_a_side(string question, string right) =>
        Assert.Equal(right, QuestionRow.Describe(Explainer.Answer(question)));

    [Theory]
    [InlineData("whats the diff between grain and a take", "compare grain,take")]
    [InlineData("grain or take, what is the difference", "compare grain,take")]
    public void A_question_in_a_heading_names_nothing(string question, string right) =>
        Assert.Equal(right, QuestionRow.Describe(Explainer.Answer(question)));

    [Theory]
    [InlineData("whats f8", "what f8-score")]
    [InlineData("chain of custody?", "what chain-of-custody-sheet")]
    [InlineData("what is on call", "what on-call")]
    [InlineData("what is light", "what light")]
    public void A_part_of_a_name_that_nothing_else_has_is_enough(string question, string right) => Assert.Equal(right, QuestionRow.Describe(Explainer.Answer(question)));

    [Fact]
    public void A_verb_is_no_name() => Assert.Empty(Explainer.Answer("how do i take it").Entries);

    [Theory]
    [InlineData("what do you call it")]
    [InlineData("what does the dark do to it")]
    public void Words_that_say_nothing_are_no_name(string question) =>
        Assert.DoesNotContain(Explainer.Answer(question).Entries, entry => entry.Slug is "on-call" or "what-do-light-and-dark-do");
}
