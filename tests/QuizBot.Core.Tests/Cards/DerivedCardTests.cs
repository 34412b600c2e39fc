using QuizBot.Core.Cards;
using QuizBot.Core.Notes;
using QuizBot.Core.Notes.Reading;
using QuizBot.Core.Tests.Notes;
using Xunit;

namespace QuizBot.Core.Tests.Cards;

/// <summary>The cards that the courses that ship give besides those of their authors.</summary>
public sealed class DerivedCardTests
{
    private static readonly Course Course = CourseFolder.Read(Sample.Course, null);

    private static readonly List<Flashcard> Derived = [.. Deck.Build(Course).Cards.Where(card => card.Derived)];

    [Fact]
    public void No_name_is_asked_for_more_than_twice() =>
        Assert.Empty(Derived.Where(card => card.Subject is not null).GroupBy(card => (card.NoteId, card.Subject)).Where(cards => cards.Count() > 2).Select(cards => $"{cards.Key}: {string.Join(", ", cards.Select(card => card.Id))}"));

    [Fact]
    public void The_analogy_is_asked_about_once_for_each_term() =>
        Assert.Empty(Derived.Where(card => card.Prompt.Contains("analogy", StringComparison.Ordinal) && card.Subject is not null).GroupBy(card => (card.NoteId, card.Subject)).Where(cards => cards.Count() > 1).Select(cards => cards.Key));

    [Fact]
    public void No_choice_stands_beside_a_blank() =>
        Assert.Empty(Derived.Where(card => card.Choices.Count > 0 && card.Prompt.Contains("____", StringComparison.Ordinal)).Select(card => card.Id));

    [Fact]
    public void The_choices_about_a_concept_stand_under_one_heading()
    {
        var stages = Course.Notes.SelectMany(note => note.Stages.SelectMany(stage => stage.Concepts.Select(concept => (Key: (note.Id, concept.Name), Stage: (note.Id, stage.Line))))).ToLookup(concept => concept.Key, concept => concept.Stage);
        Assert.Empty(Derived.Where(card => card is { Kind: FlashcardKind.MultipleChoice } && card.Id.EndsWith("/meaning", StringComparison.Ordinal))
            .Where(card => !stages[(card.NoteId, card.Answer)].Any(stage => card.Choices.All(choice => stages[(card.NoteId, choice)].Contains(stage)))).Select(card => card.Id));
    }

    [Fact]
    public void No_word_of_the_question_stands_in_the_right_choice_alone()
    {
        string[] small = ["WITH", "FROM", "THAT", "THIS", "WHAT", "CALLED", "WHICH", "INTO", "AMAZON"];
        Assert.Empty(Derived.Where(card => card.Kind == FlashcardKind.MultipleChoice && !card.Id.EndsWith("/stage", StringComparison.Ordinal)).Where(card =>
        {
            var asked = WordsOf(card.Prompt).Except(small).ToHashSet();
            var others = card.Choices.Where(choice => choice != card.Answer).SelectMany(WordsOf).ToHashSet();
            return WordsOf(card.Answer).Any(word => asked.Contains(word) && !others.Contains(word));
        }).Select(card => $"{card.Id}: {card.Prompt} {string.Join(" | ", card.Choices)}"));

        static IEnumerable<string> WordsOf(string text) => text.ToUpperInvariant().Split([' ', '-', '(', ')', ',', '.', '“', '”', ':', '?', '!', ';', '/'], StringSplitOptions.RemoveEmptyEntries).Where(word => word.Length > 3);
    }

    [Fact]
    public void The_right_choice_stands_in_every_place_alike()
    {
        foreach (var count in new[] { 3, 4 })
        {
            var places = Derived.Where(card => card.Kind == FlashcardKind.MultipleChoice && card.Choices.Count == count).CountBy(card => card.Choices.ToList().IndexOf(card.Answer)).ToDictionary();
            var all = places.Values.Sum();
            Assert.All(Enumerable.Range(0, count), place => Assert.InRange(places.GetValueOrDefault(place), all / count / 2, 2 * all / count));
        }
    }

    [Fact]
    public void The_heading_of_a_group_is_part_of_the_question()
    {
        var deck = Deck.Build(new Course("A course", [NoteParser.Parse("D1.md", """
            # D1.1 Models
            ## Exam Focus & Key Concepts
            ### What does a model predict?
            * **Regression:** A number on a scale, such as a price or a temperature.
            * **Classification:** One of several groups that are known before, such as spam or not.
            * **Clustering:** Groups that nobody has named before, found by likeness.
            ### Ways to serve
            * **Batch transform:** Many answers at once, at night, without an endpoint.
            * **Endpoint:** Each answer as it is asked for, within milliseconds.
            ### Drift
            * **Data drift:** What comes in has changed since the training began.
            * **Schedule:** When somebody looks whether all is still well.
            """)], []));
        Assert.Equal("About “What does a model predict?”: what is this called? “A number on a scale, such as a price or a temperature.”", deck.Find("D1.1/regression/meaning")!.Prompt);
        Assert.StartsWith("Ways to serve: what is this called? “Each answer", deck.Find("D1.1/endpoint/meaning")!.Prompt, StringComparison.Ordinal);
        Assert.StartsWith("What is this called? “What comes in", deck.Find("D1.1/data-drift/meaning")!.Prompt, StringComparison.Ordinal);
        Assert.Equal(["Classification", "Clustering", "Regression"], deck.Find("D1.1/regression/meaning")!.Choices.Order(StringComparer.Ordinal));
        Assert.Equal(FlashcardKind.Typed, deck.Find("D1.1/endpoint/meaning")!.Kind);
    }

    [Theory]
    [InlineData("# D1 Lernen\n## Key Concepts\n### Gruppe\n* **Überanpassung:** Wenn ein Modell die Daten auswendig lernt und auf neuen Daten nicht gut ist.\n* **Merkmal:** Eine Spalte der Tabelle, aus der das Modell lernt.\n")]
    [InlineData("# D1 学习\n## Key Concepts\n### 概念\n* **过拟合：** 模型记住了训练数据，但在新数据上表现不好。\n* **特征：** 模型用来学习的表格中的一列。\n")]
    public void Nothing_is_derived_from_a_note_whose_language_the_questions_do_not_speak(string note) =>
        Assert.Empty(Deck.Build(new Course("A course", [NoteParser.Parse("D1.md", note)], [])).Cards);

    [Fact]
    public void Who_is_in_an_analogy_has_no_order_and_no_steps()
    {
        var deck = Deck.Build(new Course("A course", [NoteParser.Parse("D1.md", """
            # D1.1 Kitchen
            ## Kitchen Analogy
            * **Cook:** makes all of the meals that the guests want.
            * **Waiter:** carries the plates from the stove to the table.
            * **Guest:** eats what the others made and carried.
            """)], []));
        Assert.Null(deck.Find("D1.1/analogy/order"));
        Assert.Equal("In the kitchen analogy, what part does “Cook” play?", deck.Find("D1.1/analogy/cook")!.Prompt);
    }

    [Fact]
    public void The_choices_are_those_most_easily_taken_for_the_right_one() => Assert.Contains("Recall", Meaning("precision", """
        * **Precision:** The share of the alarms that were right, out of all alarms.
        * **Learning curve:** A chart of the score against the number of examples.
        * **Recall:** The share of the real cases that raised alarms, out of all real cases.
        * **Seed:** The number that a random draw starts from.
        * **Epoch:** A single pass over the examples.
        * **Gradient:** The direction in which the loss grows.
        """)!.Choices);

    [Theory]
    // A headline that tells two things apart, the rows of a table, and a name that nothing comes near to.
    [InlineData("hear-or-speak", "* **Hear or Speak:** Polly says aloud what the words of a text are.\n* **Lex:** Talks with callers about what a text is.\n* **Polly:** Says the words of a letter.")]
    [InlineData("price-of-speed", "* **Price of Speed:** A faster answer needs a costly machine.\n* **Price of Quality:** A better answer needs a longer run of the machine.\n* **Caching:** An answer is kept for the next reader.")]
    [InlineData("setting", "* **Setting:** A dial that decides between bold and careful words.\n* **Endless Loop:** The same step repeats without coming nearer.\n* **Lost Middle:** Facts in the centre go unread.")]
    // The right one alone is of its sort: a maker's service, many of something, what is done; or the others share a word.
    [InlineData("amazon-kendra", "* **Amazon Kendra:** Finds passages in documents by meaning.\n* **Hybrid Lookup:** Finds passages by meaning and by keywords.\n* **Ranking:** Puts the passages in a better order.")]
    [InlineData("filters", "* **Filters:** Hold passages back that nobody may read.\n* **Ranking:** Puts the passages in a better order.\n* **Lookup:** Finds the passages that somebody may read.")]
    [InlineData("acting-through-tools", "* **Acting through Tools:** The model calls functions for each step of the plan.\n* **Approval:** A person confirms each step of the plan.\n* **Budget:** The plan has only so many steps.")]
    [InlineData("chunking", "* **Chunking:** Documents are cut into passages before they are stored.\n* **Vector:** Numbers that stand for passages of documents.\n* **Token:** A piece of a word in passages of documents.")]
    [InlineData("feedback", "* **Feedback:** What people say about the running product each month.\n* **Running Cost:** Money for machines each month.\n* **Building Cost:** Money for the making of the product.")]
    // The question says the name in other words.
    [InlineData("image-generation", "* **Image Generation:** Making a picture from a description.\n* **Code Generation:** Making a program from a description.\n* **Song Generation:** Making music from a description.")]
    public void No_choice_is_asked_for_that_is_found_without_knowing_anything(string concept, string concepts) => Assert.Null(Meaning(concept, concepts));

    [Fact]
    public void A_name_is_not_typed_where_the_text_fits_a_sibling_as_well()
    {
        var deck = Deck.Build(new Course("A course", [NoteParser.Parse("D1.md", """
            # D1.1 Data
            ## Key Services & Definitions
            * **Amazon Brush:** Cleans and normalizes tables by clicking, with ready transformations and without code.
            * **Amazon Comb:** Cleans and transforms tables in a visual flow by clicking, without code.
            * **Amazon Post:** Carries letters from one office to another overnight.
            * **Amazon Lamp:** Lights the stage whenever somebody enters.
            * **Amazon Drum:** Beats the time for the band in the street.
            * **Amazon Kite:** Flies over the fields and films the harvest.
            * **Amazon Boat:** Brings passengers across the river.
            * **Amazon Bell:** Rings whenever a visitor stands outside.
            * **Amazon Oven:** Bakes bread for the morning market.
            * **Amazon Loom:** Weaves blankets out of wool.
            * **Amazon Plow:** Turns the soil in spring.
            """)], []));
        Assert.Null(deck.Find("D1.1/amazon-brush/definition"));
        Assert.NotNull(deck.Find("D1.1/amazon-brush/explain"));
        Assert.NotNull(deck.Find("D1.1/amazon-post/definition"));
    }

    private static Flashcard? Meaning(string concept, string concepts) => Deck.Build(new Course("A course", [NoteParser.Parse("D1.md", $"# D1.1 Models\n## Exam Focus & Key Concepts\n### Group\n{concepts}\n")], [])).Find($"D1.1/{concept}/meaning");
}
