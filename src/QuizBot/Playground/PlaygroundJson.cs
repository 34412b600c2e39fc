using System.Text.Json;
using System.Text.Json.Serialization;
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
        new(typeof(SourceBlock), "source"),
        new(typeof(FactsBlock), "facts"),
        new(typeof(ChoiceBlock), "choice"),
        new(typeof(InputBlock), "input"),
        new(typeof(ProgressBlock), "progress"),
        new(typeof(TableBlock), "table"),
        new(typeof(FixedBlock), "fixed"),
        new(typeof(PictureBlock), "picture"),
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
        info.PolymorphismOptions = new JsonPolymorphismOptions
        {
            TypeDiscriminatorPropertyName = "type",
            UnknownDerivedTypeHandling = JsonUnknownDerivedTypeHandling.FallBackToNearestAncestor,
        };
        foreach (var block in Blocks)
            info.PolymorphismOptions.DerivedTypes.Add(block);
    }
}

/// <summary>
/// Moves the clock forward by one of <see cref="PlaygroundClock.Steps"/>, or with <paramref name="Next"/> to what is scheduled next.
/// </summary>
internal sealed record ClockRequest(int Minutes, bool Next);

/// <summary>The bot's clock at the moment it is sent.</summary>
internal sealed record ClockState(DateTimeOffset Now, int AheadMinutes);

/// <summary>The turn is over; the page has seen all of it once it has a message of this version.</summary>
internal sealed record Done(long Version);

/// <summary>The clock was asked to move.</summary>
/// <param name="Note">What came of it, for the person at the page; null where there is nothing to tell.</param>
internal sealed record Moved(string? Note);

/// <summary>
/// A button pressed. <paramref name="Id"/> is the page's own for this one click; <paramref name="Data"/> holds the action's data and the
/// inputs.
/// </summary>
internal sealed record PressRequest(
    string? Persona, string? Room, string? Id, string? Message, string? Verb, Dictionary<string, string>? Data);

/// <summary>Why a request was turned away, in words for the person at the page.</summary>
internal sealed record Problem(string Error);

/// <summary>Something typed. <paramref name="Id"/> is the page's own for this one message.</summary>
internal sealed record SayRequest(string? Persona, string? Room, string? Id, string? Text);

/// <summary>Everything a page needs to show a room from nothing; the first event of every connection.</summary>
internal sealed record ShownRoom
{
    public required string Persona { get; init; }

    public required string Room { get; init; }

    public required IReadOnlyList<Persona> Personas { get; init; }

    public required IReadOnlyList<Suggestion> Suggestions { get; init; }

    public required IReadOnlyList<Message> Messages { get; init; }

    /// <summary>What has to be in a message so that the bot hears it; null where it hears everything.</summary>
    public string? Mention { get; init; }

    public required ClockState Clock { get; init; }

    public required IReadOnlyList<int> ClockSteps { get; init; }
}

/// <summary>Forgets everything and sets the clock back; <paramref name="Sure"/> says that the person was asked.</summary>
internal sealed record StartOverRequest(bool Sure);

/// <summary>Something to type, and what comes of it.</summary>
internal sealed record Suggestion(string Text, string Hint);

[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web, UseStringEnumConverter = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(ShownRoom))]
[JsonSerializable(typeof(SayRequest))]
[JsonSerializable(typeof(PressRequest))]
[JsonSerializable(typeof(ClockRequest))]
[JsonSerializable(typeof(StartOverRequest))]
[JsonSerializable(typeof(Moved))]
[JsonSerializable(typeof(Done))]
[JsonSerializable(typeof(Problem))]
[JsonSerializable(typeof(TextBlock))]
[JsonSerializable(typeof(SourceBlock))]
[JsonSerializable(typeof(FactsBlock))]
[JsonSerializable(typeof(ChoiceBlock))]
[JsonSerializable(typeof(InputBlock))]
[JsonSerializable(typeof(ProgressBlock))]
[JsonSerializable(typeof(TableBlock))]
[JsonSerializable(typeof(FixedBlock))]
[JsonSerializable(typeof(PictureBlock))]
internal sealed partial class PlaygroundJsonContext : JsonSerializerContext;
