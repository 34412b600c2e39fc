using QuizBot.Core.Cards;
using QuizBot.Core.Notes;
using QuizBot.Core.Notes.Reading;
using QuizBot.Core.Tests.Notes;
using Xunit;

namespace QuizBot.Core.Tests.Cards;

public sealed class DeckTests
{
    private static readonly Deck Seed = Of(NoteParser.Parse("D1.2-seed.md", Sample.Seed));

    [Fact]
    public void Find_ignores_case_and_knows_nothing_else()
    {
        Assert.Equal("D1.2/aws-glue/role", Seed.Find("d1.2/AWS-glue/ROLE")?.Id);
        Assert.Null(Seed.Find("D1.2/aws-glue"));
        Assert.Null(Seed.Find(""));
    }

    [Fact]
    public void OfNote_ignores_case_and_is_empty_for_an_unknown_note()
    {
        Assert.Equal(Seed.Cards, Seed.OfNote("d1.2"));
        Assert.Empty(Seed.OfNote("D1"));
    }

    [Fact]
    public void About_finds_the_cards_of_a_term_in_one_note()
    {
        var note = Parse("# D1 One\n## Services\n* **AWS Glue (The Plumber):** Cleans all the raw data before training begins.\n");
        var other = Parse("# D2 Two\n## Services\n* **AWS Glue (The Plumber):** Moves tables from one place to the next.\n");
        var deck = Deck.Build(new Course("A course", [note, other], []));
        Assert.Equal(["D1/aws-glue/role", "D1/aws-glue/definition"], deck.About("d1", "aws-glue").Select(card => card.Id));
        Assert.Equal(2, deck.About("D2", "aws-glue").Count);
        Assert.Empty(deck.About("D3", "aws-glue"));
        Assert.Empty(deck.About("D1", "nothing"));
    }

    [Fact]
    public void Build_mixes_written_choices_so_that_the_first_is_not_always_right()
    {
        var cards = string.Concat(Enumerable.Range(1, 40).Select(number => Card(number, "Right | One | Two | Three")));
        var deck = Deck.Build(new Course("A course", [Parse($"# D1 One\n## Flashcards\n{cards}")], []));
        Assert.All(deck.Cards, card => Assert.Equal(["One", "Right", "Three", "Two"], card.Choices.Order(StringComparer.Ordinal)));
        Assert.Equal([0, 1, 2, 3], deck.Cards.Select(card => card.Choices.ToList().IndexOf("Right")).Distinct().Order());

        var last = Assert.Single(Deck.Build(new Course("A course", [Parse($"# D1 One\n## Flashcards\n{Card(1, "Right | One | Two | None of these")}")], [])).Cards);
        Assert.Equal(["Right", "One", "Two", "None of these"], last.Choices);

        static string Card(int number, string choices) =>
            $"<details><summary><strong>Q{number}: What is number {number}?</strong></summary>\n\n* **Choices:** {choices}\n* **Answer:** Right\n</details>\n\n";
    }

    [Fact]
    public void Build_puts_notes_in_their_order_and_authored_cards_first()
    {
        var first = Parse("# D2 Two\n## Services\n* **AWS Glue (The Plumber):** Cleans all the raw data before training begins.\n## Quiz\n<details><summary>Q1: What?</summary>\n* **Answer:** That\n</details>\n");
        var second = Parse("# D10 Ten\n## Services\n* **Amazon S3 (The Warehouse):** Keeps all of the files for a long time.\n");
        var ids = Deck.Build(new Course("A course", [first, second], [])).Cards.Select(card => card.Id).ToList();
        Assert.Equal("D2/Q1", ids[0]);
        Assert.Equal(["D2", "D10"], ids.Select(id => id.Split('/')[0]).Distinct());
    }

    [Fact]
    public void Build_keeps_the_first_of_two_cards_with_one_id()
    {
        var card = new Flashcard { Id = "D1/Q1", NoteId = "D1", Kind = FlashcardKind.Typed, Prompt = "One?", Answer = "One", Line = 1 };
        var note = new Note { Id = "D1", Title = "One", File = "one.md", Flashcards = [card, card with { Id = "d1/q1", Prompt = "Two?" }] };
        Assert.Equal("One?", Assert.Single(Of(note).Cards).Prompt);
    }

    [Theory]
    // Nothing to ask about.
    [InlineData("# D1 Empty\n", "")]
    // One service: no siblings to choose from, so it is typed.
    [InlineData("# D1 One\n## Services\n* **AWS Glue (The Plumber):** Cleans all the raw data before training begins.\n", "aws-glue/role aws-glue/definition")]
    // No role, and a definition of no help.
    [InlineData("# D1 Short\n## Services\n* **AWS Glue:** Glue is glue.\n", "aws-glue/explain")]
    // The role gives the service away.
    [InlineData("# D1 Told\n## Services\n* **AWS Glue (The Glue Pot):** Cleans all the raw data before training begins.\n", "aws-glue/definition")]
    // Two services with one role.
    [InlineData("# D1 Twins\n## Services\n* **AWS Glue (The Plumber):** Cleans all the raw data before training begins.\n* **Amazon S3 (The Plumber):** Keeps every file for a long time to come.\n", "aws-glue/definition amazon-s3/definition")]
    // Two services explained in the same words.
    [InlineData("# D1 Twins\n## Services\n* **AWS Glue:** Cleans all the raw data before training begins.\n* **Amazon S3:** Cleans all the raw data before training begins.\n", "aws-glue/explain amazon-s3/explain")]
    // Two stages are no order worth asking for.
    [InlineData("# D1 Two\n## Key Concepts\n### Stage 1: First\n* **Goal:** Say what is to be achieved in the end.\n### Stage 2: Second\n* **Result:** Say what came out of it for the people.\n", "goal/meaning result/meaning")]
    // Headings without numbers are no stages.
    [InlineData("# D1 Loose\n## Key Concepts\n### Ideas\n* **Goal:** Say what is to be achieved in the end.\n### Tips\n* **Result:** Say what came out of it for the people.\n### More\n* **Pitfall:** Say where many students go wrong at first.\n", "goal/meaning result/meaning pitfall/meaning")]
    public void Build_leaves_out_what_would_be_unsound(string text, string cards)
        => Assert.Equal(cards.Split(' ', StringSplitOptions.RemoveEmptyEntries), Of(Parse(text)).Cards.Select(card => card.Id["D1/".Length..]));

    [Fact]
    public void Build_takes_distractors_from_other_notes_when_its_own_has_too_few()
    {
        var far = Parse("# D3 Far\n## Services\n* **Amazon Polly (The Narrator):** Reads any text aloud in a lifelike voice.\n");
        var near = Parse("# D2 Near\n## Services\n* **Amazon S3 (The Warehouse):** Keeps every file for a long time to come.\n* **Amazon Lex (The Host):** Talks with guests and finds out what they want.\n* **Amazon Athena (The Librarian):** Answers questions about tables with plain SQL.\n");
        var own = Parse("# D1 Own\n## Services\n* **AWS Glue (The Plumber):** Cleans all the raw data before training begins.\n");
        var card = Deck.Build(new Course("A course", [own, near, far], [])).Find("D1/aws-glue/role")!;
        Assert.Equal(["AWS Glue", "Amazon Athena", "Amazon Lex", "Amazon S3"], card.Choices.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Build_ends_in_time_for_a_note_of_thousands_of_terms()
    {
        var term = new Term { Name = "", Slug = "", Aliases = [], Definition = "", Stages = [], Line = 1 };
        var note = new Note
        {
            Id = "D1",
            Title = "Many",
            File = "many.md",
            Terms = [.. Enumerable.Range(1, 20_000).Select(at => term with { Name = $"Thing {at}", Slug = $"thing-{at}", Definition = $"It is number {at} of a very long row of things." })],
        };
        Assert.InRange(Of(note).Cards.Count, 1, 1_000);
    }

    private static Deck Of(Note note) => Deck.Build(new Course("A course", [note], []));

    private static Note Parse(string text) => NoteParser.Parse("note.md", text);
}
