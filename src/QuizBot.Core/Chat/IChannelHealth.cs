namespace QuizBot.Core.Chat;

/// <summary>Whether a channel lets the bot in, asked of the channel itself and not of what is remembered.</summary>
public interface IChannelHealth
{
    /// <summary>As in <see cref="RoomId.Channel"/>.</summary>
    string Channel { get; }

    /// <summary>What an admin sees at start: on for whom, or off and how to switch it on. No secret is in it.</summary>
    string State { get; }

    /// <summary>What is wrong and how to mend it; null where all is well or the channel is off. Throws only when cancelled.</summary>
    Task<string?> ProblemAsync(CancellationToken cancel);
}
