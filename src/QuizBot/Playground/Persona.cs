using QuizBot.Core.Chat;

namespace QuizBot.Playground;

/// <summary>Someone made up, whose chair the visitor of the playground sits in.</summary>
/// <param name="Id">The user part of the persona's <see cref="LearnerId"/>.</param>
/// <param name="Place">Where they live, in a word.</param>
/// <param name="Zone">The IANA zone that the playground reports for them, as Teams and Slack do.</param>
/// <param name="Locale">A BCP 47 locale.</param>
internal sealed record Persona(string Id, string Name, string Place, string Zone, string Locale)
{
    /// <summary>Three time zones, so that "today" is a different day for someone most of the time.</summary>
    public static IReadOnlyList<Persona> All { get; } =
    [
        new("ada", "Ada", "Berlin", "Europe/Berlin", "en-GB"),
        new("noor", "Noor", "New York", "America/New_York", "en-US"),
        new("kenji", "Kenji", "Tokyo", "Asia/Tokyo", "en-GB"),
    ];

    public static Persona? Find(string? id) => All.FirstOrDefault(persona => persona.Id == id);
}
