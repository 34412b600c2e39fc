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
    public void Choose_TakesNewCardsInNoteOrder_WhileThereAreAny()
    {
        var room = Fresh;
        foreach (var card in Cards)
        {
            Assert.Equal(card, RoomChooser.Choose(Cards, room, Now));
            room = room.WithUse(card.Id, Now);
        }
    }

    [Fact]
    public void Choose_TakesTheCardThatThePeopleRememberLeast()
    {
        var room = Cards.Aggregate(Fresh, (room, card) => Answered(room, card, Now.AddDays(-10), correct: card == Cards[5] ? 0 : 4));
        Assert.Equal(Cards[5], RoomChooser.Choose(Cards, room, Now));
    }

    [Fact]
    public void Choose_TakesNoCardTwiceInAWeek_WhileThereAreOthers()
    {
        var room = Cards.Aggregate(Fresh, (room, card) => Answered(room, card, Now.AddDays(-10), correct: 4));
        room = Answered(room, Cards[5], Now.AddDays(-6), correct: 0);
        Assert.NotEqual(Cards[5], RoomChooser.Choose(Cards, room, Now));
    }

    [Fact]
    public void Choose_TakesTheOneUsedLongestAgo_WhenAllWereUsedThisWeek()
    {
        RoomState room = Cards.Index().Aggregate(Fresh, (room, card) => room.WithUse(card.Item.Id, Now.AddMinutes(-card.Index)));
        Assert.Equal(Cards[^1], RoomChooser.Choose(Cards, room, Now));
    }

    [Fact]
    public void Choose_IsNull_WhenThereAreNoCards() => Assert.Null(RoomChooser.Choose([], Fresh, Now));

    [Theory]
    [InlineData(4, 4, 0, 4)]
    [InlineData(4, 2, 0, 2)]
    public void After_RemembersBetter_WhenMoreHadItRight(int answered, int correct, int fewerAnswered, int fewerCorrect)
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
