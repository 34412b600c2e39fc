using QuizBot.Core.Bot;
using QuizBot.Core.Bot.Rounds;
using QuizBot.Core.Memory;
using QuizBot.Core.Notes;
using QuizBot.Core.Notes.Reading;
using QuizBot.Core.Stores.Tables;
using QuizBot.Core.Tests.Notes;
using Xunit;

namespace QuizBot.Core.Tests.Bot;

public sealed class RoomChooserTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 4, 8, 0, 0, TimeSpan.Zero);
    private static readonly Library Library = new(BotUnderTest.CourseOf(NoteParser.Parse("D1.2-seed.md", Sample.Seed)));
    private static readonly IReadOnlyList<Flashcard> Cards = Library.Deck.Cards;

    [Fact]
    public void Choose_takes_each_new_card_once_while_there_are_any()
    {
        var room = Fresh;
        var chosen = new List<Flashcard>();
        while (chosen.Count < Cards.Count)
        {
            chosen.Add(RoomChooser.Choose(Library, Cards, room, Now)!);
            room = room.WithUse(Library.StoredId(chosen[^1]), Now);
        }

        Assert.Equal(Cards.Count, chosen.Distinct().Count());
    }

    [Fact]
    public void Choose_mixes_the_notes_by_their_share_of_the_exam()
    {
        var seed = NoteParser.Parse("D1.2-seed.md", Sample.Seed);
        Library library = new(BotUnderTest.CourseOf([.. Enumerable.Range(1, 4).Select(i => Renamed(seed, $"D{i}.1", i, i == 1 ? 40 : 20))]));
        var room = Fresh;
        var notes = new List<string>();
        for (var i = 0; i < 40; i++)
        {
            var card = RoomChooser.Choose(library, library.Deck.Cards, room, Now.AddDays(i))!;
            notes.Add(card.NoteId);
            room = room.WithUse(library.StoredId(card), Now.AddDays(i));
        }

        Assert.Equal(4, notes.Take(5).Distinct().Count());
        Assert.All(notes.Zip(notes.Skip(1)), pair => Assert.NotEqual(pair.First, pair.Second));
        Assert.InRange(notes.Count(note => note == "D1.1"), 13, 19);
        Assert.All(new[] { "D2.1", "D3.1", "D4.1" }, note => Assert.InRange(notes.Count(other => other == note), 6, 10));
    }

    [Fact]
    public void Choose_begins_elsewhere_in_another_room()
    {
        var first = Enumerable.Range(0, 8).Select(i => RoomChooser.Choose(Library, Cards, new() { Id = new("test", "workspace", $"room{i}") }, Now)!.Id);
        Assert.InRange(first.Distinct().Count(), 4, 8);
    }

    [Fact]
    public void Choose_prefers_what_is_likely_forgotten_to_what_is_new()
    {
        var room = Answered(Answered(Fresh, Cards[3], Now.AddDays(-10), correct: 0), Cards[4], Now.AddDays(-10), correct: 4);
        Assert.Equal(Cards[3], RoomChooser.Choose(Library, Cards, room, Now));
        Assert.DoesNotContain(RoomChooser.Choose(Library, [.. Cards.Except([Cards[3]])], room, Now), new[] { Cards[3], Cards[4] });
    }

    [Fact]
    public void Choose_takes_the_card_that_the_people_remember_least()
    {
        var room = Cards.Aggregate(Fresh, (room, card) => Answered(room, card, Now.AddDays(-10), correct: card == Cards[5] ? 0 : 4));
        Assert.Equal(Cards[5], RoomChooser.Choose(Library, Cards, room, Now));
    }

    [Fact]
    public void Choose_takes_no_card_twice_in_a_week_while_there_are_others()
    {
        var room = Cards.Aggregate(Fresh, (room, card) => Answered(room, card, Now.AddDays(-10), correct: 4));
        room = Answered(room, Cards[5], Now.AddDays(-6), correct: 0);
        Assert.NotEqual(Cards[5], RoomChooser.Choose(Library, Cards, room, Now));
    }

    [Fact]
    public void Choose_takes_the_one_used_longest_ago_when_all_were_used_this_week()
    {
        RoomState room = Cards.Index().Aggregate(Fresh, (room, card) => room.WithUse(Library.StoredId(card.Item), Now.AddMinutes(-card.Index)));
        Assert.Equal(Cards[^1], RoomChooser.Choose(Library, Cards, room, Now));
    }

    [Fact]
    public void Choose_understands_cards_that_were_kept_without_their_course()
    {
        RoomState room = Cards.Index().Aggregate(Fresh, (room, card) => room.WithUse(card.Item.Id, Now.AddMinutes(-card.Index)));
        Assert.Equal(Cards[^1], RoomChooser.Choose(Library, Cards, room, Now));
    }

    [Fact]
    public void Choose_is_null_when_there_are_no_cards() => Assert.Null(RoomChooser.Choose(Library, [], Fresh, Now));

    [Theory]
    [InlineData(4, 4, 0, 4)]
    [InlineData(4, 2, 0, 2)]
    public void After_remembers_better_when_more_had_it_right(int answered, int correct, int fewerAnswered, int fewerCorrect)
    {
        var better = RoomMemory.After(null, answered, correct, Now);
        var worse = RoomMemory.After(null, 4 + fewerAnswered, correct - fewerCorrect, Now);
        Assert.True(better.Recall(Now.AddDays(5)) > worse.Recall(Now.AddDays(5)));
        Assert.InRange(better.Recall(Now.AddDays(5)), 0, 1);
    }

    private static RoomState Fresh => new() { Id = new("test", "workspace", "room") };

    private static Note Renamed(Note note, string id, int domain, int weight) => note with
    {
        Id = id,
        Domain = domain,
        Weight = weight,
        Flashcards = [.. note.Flashcards.Select(card => card with { Id = card.Id.Replace("D1.2", id, StringComparison.Ordinal), NoteId = id })],
    };

    private static RoomState Answered(RoomState room, Flashcard card, DateTimeOffset at, int correct) =>
        room.WithUse(Library.StoredId(card), at).WithAnswers(new() { Id = "r", Card = Library.StoredId(card), At = at, Answered = 4, Correct = correct });
}
