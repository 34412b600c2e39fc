using QuizBot.Core.Chat;
using QuizBot.Core.Stores.Tables;

namespace QuizBot.Core.Bot;

/// <summary>It is time for an errand; nobody said or pressed anything.</summary>
public sealed record PushDue(Push Errand) : TurnInput
{
    /// <summary>The turn of an errand. Its id is the errand's own, so that doing it again says the same again.</summary>
    public static Turn Turn(Push errand, DateTimeOffset now) => new()
    {
        Id = Keys.Out(errand),
        Learner = errand.Learner ?? new(errand.Room.Channel, errand.Room.Workspace, ""),
        LearnerName = "",
        Room = errand.Room,
        RoomKind = errand.RoomKind,
        Thread = errand.Thread,
        Address = errand.Address,
        Input = new PushDue(errand),
        Now = now,
    };
}
