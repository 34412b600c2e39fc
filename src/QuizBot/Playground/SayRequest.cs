namespace QuizBot.Playground;

/// <summary>Something typed. <paramref name="Id"/> is the page's own for this one message.</summary>
internal sealed record SayRequest(string? Persona, string? Room, string? Id, string? Text);
