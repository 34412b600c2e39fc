using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using QuizBot.Core.Chat;

namespace QuizBot.Playground;

/// <summary>The JSON between the page and the server. A block says what it is in "type".</summary>
internal static class PlaygroundJson
{
    /// <summary>What the page calls each block; its cards.js draws every one of them.</summary>
    public static IReadOnlyList<JsonDerivedType> Blocks { get; } =
    [
        new(typeof(TextBlock), "text"),
        new(typeof(FactsBlock), "facts"),
        new(typeof(ChoiceBlock), "choice"),
        new(typeof(InputBlock), "input"),
        new(typeof(ProgressBlock), "progress"),
        new(typeof(TableBlock), "table"),
        new(typeof(FixedBlock), "fixed"),
    ];

    private static readonly JsonSerializerOptions Options = new(PlaygroundJsonContext.Default.Options)
    {
        TypeInfoResolver = PlaygroundJsonContext.Default.WithAddedModifier(NameBlocks),
    };

    public static JsonTypeInfo<T> Of<T>() => (JsonTypeInfo<T>)Options.GetTypeInfo(typeof(T));

    private static void NameBlocks(JsonTypeInfo info)
    {
        if (info.Type != typeof(Block))
            return;
        info.PolymorphismOptions = new JsonPolymorphismOptions { TypeDiscriminatorPropertyName = "type" };
        foreach (var block in Blocks)
            info.PolymorphismOptions.DerivedTypes.Add(block);
    }
}
