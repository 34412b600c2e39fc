namespace QuizBot.Core.Stores.Tables;

/// <summary>What the bot does unasked. The names are part of stored keys.</summary>
public enum PushKind
{
    /// <summary>Posts a card: a round in a shared room, a question in personal chat.</summary>
    Card,

    /// <summary>Goes on with a match.</summary>
    Match,

    /// <summary>Sums up the week in a shared room.</summary>
    Recap,

    /// <summary>Reminds a learner of a streak that ends tonight.</summary>
    Reminder,
}
