namespace QuizBot.Core.Chat;

/// <summary>Work of an edge that was taken on and is not done yet.</summary>
public interface IBacklog
{
    /// <summary>What waits there, in a word or two, such as "slack turns".</summary>
    string Name { get; }

    int Waiting { get; }
}
