using Microsoft.Extensions.Time.Testing;

namespace QuizBot.Tests.Shared;

/// <summary>A clock on the wall that can be set back, as by NTP or where a virtual machine resumes, while time itself goes on.</summary>
public sealed class WallClock(FakeTimeProvider time) : TimeProvider
{
    /// <summary>How wrong it is.</summary>
    public TimeSpan Off { get; set; }

    public override long TimestampFrequency => time.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => time.GetUtcNow() + Off;

    public override long GetTimestamp() => time.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => time.CreateTimer(callback, state, dueTime, period);
}
