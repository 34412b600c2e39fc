using Microsoft.Bot.Builder;
using QuizBot.Core.Chat;
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
        if (incoming.Activity.Type == "invoke")
        {
            var answer = SdkJson.Answer((await RunAsync(arrival, CancellationToken.None))!);
            return answer with { IsFinal = answer.IsFinal && !arrival.IsUnanswered };
        }

        // Teams need not wait for what is sent in this turn, only for what is stored.
        var turn = Task.CompletedTask;
        await sends.RunAsync(stop => turn = RunAsync(arrival, stop));
        await Task.WhenAny(arrival.Committed, turn);
        if (turn.IsCompleted)
            await turn;
        return InvokeAnswer.Ok;
    }

    private Task<InvokeResponse?> RunAsync(Arrival arrival, CancellationToken cancel) => adapter.ProcessActivityAsync(
        SdkActivities.From(arrival.Incoming),
        (context, stop) =>
        {
            context.TurnState.Add(arrival);
            return bot.OnTurnAsync(context, stop);
        },
        cancel);
}

/// <summary>What the door knows of the activity of a turn.</summary>
internal sealed class Arrival(Incoming incoming)
{
    private readonly TaskCompletionSource committed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Incoming Incoming => incoming;

    /// <summary>Done once the bot has changed what the turn changes.</summary>
    public Task Committed => committed.Task;

    /// <summary>Whether the bot could not say anything: the same activity may be brought again.</summary>
    public bool IsUnanswered { get; set; }

    public void Commit() => committed.TrySetResult();
}

internal static class ArrivalExtensions
{
    public static Incoming Incoming(this ITurnContext context) => context.TurnState.Get<Arrival>().Incoming;

    /// <summary>What the bot said, also where that is null: it could not say anything.</summary>
    public static IReadOnlyList<Reply>? Said(this ITurnContext context, IReadOnlyList<Reply>? replies)
    {
        context.TurnState.Get<Arrival>().IsUnanswered = replies is null;
        return replies;
    }

    public static void Committed(this ITurnContext context) => context.TurnState.Get<Arrival>().Commit();
}
