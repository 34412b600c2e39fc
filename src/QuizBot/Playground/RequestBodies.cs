using System.Text.Json;

namespace QuizBot.Playground;

/// <summary>Reads and writes the bodies of the playground's requests.</summary>
internal static class RequestBodies
{
    /// <summary>Bytes. The bot itself says kindly when a message is too long for it, so this is well above what it takes.</summary>
    public const int LongestBody = 256 * 1024;

    /// <summary>Says what is wrong: to the page's scripts as JSON, to a person who opened an address as text.</summary>
    public static Task ProblemAsync(HttpContext context, int status, string error)
    {
        context.Response.StatusCode = status;
        return HttpMethods.IsPost(context.Request.Method)
            ? context.Response.WriteAsJsonAsync(new Problem(error), PlaygroundJson.Of<Problem>())
            : context.Response.WriteAsync(error);
    }

    public static Task DoneAsync(HttpContext context, long version) =>
        context.Response.WriteAsJsonAsync(new Done(version), PlaygroundJson.Of<Done>());

    public static Task MovedAsync(HttpContext context, string? note = null) =>
        context.Response.WriteAsJsonAsync(new Moved(note), PlaygroundJson.Of<Moved>());

    /// <summary>The body, or null when the request was already answered with what is wrong about it.</summary>
    public static async Task<T?> ReadAsync<T>(HttpContext context)
        where T : class
    {
        if (!context.Request.HasJsonContentType())
        {
            await ProblemAsync(context, StatusCodes.Status415UnsupportedMediaType, "Send JSON, with the content type application/json.");
            return null;
        }
        try
        {
            var body = new byte[LongestBody + 1];
            var length = await context.Request.Body.ReadAtLeastAsync(body, body.Length, throwOnEndOfStream: false, context.RequestAborted);
            if (length > LongestBody)
            {
                await ProblemAsync(
                    context, StatusCodes.Status413PayloadTooLarge, "That is too long for the playground: at most 256 KB at once.");
                return null;
            }
            if (JsonSerializer.Deserialize(body.AsSpan(0, length), PlaygroundJson.Of<T>()) is { } read)
                return read;
        }
        catch (JsonException)
        {
        }
        await ProblemAsync(
            context, StatusCodes.Status400BadRequest,
            "The playground could not read that request: it is not the JSON that the page sends.");
        return null;
    }
}
