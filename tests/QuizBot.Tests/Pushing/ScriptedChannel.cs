using QuizBot.Core.Chat;

namespace QuizBot.Tests.Pushing;

/// <summary>A channel that keeps what is sent and answers as a test says.</summary>
internal sealed class ScriptedChannel : IRoomChannel
{
    public string Channel => "scripted";

    public List<(RoomId Room, Reply Reply)> Sent { get; } = [];

    public Func<RoomId, Delivery> Answer { get; set; } = _ => Delivery.Sent("message");

    public Task<Delivery> SendAsync(RoomId room, string? address, Reply reply, CancellationToken cancel)
    {
        var answer = Answer(room);
        if (answer.Outcome == DeliveryOutcome.Sent)
            Sent.Add((room, reply));
        return Task.FromResult(answer);
    }
}
