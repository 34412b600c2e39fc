using System.Collections.Concurrent;
using System.Globalization;
using QuizBot.Core.Chat;
using QuizBot.Tests.Shared;

namespace QuizBot.Tests.Playground;

/// <summary>Answers a few fixed words with every kind of reply, and remembers what it was asked.</summary>
internal sealed class ScriptedConversation : IBot
{
    private readonly ConcurrentDictionary<string, string> rounds = new();
    private int answered;

    public ConcurrentQueue<Turn> Turns { get; } = new();

    /// <summary>Where it was added.</summary>
    public ConcurrentQueue<RoomId> Rooms { get; } = new();

    public ConcurrentQueue<(RoomId Room, string Round, string Message)> Posted { get; } = new();

    /// <summary>While set, the bot does not answer before it is done.</summary>
    public TaskCompletionSource? Hold { get; set; }

    public async Task<IReadOnlyList<Reply>> HandleAsync(Turn turn, CancellationToken cancel)
    {
        if (turn.Input is BotAdded)
        {
            Rooms.Enqueue(turn.Room);
            return [];
        }

        Turns.Enqueue(turn);
        if (Hold is { } hold)
            await hold.Task.WaitAsync(cancel);
        return turn.Input switch
        {
            Said said => Hear(said.Text, turn),
            Pressed pressed => Press(pressed),
            _ => [],
        };
    }

    public Task ExplainedAsync(RoomId room, string entry, string message, CancellationToken cancel) => Task.CompletedTask;

    public Task PostedAsync(RoomId room, string round, string message, CancellationToken cancel)
    {
        Posted.Enqueue((room, round, message));
        rounds[round] = message;
        return Task.CompletedTask;
    }

    private List<Reply> Hear(string text, Turn turn) => text switch
    {
        "quiz" => [new(ReplyKind.Post, ScriptedViews.Question)],
        "help" => [new(ReplyKind.Post, ScriptedViews.Help)],
        "round" => [new(ReplyKind.Post, ScriptedViews.Round(0)) { Round = "r1" }],
        "streak" => [new(ReplyKind.Private, ScriptedViews.Line($"Your streak is {turn.Now:yyyy-MM-dd}."))],
        "two" => [new(ReplyKind.Post, ScriptedViews.Line("One.")), new(ReplyKind.Post, ScriptedViews.Line("Two."))],
        "lost edit" => [new(ReplyKind.Edit, ScriptedViews.Line("Nobody sees this.")) { Message = "gone" }],
        "break" => throw new InvalidOperationException("secret detail"),
        _ when text.StartsWith("view ", StringComparison.Ordinal) => [new(ReplyKind.Post, ViewGallery.All.Single(named => named.Name == text[5..]).View)],
        _ => [new(ReplyKind.Post, ScriptedViews.Line("You said: " + text))],
    };

    private List<Reply> Press(Pressed pressed) => (pressed.Verb, pressed.Data.GetValueOrDefault("round")) switch
    {
        (Verbs.Answer, { } round) =>
        [
            new(ReplyKind.Edit, ScriptedViews.Round(Interlocked.Increment(ref answered))) { Message = rounds.GetValueOrDefault(round) },
            new(ReplyKind.Private, ScriptedViews.Graded(pressed.Data.GetValueOrDefault("answer", "nothing"))),
        ],
        (Verbs.Answer, null) => [new(ReplyKind.Replace, ScriptedViews.Graded(string.Join(" + ", pressed.Data.Where(pair => pair.Key != "card").OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => pair.Value))))],
        (Verbs.Next, _) => [new(ReplyKind.Replace, ScriptedViews.Question)],
        (Verbs.Quiz, _) => [new(ReplyKind.Private, ScriptedViews.Line("Glue extracts, transforms and loads."))],
        (Verbs.Delete, _) => throw new InvalidOperationException("secret detail"),
        (Verbs.Say, _) => Hear(pressed.Data["text"], Turns.Last()),
        _ => [new(ReplyKind.Post, ScriptedViews.Line(string.Create(CultureInfo.InvariantCulture, $"Pressed {pressed.Verb} with {pressed.Data.Count} values.")))],
    };
}
