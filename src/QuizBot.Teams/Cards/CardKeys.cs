namespace QuizBot.Teams.Cards;

/// <summary>Names in a button's data that are the edge's own. No input can have them: a dollar sign is not part of an input id.</summary>
internal static class CardKeys
{
    /// <summary>Where Action.Submit, which has no verb, carries it.</summary>
    public const string Verb = "$verb";
}
