using QuizBot.Hosting;
using Xunit;

namespace QuizBot.Tests.Hosting;

/// <summary>When memory is given back: in quiet moments, and where that is worth a pause.</summary>
public sealed class CollectionNeedTests
{
    private const long Megabyte = 1_000_000;

    private readonly CollectionNeed need = new();

    [Fact]
    public void After_a_start_the_first_quiet_moment_counts_and_then_what_has_grown_since()
    {
        Assert.False(need.IsThere(200 * Megabyte, 300 * Megabyte));
        Assert.True(need.IsThere(200 * Megabyte, 301 * Megabyte));
        need.Met(120 * Megabyte);
        Assert.False(need.IsThere(151 * Megabyte, 302 * Megabyte));
        Assert.True(need.IsThere(152 * Megabyte, 303 * Megabyte));
    }

    [Fact]
    public void In_a_flood_nobody_is_kept_waiting_and_after_it_all_is_given_back()
    {
        Assert.True(need.IsThere(100 * Megabyte, 0));
        need.Met(100 * Megabyte);
        for (var second = 1; second <= 5; second++)
            Assert.False(need.IsThere(400 * Megabyte, second * 100 * Megabyte));
        Assert.True(need.IsThere(400 * Megabyte, 501 * Megabyte));
    }

    [Fact]
    public void What_cannot_be_given_back_is_not_tried_again_and_again()
    {
        Assert.True(need.IsThere(400 * Megabyte, 0));
        need.Met(390 * Megabyte);
        for (var look = 0; look < 100; look++)
            Assert.False(need.IsThere(400 * Megabyte, look * Megabyte));
    }
}
