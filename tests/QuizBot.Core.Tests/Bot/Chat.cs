using QuizBot.Core.Chat;
using Xunit;

namespace QuizBot.Core.Tests.Bot;

/// <summary>One person talking to the bot in one room, by what they say and which button they press.</summary>
internal sealed class Chat(BotUnderTest bot, string user, RoomId room, RoomKind kind)
{
    private static int turns;

    public string User => user;

    public string? Zone { get; set; } = "Europe/Berlin";

    public string? Address { get; set; }

    public string? Thread { get; init; }

    /// <summary>Where the channel can speak to the person alone without having been spoken to.</summary>
    public RoomId? Alone { get; init; }

    public string? Team { get; set; }

    /// <summary>The view the person saw last.</summary>
    public View Seen { get; private set; } = new() { Fallback = "" };

    public IReadOnlyList<Reply> Replies { get; private set; } = [];

    /// <summary>Everything a person reads in the last view, line by line.</summary>
    public string Text => string.Join('\n', Seen.Blocks.Select(Read).Prepend(Seen.Title ?? ""));

    /// <summary>What the button or the option with this text brings back.</summary>
    public string ValueOf(string choice) => RoundPress.ValueOf(Seen, choice);

    public LearnerId Learner => new(room.Channel, room.Workspace, user);

    public Task<View> SayAsync(string text) => SendAsync(new Said(text), NextId());

    public Task<View> SayAsync(string text, params IReadOnlyList<MentionedPerson> mentions) => SendAsync(new Said(text) { Mentions = mentions }, NextId());

    public Task<View> PressAsync(string title, params (string Id, string Value)[] inputs) =>
        PressAsync(Seen.Actions.SingleOrDefault(action => action.Title == title) ?? throw new InvalidOperationException($"No button “{title}” in: {Text}"), inputs);

    public Task<View> PressAsync(ViewAction action, params (string Id, string Value)[] inputs) =>
        PressAsync(action.Verb, action.Data.Concat(inputs.ToDictionary(input => input.Id, input => input.Value)));

    public Task<View> PressAsync(string verb, IEnumerable<KeyValuePair<string, string>> data, string message = "message-1") =>
        SendAsync(new Pressed(verb, data.ToDictionary(), message), NextId());

    public async Task<View> SendAsync(TurnInput input, string turnId)
    {
        Turn turn = new()
        {
            Id = turnId,
            Learner = Learner,
            LearnerName = user,
            Room = room,
            RoomKind = kind,
            Thread = Thread,
            Team = Team,
            Zone = Zone,
            Address = Address,
            Alone = Alone,
            Input = input,
            Now = bot.Now,
        };
        Replies = await bot.DeliverAsync(room, await bot.Bot.HandleAsync(turn, TestContext.Current.CancellationToken));
        if (Replies.FirstOrDefault(reply => reply.Kind is ReplyKind.Private or ReplyKind.Replace) is { } own)
            Seen = own.View;
        else if (Replies.LastOrDefault(reply => reply.Kind != ReplyKind.Edit) is { } reply)
            Seen = reply.View;
        return Seen;
    }

    private static string Read(Block block) => block switch
    {
        TextBlock text => text.Text,
        FactsBlock facts => string.Join('\n', facts.Facts.Select(fact => $"{fact.Label}: {fact.Value}")),
        FixedBlock code => code.Text,
        TableBlock table => string.Join('\n', table.Rows.Select(row => string.Join(" | ", row))),
        InputBlock input => $"{input.Label}: {input.Value} {input.Problem}",
        ChoiceBlock choice => $"{choice.Problem} {choice.Label}: {string.Join(" / ", choice.Options.Select(option => option.Text))}",
        ProgressBlock progress => progress.Label,
        _ => "",
    };

    private string NextId() => $"{user}-{Interlocked.Increment(ref turns)}";
}
