using Xunit;

namespace QuizBot.Teams.Tests;

/// <summary>For what happens just after the last thing that a test can see: waits for it, for as long as a slow machine needs.</summary>
internal static class Eventually
{
    public static async Task Equal<T>(T expected, Func<T> actual)
    {
        for (var i = 0; i < 2000 && !EqualityComparer<T>.Default.Equals(expected, actual()); i++)
            await Task.Delay(5, TestContext.Current.CancellationToken);
        Assert.Equal(expected, actual());
    }
}
