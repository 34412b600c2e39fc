namespace QuizBot.Core.Stores;

/// <summary>The tables there are; their names in storage are the prefix of the deployment followed by these.</summary>
public enum Table
{
    Learners,
    Rooms,
    Pushes,

    /// <summary>Workspaces that installed the bot, their tokens sealed, and the keys that unseal them.</summary>
    Installs,

    /// <summary>What people said about cards and explanations.</summary>
    Reports,

    /// <summary>Questions that the notes did not answer, for their authors.</summary>
    Unanswered,
}
