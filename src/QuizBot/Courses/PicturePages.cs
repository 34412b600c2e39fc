using QuizBot.Core.Notes.Pictures;

namespace QuizBot.Courses;

/// <summary>
/// Serves the pictures of the notes, and nothing else of their folder, to the servers of Teams and Slack and to whoever sees the card.
/// They bring no sign-in; what protects a picture is that its name cannot be guessed.
/// </summary>
internal static class PicturePages
{
    private const string Folder = "pictures/";

    /// <summary>What stands before a picture's name in its address: with the bot's own address where that is known.</summary>
    public static string Address(IConfiguration configuration) =>
        Uri.TryCreate(configuration["PublicUrl"], UriKind.Absolute, out var own) ? new Uri(own, Folder).ToString() : "/" + Folder;

    public static void MapPictures(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapMethods($"/{Folder}{{name}}", [HttpMethods.Get, HttpMethods.Head], context =>
        {
            var pictures = context.RequestServices.GetRequiredService<CourseWatcher>().Current.Pictures;
            return Answer(pictures.GetValueOrDefault((string)context.Request.RouteValues["name"]!), context).ExecuteAsync(context);
        });

    private static IResult Answer(Picture? picture, HttpContext context)
    {
        if (picture?.Read() is not { } bytes)
            return Results.NotFound();
        var headers = context.Response.Headers;
        headers.CacheControl = "public, max-age=31536000, immutable";
        headers.ContentSecurityPolicy = "default-src 'none'";
        headers.XContentTypeOptions = "nosniff";
        headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        headers["Referrer-Policy"] = "no-referrer";
        headers["X-Robots-Tag"] = "noindex";
        return Results.Bytes(bytes, picture.MediaType);
    }
}
