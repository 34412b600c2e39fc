using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using QuizBot.Core.Chat;
using QuizBot.Core.Stores;

namespace QuizBot.Playground;

/// <summary>Takes what a persona does to the bot, and what the bot does about it to the room.</summary>
internal sealed partial class PlaygroundChat(IBot bot, PlaygroundClock clock, Sandbox sandbox, ILogger<PlaygroundChat> log) : IDisposable
{
    /// <summary>Turns that the bot is asked at once; the others wait.</summary>
    private const int AtOnce = 64;

    private const string OnlyMentions =
        "In a room that people share, QuizBot hears what mentions it, as in Teams: “" + BotMention.Text
        + " quiz”. Its buttons work as they are.";

    /// <summary>Characters of a typed message that are shown; the bot gets all of it.</summary>
    private const int ShownText = 4_000;

    private const string Failed = Apology.Text + " If it happens again, the window where I was started says why.";

    private readonly SemaphoreSlim turns = new(AtOnce);

    public void Dispose() => turns.Dispose();

    /// <summary>Has the bot say hello in a room where it never did, once nobody has said anything there.</summary>
    public async Task WelcomeAsync(ChatRoom room, Persona persona, CancellationToken cancel)
    {
        try
        {
            if (!room.IsEmpty || !await sandbox.IsNewAsync(room, cancel) || !room.Once("welcome"))
                return;
        }
        catch (StoreUnavailableException)
        {
            return; // The page opens all the same, and what is said in it is answered with what is wrong.
        }

        await TakeAsync(room, persona, Guid.NewGuid().ToString("N"), new BotAdded(), 0);
    }

    /// <summary>Does something while the bot is asked nothing.</summary>
    public async Task AloneAsync(Func<Task> work, CancellationToken cancel)
    {
        var taken = 0;
        try
        {
            for (; taken < AtOnce; taken++)
                await turns.WaitAsync(cancel);
            await work();
        }
        finally
        {
            if (taken > 0)
                turns.Release(taken);
        }
    }

    /// <returns>The version of the room that shows all that came of it.</returns>
    public Task<long> SayAsync(ChatRoom room, Persona persona, string turn, string text)
    {
        if (!room.Begin(turn))
            return Task.FromResult(0L);
        var shown = text.Length <= ShownText ? text : string.Create(CultureInfo.InvariantCulture, $"{text.AsSpan(0, ShownText)}… (and "
            + $"{text.Length - ShownText:N0} more characters)");
        var said = room.Add(new Message { At = clock.GetUtcNow(), Author = persona.Id, Text = shown });
        var heard = BotMention.Heard(text);
        if (heard is null && room.Kind != RoomKind.Personal)
            return Task.FromResult(room.Once("hint for " + persona.Id) ? Tell(room, persona, OnlyMentions, Message.Hint) : said.Version);
        return TakeAsync(room, persona, turn, new Said(heard ?? text) { Mentions = BotMention.People(text) }, said.Version);
    }

    /// <returns>The version of the room that shows all that came of it.</returns>
    public Task<long> PressAsync(ChatRoom room, Persona persona, string turn, Pressed press) =>
        room.Begin(turn) ? TakeAsync(room, persona, turn, press, 0) : Task.FromResult(0L);

    [SuppressMessage(
        "Design", "CA1031:Do not catch general exception types",
        Justification = "Whatever fails in the bot, the person in the chat gets a kind word and the log the rest.")]
    private async Task<long> TakeAsync(ChatRoom room, Persona persona, string id, TurnInput input, long version)
    {
        var turn = new Turn
        {
            Id = id,
            Learner = ChatRooms.Learner(persona),
            LearnerName = persona.Name,
            Room = room.Id,
            RoomKind = room.Kind,
            Zone = persona.Zone,
            Locale = persona.Locale,
            Alone = room.Id with { Conversation = ChatRooms.Conversation(persona) },
            Input = input,
            Now = clock.GetUtcNow(),
        };

        // A stop waits for what was begun; a turn has a deadline of its own.
        await turns.WaitAsync(CancellationToken.None);
        try
        {
            var card = (input as Pressed)?.Message;
            foreach (var reply in await bot.HandleAsync(turn, CancellationToken.None))
            {
                if (await ShowAsync(room, persona, card, reply) is not { } shown)
                    continue;
                version = Math.Max(version, shown.Version);
                card = shown.Id == card ? null : card; // It was replaced; nothing may replace what replaced it.
            }
        }
        catch (Exception fault)
        {
            Log.Failed(log, fault);
            version = Tell(room, persona, Failed, Message.Notice);
        }
        finally
        {
            turns.Release();
        }

        return version;
    }

    /// <returns>The message as it now is; null where there is none to edit.</returns>
    private async Task<Message?> ShowAsync(ChatRoom room, Persona persona, string? pressed, Reply reply)
    {
        var view = await reply.DrawAsync(CancellationToken.None);
        var message = Message.FromBot(clock.GetUtcNow(), view, reply.Kind == ReplyKind.Private ? OnlyFor(room, persona) : null);
        var place = reply.Kind switch
        {
            ReplyKind.Replace => pressed,
            // As in Teams: what only the presser sees takes the place of the card that only the presser sees.
            ReplyKind.Private when room.Find(pressed, persona.Id) is { OnlyFor: not null } => pressed,
            ReplyKind.Edit => reply.Message,
            _ => null,
        };
        if (room.Change(place, persona.Id, old => message with { At = old.At }) is { } changed)
            return changed;
        if (reply.Kind == ReplyKind.Edit)
            return null; // The message fell off or was before a restart, as a deleted one in a real channel.

        var added = room.Add(message);
        if (reply.Round is { } round)
            await bot.PostedAsync(room.Id, round, added.Id, CancellationToken.None);
        return added;
    }

    private long Tell(ChatRoom room, Persona persona, string text, string author) =>
        room.Add(new Message { At = clock.GetUtcNow(), Author = author, OnlyFor = OnlyFor(room, persona), Text = text }).Version;

    /// <summary>In a personal chat everything is for one person; nothing needs to say so.</summary>
    private static string? OnlyFor(ChatRoom room, Persona persona) => room.Kind == RoomKind.Personal ? null : persona.Id;

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "A turn of the playground failed.")]
        public static partial void Failed(ILogger log, Exception fault);
    }
}
