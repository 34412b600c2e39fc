using CsCheck;
using QuizBot.Core.Text;
using Xunit;

namespace QuizBot.Core.Tests.Notes;

public sealed class NaturalOrderTests
{
    [Fact]
    public void Compare_orders_numbers_by_value_and_ignores_case()
    {
        string[] ordered = ["", "1", "01.5", "2", "10", "a", "D1", "D1.2", "d1.2-a", "D1.10", "D1.010x", "D02", "D10", "D99999999999999999999", "e"];
        Assert.Equal(ordered, ordered.Reverse().Order(NaturalOrder.Instance));
    }

    [Fact]
    public void Compare_is_a_total_order()
    {
        var text = Gen.Char["aB01.9"].Array[0, 6].Select(letters => new string(letters));
        Gen.Select(text, text, text).Sample((a, b, c) =>
        {
            var order = NaturalOrder.Instance;
            Assert.Equal(Math.Sign(order.Compare(a, b)), -Math.Sign(order.Compare(b, a)));
            Assert.Equal(a == b, order.Compare(a, b) == 0);
            Assert.False(order.Compare(a, b) <= 0 && order.Compare(b, c) <= 0 && order.Compare(a, c) > 0);
        }, iter: 5_000);
    }
}
