using QuizBot.Core.Chat;
using QuizBot.Teams.Cards;

namespace QuizBot.Teams.Outbound;

/// <summary>What a message holds, whichever adapter sends it.</summary>
/// <param name="Summary">What notifications and chat lists show.</param>
/// <param name="Card">An Adaptive Card in JSON.</param>
internal sealed record OutgoingMessage(string Summary, byte[] Card)
{
    public const string CardType = "application/vnd.microsoft.card.adaptive";

    private const int SummaryCost = 600;

    public static OutgoingMessage Of(Reply reply) => Of(reply, ReplySender.Card(reply));

    /// <param name="reply">What is said.</param>
    /// <param name="card">Its card, drawn before.</param>
    public static OutgoingMessage Of(Reply reply, byte[] card) =>
        new(PlainText.Fit(PlainText.Line(reply.View.Fallback), SummaryCost), card);
}
