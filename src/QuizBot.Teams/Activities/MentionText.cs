using System.Text.Json;
using QuizBot.Core.Chat;

namespace QuizBot.Teams.Activities;

/// <summary>What someone wrote, without the mention that made it reach the bot.</summary>
internal static class MentionText
{
    private const int LongestId = 500;
    private const string BotPrefix = "28:";

    /// <summary>Whom a mention means is in its entity; what stands in the text is only how it looks.</summary>
    public static string Strip(Activity activity, IEnumerable<ActivityEntity> entities)
    {
        var text = activity.Text ?? "";
        foreach (var entity in entities)
        {
            if (entity.Type != "mention" || entity.Mentioned?.Id is not { Length: > 0 } id || id != activity.Recipient?.Id)
                continue;
            var mention = entity.Text ?? $"<at>{entity.Mentioned.Name}</at>";
            if (mention.Length > 0)
                text = text.Replace(mention, "", StringComparison.OrdinalIgnoreCase);
        }

        return text.Trim();
    }

    /// <summary>The people whom it mentions, without the bot.</summary>
    public static IReadOnlyList<MentionedPerson> People(
        Activity activity, IEnumerable<ActivityEntity> entities, string channel, string tenant) =>
    [
        .. entities
            .Where(entity => entity is { Type: "mention", Mentioned.Id: { Length: > 0 and <= LongestId } id }
                && id != activity.Recipient?.Id && !id.Any(char.IsControl))
            .Select(entity => entity.Mentioned!)
            .DistinctBy(person => person.Id)
            .Take(Said.MostMentions)
            .Select(person => new MentionedPerson(
                new(channel, tenant, person.Id!),
                person.Name ?? "",
                person.Id!.StartsWith(BotPrefix, StringComparison.Ordinal) ? PersonKind.Bot : PersonKind.Member)),
    ];

    /// <summary>The entities that can be read; of what kinds the others are does not matter.</summary>
    public static IReadOnlyList<ActivityEntity> Read(Activity activity)
    {
        if (activity.Entities is not { Count: > 0 } elements)
            return [];
        var entities = new List<ActivityEntity>();
        foreach (var element in elements.Take(64))
        {
            try
            {
                if (element.ValueKind == JsonValueKind.Object
                    && element.Deserialize(ActivityJsonContext.Default.ActivityEntity) is { } entity)
                    entities.Add(entity);
            }
            catch (JsonException)
            {
                // A kind of entity whose fields mean something else.
            }
        }

        return entities;
    }
}
