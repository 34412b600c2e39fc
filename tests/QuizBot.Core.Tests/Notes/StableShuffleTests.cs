using CsCheck;
using QuizBot.Core.Text;
using Xunit;

namespace QuizBot.Core.Tests.Notes;

public sealed class StableShuffleTests
{
    [Theory]
    [InlineData("D1.2/Q1", "dcab")]
    [InlineData("D1.2/Q2", "cabd")]
    public void Shuffle_is_the_same_for_ever(string seed, string order) =>
        Assert.Equal(order, string.Concat(StableShuffle.Shuffle("abcd".ToList(), seed)));

    [Fact]
    public void Shuffle_keeps_all_items_and_never_their_order() =>
        Gen.Select(Gen.Int[0, 4].List[0, 8], Gen.String).Sample((items, seed) =>
        {
            var shuffled = StableShuffle.Shuffle(items, seed);
            Assert.Equal(items.Order(), shuffled.Order());
            Assert.Equal(items.Distinct().Count() < 2, shuffled.SequenceEqual(items));
        });

    [Fact]
    public void Shuffle_puts_every_item_everywhere()
    {
        var firsts = Enumerable.Range(0, 4000).Select(i => StableShuffle.Shuffle(["a", "b", "c", "d", "e"], $"D1.2/Q{i}")[0]).CountBy(first => first);
        Assert.All(firsts, first => Assert.InRange(first.Value, 600, 1000));
        Assert.Equal(5, firsts.Count());
    }
}
