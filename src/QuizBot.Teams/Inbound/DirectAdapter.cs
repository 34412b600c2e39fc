using QuizBot.Teams.Outbound;

namespace QuizBot.Teams.Inbound;

/// <summary>QuizBot's own way: the answer is written as JSON, everything else is sent through <see cref="ConnectorClient"/>.</summary>
internal sealed class DirectAdapter(TurnRunner turns, ReplySender sender, BackgroundSends sends) : ITeamsAdapter
{
    public async Task<InvokeAnswer> AnswerAsync(Incoming incoming)
    {
        switch (incoming.Activity)
        {
            case { Type: "invoke", Name: InvokeNames.Execute }:
                var press = await turns.PressedAsync(incoming.Turn);
                if (press.HasMore)
                    await sends.RunAsync(stop => sender.SendAsync(incoming, press.Replies, press.Drawn, stop));
                return InvokeAnswer.Of(press.Answer);
            case { Type: "invoke", Name: InvokeNames.Search }:
                return SearchInvokes.List(await turns.RunAsync(incoming.Turn), incoming.Activity.Value);
            case { Type: "invoke", Name: InvokeNames.Explain }:
                return SearchInvokes.Dialog(await turns.RunAsync(incoming.Turn));
            case { Type: "invoke", Name: InvokeNames.Feedback }:
                return await turns.RunAsync(incoming.Turn) is null ? new InvokeAnswer(500) : InvokeAnswer.Of([]);
            default:
                var replies = await turns.SaidAsync(incoming.Turn);
                if (replies.Count > 0)
                    await sends.RunAsync(stop => sender.SendAsync(incoming, replies, null, stop));
                return InvokeAnswer.Ok;
        }
    }
}
