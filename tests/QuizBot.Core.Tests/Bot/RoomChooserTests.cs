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
    private static readonly IReadOnlyList<Flashcard> Cards = new Library(BotUnderTest.CourseOf(NoteParser.Parse("D1.2-seed.md", Sample.Seed))).Deck.Cards;

    [Fact]
    public void Choose_takes_new_cards_in_note_order_while_there_are_any()
    {
        var room = Fresh;
        foreach (var card in Cards)
        {
            Assert.Equal(card, RoomChooser.Choose(Cards, room, Now));
            room = room.WithUse(card.Id, Now);
        }
    }

    [Fact]
    public void Choose_takes_the_card_that_the_people_remember_least()
    {
        var room = Cards.Aggregate(Fresh, (room, card) => Answered(room, card, Now.AddDays(-10), correct: card == Cards[5] ? 0 : 4));
        Assert.Equal(Cards[5], RoomChooser.Choose(Cards, room, Now));
    }

    [Fact]
    public void Choose_takes_no_card_twice_in_a_week_while_there_are_others()
    {
        var room = Cards.Aggregate(Fresh, (room, card) => Answered(room, card, Now.AddDays(-10), correct: 4));
        room = Answered(room, Cards[5], Now.AddDays(-6), correct: 0);
        Assert.NotEqual(Cards[5], RoomChooser.Choose(Cards, room, Now));
    }

    [Fact]
    public void Choose_takes_the_one_used_longest_ago_when_all_were_used_this_week()
    {
        RoomState room = Cards.Index().Aggregate(Fresh, (room, card) => room.WithUse(card.Item.Id, Now.AddMinutes(-card.Index)));
        Assert.Equal(Cards[^1], RoomChooser.Choose(Cards, room, Now));
    }

    [Fact]
    public void Choose_is_null_when_there_are_no_cards() => Assert.Null(RoomChooser.Choose([], Fresh, Now));

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

    private static RoomState Answered(RoomState room, Flashcard card, DateTimeOffset at, int correct) =>
        room.WithUse(card.Id, at).WithAnswers(new() { Id = "r", Card = card.Id, At = at, Answered = 4, Correct = correct });
}
