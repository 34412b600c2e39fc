using System.Text.Json;
using QuizBot.Core.Chat;
using QuizBot.Teams.Activities;

namespace QuizBot.Teams.Inbound;

/// <summary>Activity to Turn. What is not for the bot (reactions, typing, other people joining) is null.</summary>
internal static class TurnReader
{
    private const int MaxId = 2_000;
    private const int MaxName = 500;

    /// <exception cref="BadActivityException">An id is missing, too long or not printable.</exception>
    public static Incoming? Read(Activity activity, Uri service, DateTimeOffset now)
    {
        var message = activity.Type is "invoke" or "message" ? OptionalId(activity.ReplyToId, "replyToId") : null;
        var data = Data(activity);
        var entities = MentionText.Read(activity);
        var input = activity.Type switch
        {
            "message" => Message(activity, entities, message),
            "conversationUpdate" => Update(activity, data),
            "installationUpdate" => activity.Action switch
            {
                "add" => new BotAdded(),
                "remove" => new BotRemoved { Uninstalled = true },
                _ => null,
            },
            _ => null,
        };
        return input is null ? null : Read(activity, service, now, input, data, entities);
    }

    /// <summary>For an invoke, whose input its name decides.</summary>
    /// <exception cref="BadActivityException">As above.</exception>
    public static Incoming Read(Activity activity, Uri service, DateTimeOffset now, TurnInput input) =>
        Read(activity, service, now, input, Data(activity), MentionText.Read(activity));

    /// <summary>The tenant, as far as it can be believed.</summary>
    /// <exception cref="BadActivityException">channelData is unusable.</exception>
    public static string? Tenant(Activity activity) => ActivityOrigin.Tenant(activity, Data(activity));

    /// <exception cref="BadActivityException">It is there and unusable.</exception>
    public static string? OptionalId(string? id, string name) => string.IsNullOrEmpty(id) ? null : Id(id, name);

    private static Incoming Read(
        Activity activity, Uri service, DateTimeOffset now, TurnInput input, ChannelData? data, IReadOnlyList<ActivityEntity> entities)
    {
        var conversation = Id(activity.Conversation?.Id, "conversation.id");
        if (input is BotRemoved && data is { EventType: "channelDeleted", Channel.Id: { } deleted })
            conversation = Id(deleted, "channelData.channel.id");
        var user = Id(activity.From?.Id, "from.id");
        var id = OptionalId(activity.Id, "id") ?? Guid.NewGuid().ToString("N");
        var tenant = OptionalId(ActivityOrigin.Tenant(activity, data), "tenant.id")
            ?? (activity.ChannelId == ActivityOrigin.Teams ? throw new BadActivityException("channelData.tenant.id is missing") : "");
        var channel = ActivityOrigin.Channel(OptionalId(activity.ChannelId, "channelId"));
        var kind = activity.Conversation switch
        {
            { ConversationType: "channel" } => RoomKind.Channel,
            { ConversationType: "groupChat" } or { ConversationType: null, IsGroup: true } => RoomKind.Group,
            _ => RoomKind.Personal,
        };
        var client = entities.FirstOrDefault(entity => entity.Type == "clientInfo");
        var bot = OptionalId(activity.Recipient?.Id, "recipient.id");
        var route = new Route(
            service, tenant, conversation, kind, bot, user, activity.Type == "message" ? OptionalId(activity.Id, "id") : null)
        {
            Card = input is Pressed pressed ? pressed.Message : null,
        };
        var turn = new Turn
        {
            Id = id,
            Learner = new LearnerId(channel, tenant, user),
            LearnerName = Short(activity.From?.Name) ?? "",
            Room = new RoomId(channel, tenant, Route.Room(conversation)),
            RoomKind = kind,
            Team = kind == RoomKind.Channel ? Team(data?.Team?.Id, conversation) : null,
            Thread = kind == RoomKind.Channel ? Route.Thread(conversation) : null,
            Zone = Short(activity.LocalTimezone) ?? Short(client?.Timezone),
            Locale = Short(activity.Locale) ?? Short(client?.Locale),
            Address = RoomAddress.Write(route),
            Alone = activity.ChannelId == ActivityOrigin.Teams && Route.IsPerson(user) ? new RoomId(channel, tenant, user) : null,
            Input = input is Said said
                ? said with { Mentions = MentionText.People(activity, entities, channel, tenant) }
                : input,
            Now = now,
        };
        return new Incoming(activity, turn, route);
    }

    /// <summary>
    /// A message with a value is a pressed button of a client that does not know Action.Execute; one of another card is not ours to answer.
    /// </summary>
    private static TurnInput? Message(Activity activity, IReadOnlyList<ActivityEntity> entities, string? message)
    {
        if (activity.Value.ValueKind is not (JsonValueKind.Undefined or JsonValueKind.Null) && string.IsNullOrEmpty(activity.Text))
            return PressData.FromSubmit(activity.Value, message);
        return new Said(MentionText.Strip(activity, entities));
    }

    private static TurnInput? Update(Activity activity, ChannelData? data)
    {
        bool IsBot(Account? member) => member?.Id is { Length: > 0 } id && id == activity.Recipient?.Id;
        if (data?.EventType == "channelDeleted")
            return new BotRemoved();
        if (activity.MembersAdded?.Any(IsBot) == true)
            return new BotAdded();
        return activity.MembersRemoved?.Any(IsBot) == true ? new BotRemoved() : null;
    }

    private static ChannelData? Data(Activity activity)
    {
        try
        {
            return activity.ChannelData.ValueKind == JsonValueKind.Object
                ? activity.ChannelData.Deserialize(ActivityJsonContext.Default.ChannelData)
                : null;
        }
        catch (JsonException)
        {
            throw new BadActivityException("channelData is not of its form");
        }
    }

    /// <summary>A team's id is that of its first channel.</summary>
    private static string? Team(string? team, string conversation) =>
        OptionalId(team, "channelData.team.id") is { } id && id != Route.Room(conversation) ? id : null;

    private static string Id(string? id, string name)
    {
        if (string.IsNullOrEmpty(id))
            throw new BadActivityException(name + " is missing");
        if (id.Length > MaxId)
            throw new BadActivityException(name + " is too long");
        return id.Any(char.IsControl) ? throw new BadActivityException(name + " has control characters") : id;
    }

    private static string? Short(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Length <= MaxName ? text : text[..MaxName];
}
