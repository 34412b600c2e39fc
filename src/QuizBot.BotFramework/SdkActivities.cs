using System.Text.Json;
using Microsoft.Bot.Schema;
using Microsoft.Bot.Schema.Teams;
using Newtonsoft.Json.Linq;
using QuizBot.Core.Chat;
using QuizBot.Teams;
using QuizBot.Teams.Inbound;
using QuizBot.Teams.Outbound;

namespace QuizBot.BotFramework;

/// <summary>
/// Activities as the SDK has them. What comes in is made from what QuizBot has read and checked, and nothing else: a field that the SDK
/// would trip over never reaches it.
/// </summary>
internal static class SdkActivities
{
    private const string Teams = "msteams";

    /// <remarks>Without a locale: the SDK would change the thread's culture to whatever the sender claims to speak.</remarks>
    public static Activity From(Incoming incoming)
    {
        (var activity, var turn, var route) = incoming;
        return new Activity(activity.Type)
        {
            // A reply answers the activity that has an id; an event is not answered but told about.
            Id = route.ReplyTo,
            Name = activity.Name,
            ChannelId = activity.ChannelId,
            ServiceUrl = route.Service.AbsoluteUri,
            From = new ChannelAccount(route.UserId, turn.LearnerName),
            Recipient = Account(route.BotId),
            Conversation = Conversation(route),
            Text = (turn.Input as Said)?.Text,
            Action = activity.Action,
            ReplyToId = activity.ReplyToId,
            ChannelData = Tenant(route),
            Value = Value(incoming),
        };
    }

    /// <summary>An activity to continue a conversation with: what is sent in its turn goes where the route says.</summary>
    public static Activity Continue(Route route)
    {
        var reference = new ConversationReference
        {
            ChannelId = Teams,
            ServiceUrl = route.Service.AbsoluteUri,
            Conversation = Conversation(route),
            Bot = Account(route.BotId),
            User = Account(route.UserId),
        };
        var activity = reference.GetContinuationActivity();

        // It would be the id that replies answer; there is none, or it is the route's.
        activity.Id = route.ReplyTo;
        return activity;
    }

    public static ConversationParameters Personal(Route route, string user) => new()
    {
        IsGroup = false,
        Bot = Account(route.BotId),
        Members = [Account(user)],
        TenantId = route.Tenant.Length > 0 ? route.Tenant : null,
        ChannelData = Tenant(route),
    };

    /// <summary>A message with its card as an attachment, or a text.</summary>
    public static Activity Message(OutgoingMessage message) => new(ActivityTypes.Message)
    {
        Text = message.Text,
        Summary = message.Summary,
        Attachments = message.Card is { } card ? [new Attachment(OutgoingMessage.CardType, content: SdkJson.Raw(card))] : null,
        Entities = message.Entities is { } entities ? SdkJson.Read<List<Entity>>(entities) : null,
        ChannelData = message.ChannelData is { } data ? SdkJson.Raw(data) : null,
    };

    private static ChannelAccount? Account(string? id) => string.IsNullOrEmpty(id) ? null : new ChannelAccount(id);

    private static ConversationAccount Conversation(Route route) =>
        new(id: route.Conversation, tenantId: route.Tenant.Length > 0 ? route.Tenant : null)
        {
            ConversationType = route.Kind switch { RoomKind.Personal => "personal", RoomKind.Group => "groupChat", _ => "channel" },
            IsGroup = route.Kind == RoomKind.Personal ? null : true,
        };

    private static TeamsChannelData? Tenant(Route route) =>
        route.Tenant.Length > 0 ? new() { Tenant = new TenantInfo(route.Tenant) } : null;

    /// <summary>What the SDK looks for in an invoke before it calls a handler.</summary>
    private static JObject? Value(Incoming incoming) => (incoming.Activity.Name, incoming.Turn.Input) switch
    {
        (InvokeNames.Execute, Pressed press) => new JObject
        {
            ["action"] = new JObject { ["type"] = "Action.Execute", ["verb"] = press.Verb, ["data"] = JObject.FromObject(press.Data) },
        },
        (InvokeNames.Search, Searched search) => new JObject
        {
            ["parameters"] = new JArray(new JObject { ["name"] = "words", ["value"] = search.Text }),
        },
        (InvokeNames.Explain, _) => [],
        _ => null,
    };
}
