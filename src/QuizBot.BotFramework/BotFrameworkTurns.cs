using Microsoft.Bot.Builder;
using QuizBot.Teams;
using QuizBot.Teams.Inbound;
using QuizBot.Teams.Outbound;

namespace QuizBot.BotFramework;

/// <summary>Gives the SDK what the door let in.</summary>
internal sealed class BotFrameworkTurns(QuizBotAdapter adapter, TeamsBot bot, BackgroundSends sends) : ITeamsAdapter
{
    public async Task<InvokeAnswer> AnswerAsync(Incoming incoming)
    {
        var arrival = new Arrival(incoming);
        var turn = adapter.ProcessActivityAsync(
            SdkActivities.From(incoming),
            (context, cancel) =>
            {
                context.TurnState.Add(arrival);
                return bot.OnTurnAsync(context, cancel);
            },
            CancellationToken.None);
        if (incoming.Activity.Type == "invoke")
            return SdkJson.Answer((await turn)!) is var answer && arrival.CameToNothing ? answer with { IsFinal = false } : answer;

        // Teams need not wait for what is sent in this turn, only for what is stored.
        await Task.WhenAny(arrival.Committed, turn);
        await sends.RunAsync(_ => turn);
        return InvokeAnswer.Ok;
    }
}

/// <summary>What the door knows of the activity of a turn.</summary>
internal sealed class Arrival(Incoming incoming)
{
    private readonly TaskCompletionSource committed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Incoming Incoming => incoming;

    /// <summary>Done once the bot has changed what the turn changes.</summary>
    public Task Committed => committed.Task;

    /// <summary>True where the bot could not look: the same delivery may be tried again.</summary>
    public bool CameToNothing { get; private set; }

    /// <summary>The body of an answer to a search, or of its failure.</summary>
    public byte[] Take(InvokeAnswer answer)
    {
        CameToNothing |= !answer.IsFinal;
        return answer.Body!;
    }

    public void Commit() => committed.TrySetResult();
}

internal static class ArrivalExtensions
{
    public static Incoming Incoming(this ITurnContext context) => context.TurnState.Get<Arrival>().Incoming;

    public static byte[] Take(this ITurnContext context, InvokeAnswer answer) => context.TurnState.Get<Arrival>().Take(answer);

    public static void Committed(this ITurnContext context) => context.TurnState.Get<Arrival>().Commit();
}
