using CsCheck;
using QuizBot.Core.Memory;
using QuizBot.Core.Notes;
using Xunit;

namespace QuizBot.Core.Tests.Memory;

public sealed class CardChooserTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);
    private static readonly HashSet<string> None = [];

    private readonly CardChooser chooser = new(Fsrs.Default);
    private readonly Dictionary<string, CardMemory> memories = [];

    [Fact]
    public void Choose_takes_the_due_card_with_the_lowest_recall()
    {
        Remember("A", stability: 10, reviewedDaysAgo: 12, dueInDays: -2);
        Remember("B", stability: 2, reviewedDaysAgo: 12, dueInDays: -1);
        Remember("D", stability: 1, reviewedDaysAgo: 12, dueInDays: 1);

        Assert.Equal(("B", ChoiceReason.Due), Choose(Deck("A", "B", "C", "D")));
    }

    [Fact]
    public void Choose_takes_the_first_of_the_deck_when_recalls_are_equal()
    {
        Remember("B", stability: 2, reviewedDaysAgo: 3, dueInDays: -1);
        Remember("A", stability: 2, reviewedDaysAgo: 3, dueInDays: -2);

        Assert.Equal(("B", ChoiceReason.Due), Choose(Deck("B", "A")));
        Assert.Equal(("A", ChoiceReason.Due), Choose(Deck("A", "B")));
    }

    [Fact]
    public void Choose_counts_a_card_as_due_at_its_instant()
    {
        Remember("A", stability: 2, reviewedDaysAgo: 2, dueInDays: 0);

        Assert.Equal(("A", ChoiceReason.Due), Choose(Deck("A")));
    }

    [Fact]
    public void Choose_takes_new_cards_in_order_when_nothing_is_due()
    {
        Remember("A", stability: 10, reviewedDaysAgo: 1, dueInDays: 9);

        Assert.Equal(("C", ChoiceReason.New), Choose(Deck("A", "C", "B")));
    }

    [Fact]
    public void Choose_says_when_the_next_is_due_when_there_is_nothing_to_ask()
    {
        Remember("A", stability: 10, reviewedDaysAgo: 1, dueInDays: 9);
        Remember("B", stability: 10, reviewedDaysAgo: 1, dueInDays: 3);

        Assert.Equal(new CardChoice(null, ChoiceReason.None, Now.AddDays(3)), chooser.Choose(Deck("A", "B"), Memory, Now, None));
    }

    [Fact]
    public void Choose_says_when_a_skipped_card_is_due_when_it_is_the_only_one()
    {
        Remember("A", stability: 2, reviewedDaysAgo: 0, dueInDays: 0.007);

        Assert.Equal(Now.AddDays(0.007), chooser.Choose(Deck("A"), Memory, Now, new HashSet<string> { "A" }).NextDue);
    }

    [Fact]
    public void Choose_finds_nothing_in_an_empty_deck() =>
        Assert.Equal(new CardChoice(null, ChoiceReason.None, null), chooser.Choose([], Memory, Now, None, more: true));

    [Fact]
    public void Choose_takes_the_weakest_only_when_the_learner_wants_more()
    {
        Remember("A", stability: 10, reviewedDaysAgo: 1, dueInDays: 9);
        Remember("B", stability: 3, reviewedDaysAgo: 1, dueInDays: 2);

        Assert.Equal((null, ChoiceReason.None), Choose(Deck("A", "B")));
        Assert.Equal(("B", ChoiceReason.Weakest), Choose(Deck("A", "B"), more: true));
    }

    [Fact]
    public void Choose_goes_round_the_deck_when_the_learner_wants_ever_more_on_one_day()
    {
        var deck = Deck("A", "B", "C");
        var now = Now;
        foreach (var card in deck)
            memories[card.Id] = Fsrs.Default.Review(null, Grade.Easy, now = now.AddMinutes(1));
        var asked = new List<string>();
        for (var i = 0; i < 6; i++)
        {
            var id = chooser.Choose(deck, Memory, now = now.AddMinutes(1), None, more: true).Card!.Id;
            memories[id] = Fsrs.Default.Review(memories[id], Grade.Good, now);
            asked.Add(id);
        }

        Assert.Equal(["A", "B", "C", "A", "B", "C"], asked);
    }

    [Fact]
    public void Choose_prefers_another_subject_where_it_is_as_good()
    {
        List<Flashcard> deck = [Card("S3/role", "s3"), Card("S3/what", "s3"), Card("Glue/role", "glue"), Card("Q1", null)];

        Assert.Equal(("S3/role", ChoiceReason.New), Choose(deck));
        Assert.Equal(("Glue/role", ChoiceReason.New), Choose(deck, lastSubject: "s3"));
        Assert.Equal(("S3/role", ChoiceReason.New), Choose(deck, lastSubject: "glue"));
        Assert.Equal(("S3/role", ChoiceReason.New), Choose(deck[..2], lastSubject: "s3"));
    }

    [Fact]
    public void Choose_keeps_to_the_subject_when_its_recall_is_clearly_lower()
    {
        Remember("S3/role", stability: 2, reviewedDaysAgo: 9, dueInDays: -7);
        Remember("Glue/role", stability: 2, reviewedDaysAgo: 3, dueInDays: -1);
        List<Flashcard> deck = [Card("Glue/role", "glue"), Card("S3/role", "s3")];

        Assert.Equal(("S3/role", ChoiceReason.Due), Choose(deck, lastSubject: "s3"));
    }

    [Fact]
    public void Choose_never_passes_over_a_due_card_nor_takes_a_skipped_one()
    {
        Gen<(int Days, int Due, bool Known, bool Skip)> state = Gen.Select(Gen.Int[0, 30], Gen.Int[-20, 20], Gen.Bool, Gen.Bool);
        Gen.Select(state.Array[0, 12], Gen.Bool, Gen.Int[0, 3]).Sample((states, more, subject) =>
        {
            List<Flashcard> deck = [.. states.Select((_, i) => Card($"{i}", $"{i % 4}"))];
            CardMemory? Lookup(string id)
            {
                (var days, var due, var known, _) = states[int.Parse(id, System.Globalization.CultureInfo.InvariantCulture)];
                return known ? New(3, days, due) : null;
            }
            HashSet<string> skip = [.. deck.Where((_, i) => states[i].Skip).Select(card => card.Id)];

            var choice = chooser.Choose(deck, Lookup, Now, skip, $"{subject}", more);

            List<Flashcard> open = [.. deck.Where(card => !skip.Contains(card.Id))];
            bool due = open.Exists(card => Lookup(card.Id)?.Due <= Now), fresh = open.Exists(card => Lookup(card.Id) is null);
            var expected = due ? ChoiceReason.Due : fresh ? ChoiceReason.New : more && open.Count > 0 ? ChoiceReason.Weakest : ChoiceReason.None;
            Assert.Equal(expected, choice.Reason);
            Assert.Equal(expected == ChoiceReason.None, choice.Card is null);
            if (choice.Card is null)
                return;
            Assert.DoesNotContain(choice.Card.Id, skip);
            Assert.Null(choice.NextDue);
            if (expected == ChoiceReason.Due)
                Assert.All(open, card => Assert.False(Lookup(card.Id)?.Due <= Now && Recall(card) < Recall(choice.Card) - 0.01));

            double Recall(Flashcard card) => Fsrs.Default.Recall(Lookup(card.Id)!, Now);
        }, iter: 3000);
    }

    private (string? Id, ChoiceReason Reason) Choose(IReadOnlyList<Flashcard> deck, string? lastSubject = null, bool more = false)
    {
        var choice = chooser.Choose(deck, Memory, Now, None, lastSubject, more);
        return (choice.Card?.Id, choice.Reason);
    }

    private CardMemory? Memory(string id) => memories.GetValueOrDefault(id);

    private void Remember(string id, double stability, double reviewedDaysAgo, double dueInDays) =>
        memories[id] = New(stability, reviewedDaysAgo, dueInDays);

    private static CardMemory New(double stability, double reviewedDaysAgo, double dueInDays) => new()
    {
        Stability = stability,
        Difficulty = 5,
        Due = Now.AddDays(dueInDays),
        LastReview = Now.AddDays(-reviewedDaysAgo),
        Reps = 3,
        Lapses = 0,
        Phase = Phase.Review,
    };

    private static List<Flashcard> Deck(params string[] ids) => [.. ids.Select(id => Card(id, null))];

    private static Flashcard Card(string id, string? subject) => new()
    {
        Id = id,
        NoteId = "D1.2",
        Kind = FlashcardKind.Reveal,
        Prompt = "?",
        Answer = "!",
        Subject = subject,
        Line = 1,
    };
}
