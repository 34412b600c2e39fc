using System.Text.Json.Nodes;
using QuizBot.Core.Chat;
using QuizBot.Teams.Cards;

namespace QuizBot.Teams.Outbound;

/// <summary>What a message holds, whichever adapter sends it: a card, or a text with citations.</summary>
internal sealed record OutgoingMessage
{
    public const string CardType = "application/vnd.microsoft.card.adaptive";

    private const int SummaryCost = 600;

    /// <summary>What notifications and chat lists show of a card.</summary>
    public string? Summary { get; private init; }

    /// <summary>An Adaptive Card in JSON; null for a text.</summary>
    public byte[]? Card { get; private init; }

    /// <summary>In Markdown; null for a card.</summary>
    public string? Text { get; private init; }

    /// <summary>A list in JSON; null for none.</summary>
    public byte[]? Entities { get; private init; }

    /// <summary>What is Teams' own, in JSON; null for nothing.</summary>
    public byte[]? ChannelData { get; private init; }

    public static OutgoingMessage Of(Reply reply) => Of(reply, ReplySender.Card(reply));

    /// <param name="reply">What is said.</param>
    /// <param name="card">Its card, drawn before.</param>
    public static OutgoingMessage Of(Reply reply, byte[] card) =>
        new() { Summary = PlainText.Fit(PlainText.Line(reply.View.Fallback), SummaryCost), Card = card };

    /// <summary>Where an explanation is from, as Teams shows sources, with Teams' own buttons to say whether it was good.</summary>
    public static OutgoingMessage Of(IReadOnlyList<Source> sources) => new()
    {
        Text = Citations.Text(sources),
        Entities = TeamsJson.Write(new JsonArray(Citations.Entity(sources))),
        ChannelData = TeamsJson.Write(new JsonObject { ["feedbackLoop"] = new JsonObject { ["type"] = "default" } }),
    };
}
