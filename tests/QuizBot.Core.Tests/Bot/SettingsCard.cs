using QuizBot.Core.Chat;

namespace QuizBot.Core.Tests.Bot;

/// <summary>What a client sees of the settings card and brings back of it.</summary>
internal static class SettingsCard
{
    public static T Field<T>(Chat chat, string id)
        where T : FieldBlock => chat.Seen.Blocks.OfType<T>().Single(field => field.Id == id);

    /// <summary>What a client brings back of a card that is left alone.</summary>
    public static IEnumerable<(string Id, string Value)> Values(View view) => view.Blocks.OfType<FieldBlock>().Select(field => (field.Id, field switch
    {
        InputBlock input => input.Value,
        ChoiceBlock choice => string.Join(',', choice.Picked),
        _ => "",
    }));

    public static string Entered(Chat chat) => string.Join(' ', Values(chat.Seen).Select(value => $"{value.Id}={value.Value}"));
}
