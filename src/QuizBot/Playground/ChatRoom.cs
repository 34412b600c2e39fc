using System.Net.ServerSentEvents;
using System.Text.Json;
using System.Threading.Channels;
using QuizBot.Core.Chat;

namespace QuizBot.Playground;

/// <summary>A room with its latest messages and the pages that look at it. All in memory; a restart empties it.</summary>
internal sealed class ChatRoom(string name, RoomId id, RoomKind kind)
{
    /// <summary>Messages kept; older ones fall off.</summary>
    public const int Kept = 200;

    private const int TurnsRemembered = 256;

    private readonly Lock gate = new();
    private readonly List<Message> messages = [];
    private readonly List<Follower> followers = [];
    private readonly Queue<string> turns = [];
    private readonly HashSet<string> done = [];
    private long version;

    /// <summary>What the page calls it: "me" or "study-group".</summary>
    public string Name => name;

    public RoomId Id => id;

    public RoomKind Kind => kind;

    public bool IsEmpty
    {
        get
        {
            lock (gate)
                return messages.Count == 0;
        }
    }

    /// <summary>What people call the room: "#study-group" or "Ada's personal chat".</summary>
    public string Title => kind != RoomKind.Personal ? "#" + name
        : Persona.All.Single(persona => id.Conversation == ChatRooms.Conversation(persona)).Name + "’s personal chat";

    /// <summary>False when this turn was begun before: a click delivered twice happens once.</summary>
    public bool Begin(string turn)
    {
        lock (gate)
        {
            if (turns.Contains(turn))
                return false;
            if (turns.Count == TurnsRemembered)
                turns.Dequeue();
            turns.Enqueue(turn);
            return true;
        }
    }

    /// <summary>True the first time that something is asked for by this name, until the room begins anew.</summary>
    public bool Once(string what)
    {
        lock (gate)
            return done.Add(what);
    }

    /// <summary>Forgets all that was said, as if nobody had been here yet.</summary>
    public void Clear()
    {
        lock (gate)
        {
            messages.Clear();
            done.Clear();
        }
    }

    /// <summary>Puts a message at the end and returns it as it now is.</summary>
    public Message Add(Message message)
    {
        lock (gate)
        {
            if (messages.Count == Kept)
                messages.RemoveAt(0);
            var added = message with { Version = ++version };
            messages.Add(added);
            Publish(added);
            return added;
        }
    }

    /// <summary>Changes a message in its place; null when there is none of that id that the persona sees.</summary>
    public Message? Change(string? message, string persona, Func<Message, Message> change)
    {
        lock (gate)
        {
            var at = messages.FindIndex(known => known.Id == message && known.IsSeenBy(persona));
            if (at < 0)
                return null;
            var changed = change(messages[at]) with { Id = messages[at].Id, OnlyFor = messages[at].OnlyFor, Version = ++version };
            messages[at] = changed;
            Publish(changed);
            return changed;
        }
    }

    /// <summary>The message, if the persona sees it.</summary>
    public Message? Find(string? message, string persona)
    {
        lock (gate)
            return messages.Find(known => known.Id == message && known.IsSeenBy(persona));
    }

    /// <summary>From now on the follower gets every change after <paramref name="seen"/>, and none twice.</summary>
    public void Follow(Follower follower, out IReadOnlyList<Message> seen)
    {
        lock (gate)
        {
            seen = [.. messages.Where(message => message.IsSeenBy(follower.Persona))];
            followers.Add(follower);
        }
    }

    public void Leave(Follower follower)
    {
        lock (gate)
            followers.Remove(follower);
    }

    public void Publish(SseItem<string> item)
    {
        lock (gate)
        {
            foreach (var follower in followers)
                follower.Send(item);
        }
    }

    private void Publish(Message message)
    {
        if (followers.Count == 0)
            return;
        var item = new SseItem<string>(JsonSerializer.Serialize(message, PlaygroundJson.Of<Message>()), "message");
        foreach (var follower in followers)
            if (message.IsSeenBy(follower.Persona))
                follower.Send(item);
    }
}

/// <summary>The rooms of the playground: a personal chat for each persona, and a channel that they share.</summary>
internal sealed class ChatRooms
{
    public const string Channel = "playground";
    public const string Workspace = "local";
    public const string Personal = "me";
    public const string StudyGroup = "study-group";

    private readonly Dictionary<string, ChatRoom> personal = Persona.All.ToDictionary(
        persona => persona.Id,
        persona => new ChatRoom(Personal, new RoomId(Channel, Workspace, Conversation(persona)), RoomKind.Personal));

    private readonly ChatRoom studyGroup = new(StudyGroup, new RoomId(Channel, Workspace, StudyGroup), RoomKind.Channel);

    public IEnumerable<ChatRoom> All => personal.Values.Append(studyGroup);

    /// <summary>The <see cref="RoomId.Conversation"/> of a personal chat.</summary>
    public static string Conversation(Persona persona) => "personal-" + persona.Id;

    public static LearnerId Learner(Persona persona) => new(Channel, Workspace, persona.Id);

    /// <summary>The room that the persona calls by that name; null where there is none.</summary>
    public ChatRoom? Find(string? name, Persona persona) => name switch
    {
        Personal => personal[persona.Id],
        StudyGroup => studyGroup,
        _ => null,
    };
}

/// <summary>One open page. A page that stops reading is dropped rather than waited for; it connects again and gets everything.</summary>
internal sealed class Follower(string persona)
{
    private const int Waiting = 512;

    private readonly Channel<SseItem<string>> events = Channel.CreateBounded<SseItem<string>>(Waiting);

    public string Persona => persona;

    public ChannelReader<SseItem<string>> Events => events.Reader;

    public void Send(SseItem<string> item)
    {
        if (!events.Writer.TryWrite(item))
            events.Writer.TryComplete();
    }
}
