using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Net.Http.Headers;

namespace QuizBot.Pages;

/// <summary>Pages about the bot: what it is, what it keeps about people, and on what terms. Teams' app package links to them.</summary>
internal static class PageEndpoints
{
    private const string ContentPolicy =
        "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /// <summary>Adds the pages; the first of them also at "/", outside Development, where that is the playground's.</summary>
    public static void MapPages(this IEndpointRouteBuilder endpoints)
    {
        var about = Page("What QuizBot is", "about.html");
        Map(endpoints, "/about", about);
        Map(endpoints, "/privacy", Page("Privacy", "privacy.html"));
        Map(endpoints, "/terms", Page("Terms of use", "terms.html"));
        Map(endpoints, "/pages.css", new Content(Read("pages.css"), "text/css; charset=utf-8"));
        if (!endpoints.ServiceProvider.GetRequiredService<IHostEnvironment>().IsDevelopment())
            Map(endpoints, "/", about);
    }

    private static void Map(IEndpointRouteBuilder endpoints, string path, Content content) =>
        endpoints.MapMethods(path, [HttpMethods.Get, HttpMethods.Head], context =>
        {
            var headers = context.Response.Headers;
            headers.ContentSecurityPolicy = ContentPolicy;
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "no-referrer";
            headers.CacheControl = "no-cache";
            return TypedResults.Bytes(content.Bytes, content.Type, entityTag: content.Tag).ExecuteAsync(context);
        });

    private static Content Page(string title, string body)
    {
        var page = Read("layout.html")
            .Replace("{title}", title, StringComparison.Ordinal)
            .Replace("{body}", Read(body), StringComparison.Ordinal);
        return new(page, "text/html; charset=utf-8");
    }

    private static string Read(string name)
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream("pages/" + name)!);
        return reader.ReadToEnd();
    }

    private sealed record Content(string Text, string Type)
    {
        public byte[] Bytes { get; } = Encoding.UTF8.GetBytes(Text);

        public EntityTagHeaderValue Tag { get; } =
            new($"\"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Text)).AsSpan(0, 8))}\"");
    }
}
