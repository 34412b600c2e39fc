namespace QuizBot.Playground;

/// <summary>A button pressed. <paramref name="Id"/> is the page's own for this one click; <paramref name="Data"/> holds the action's data and the inputs.</summary>
internal sealed record PressRequest(string? Persona, string? Room, string? Id, string? Message, string? Verb, Dictionary<string, string>? Data);
