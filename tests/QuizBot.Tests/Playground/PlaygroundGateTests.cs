using System.Net;
using Microsoft.AspNetCore.Http;
using QuizBot.Playground;
using Xunit;

namespace QuizBot.Tests.Playground;

/// <summary>Who gets in, and what is turned away at the door.</summary>
public sealed class PlaygroundGateTests : IAsyncLifetime
{
    private const string Said = """{"persona":"ada","room":"me","id":"1","text":"hello"}""";

    private PlaygroundHost host = null!;

    public async ValueTask InitializeAsync() => host = await PlaygroundHost.StartAsync();

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Theory]
    [InlineData("/")]
    [InlineData("/playground/main.js")]
    [InlineData("/playground/tokens.css")]
    [InlineData("/playground/no-such-thing")]
    [InlineData("/playground/events")]
    public async Task Every_answer_carries_the_security_headers(string path)
    {
        using var response = await host.GetAsync(path);
        Assert.Equal(
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
            response.Headers.GetValues("Content-Security-Policy").Single());
        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("no-referrer", response.Headers.GetValues("Referrer-Policy").Single());
        Assert.Equal("same-origin", response.Headers.GetValues("Cross-Origin-Resource-Policy").Single());
    }

    [Fact]
    public async Task Every_asset_is_served_with_its_type_and_not_sent_twice()
    {
        Assert.Contains(Assets.Page, Assets.Names);
        foreach (var name in Assets.Names)
        {
            using var first = await host.GetAsync("/playground/" + name);
            Assert.Equal(HttpStatusCode.OK, first.StatusCode);
            Assert.NotEqual("application/octet-stream", first.Content.Headers.ContentType!.MediaType);
            using var second = await host.GetAsync("/playground/" + name, headers => headers.IfNoneMatch.Add(first.Headers.ETag!));
            Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
        }
    }

    [Fact]
    public async Task No_asset_turns_text_into_markup_or_asks_anyone_else()
    {
        foreach (var name in Assets.Names.Where(name => !name.EndsWith(".svg", StringComparison.Ordinal)))
        {
            var text = await host.TextAsync("/playground/" + name);
            foreach (var bad in new[] { "innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "new Function", "style=\"", "<style", "@import", "https://", "//cdn" })
                Assert.DoesNotContain(bad, text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotMatch(@"<script(?![^>]*\ssrc=)", text);
        }
    }

    [Theory]
    [InlineData("localhost")]
    [InlineData("localhost:3978")]
    [InlineData("127.0.0.1:1")]
    [InlineData("[::1]:3978")]
    public async Task The_computers_own_names_are_welcome(string name) => Assert.Equal(HttpStatusCode.OK, await StatusAsync(name));

    [Theory]
    [InlineData("evil.example")]
    [InlineData("evil.example:3978")]
    [InlineData("127.0.0.1.evil.example")]
    [InlineData("localhost.evil.example")]
    [InlineData("localhost.")]
    [InlineData("192.168.1.20:3978")]
    [InlineData("0.0.0.0:3978")]
    public async Task Any_other_name_is_turned_away(string name) => Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(name));

    [Theory]
    [InlineData("127.0.0.1", true)]
    [InlineData("127.8.8.8", true)]
    [InlineData("::1", true)]
    [InlineData("::ffff:127.0.0.1", true)]
    [InlineData("192.168.1.20", false)]
    [InlineData("fe80::1", false)]
    [InlineData(null, false)]
    public void Only_loopback_callers_are_welcome(string? address, bool welcome)
    {
        var context = new DefaultHttpContext();
        context.Request.Host = new HostString("localhost", 3978);
        context.Connection.RemoteIpAddress = address is null ? null : IPAddress.Parse(address);
        Assert.Equal(welcome, CallerGuard.Refusal(context) is null);
    }

    [Theory]
    [InlineData("X-Forwarded-For", "203.0.113.9")]
    [InlineData("X-Forwarded-Host", "abc.tunnel.example")]
    [InlineData("X-Real-IP", "203.0.113.9")]
    [InlineData("Via", "1.1 tunnel.example")]
    [InlineData("Cf-Connecting-Ip", "203.0.113.9")]
    [InlineData("Forwarded", "for=203.0.113.9")]
    public async Task Someone_who_comes_through_a_tunnel_is_turned_away(string header, string value)
    {
        using var response = await host.GetAsync("/", headers => headers.Add(header, value));
        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }

    [Theory]
    [InlineData("Production")]
    [InlineData("Staging")]
    public async Task Outside_Development_there_is_no_playground(string environment)
    {
        await using var production = await PlaygroundHost.StartAsync(environment);
        foreach (var path in new[] { "/", "/playground/main.js", "/playground/events" })
        {
            using var response = await production.GetAsync(path);
            Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        }
        foreach (var (path, body) in new[] { ("say", Said), ("start-over", """{"sure":true}""") })
        {
            using var post = await production.PostAsync("/playground/" + path, body);
            Assert.Equal(HttpStatusCode.NotFound, post.StatusCode);
        }

        Assert.Same(TimeProvider.System, production.Services.GetService(typeof(TimeProvider)));
    }

    [Theory]
    [InlineData("Origin", "https://evil.example")]
    [InlineData("Origin", "null")]
    [InlineData("Origin", "http://127.0.0.1:1")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    public async Task A_page_from_elsewhere_cannot_speak_for_the_person(string header, string value)
    {
        using var response = await host.PostAsync("/playground/say", Said, headers => headers.Add(header, value));
        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Empty(host.Bot.Turns);

        using var wiped = await host.PostAsync("/playground/start-over", """{"sure":true}""", headers => headers.Add(header, value));
        Assert.Equal(HttpStatusCode.Forbidden, wiped.StatusCode);

        using var refused = await host.GetAsync("/playground/events", headers => headers.Add(header, value));
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
    }

    [Fact]
    public async Task The_page_itself_may_speak_and_a_link_may_lead_to_it()
    {
        var own = host.Client.BaseAddress!.GetLeftPart(UriPartial.Authority);
        using var said = await host.PostAsync("/playground/say", Said, headers =>
        {
            headers.Add("Origin", own);
            headers.Add("Sec-Fetch-Site", "same-origin");
        });
        Assert.Equal(HttpStatusCode.OK, said.StatusCode);

        using var page = await host.GetAsync("/", headers =>
        {
            headers.Add("Sec-Fetch-Site", "cross-site");
            headers.Add("Sec-Fetch-Mode", "navigate");
            headers.Add("Sec-Fetch-Dest", "document");
        });
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
    }

    [Theory]
    [InlineData("/playground/say", "")]
    [InlineData("/playground/say", "null")]
    [InlineData("/playground/say", "[]")]
    [InlineData("/playground/say", "hello")]
    [InlineData("/playground/say", "{\"persona\":\"ada\",")]
    [InlineData("/playground/say", "{}")]
    [InlineData("/playground/say", """{"persona":"nobody","room":"me","id":"1","text":"hello"}""")]
    [InlineData("/playground/say", """{"persona":"ada","room":"attic","id":"1","text":"hello"}""")]
    [InlineData("/playground/say", """{"persona":"ada","room":"me","id":"","text":"hello"}""")]
    [InlineData("/playground/say", """{"persona":"ada","room":"me","id":"a b","text":"hello"}""")]
    [InlineData("/playground/say", """{"persona":"ada","room":"me","id":"1","text":null}""")]
    [InlineData("/playground/say", """{"persona":"ada","room":"me","id":"1","text":5}""")]
    [InlineData("/playground/say", """{"persona":"ada","room":"me","id":"1","text":"\ud800"}""")]
    [InlineData("/playground/press", """{"persona":"ada","room":"me","id":"1"}""")]
    [InlineData("/playground/press", """{"persona":"ada","room":"me","id":"1","verb":"next","data":{"a":null}}""")]
    [InlineData("/playground/press", """{"persona":"ada","room":"me","id":"1","verb":"next","data":{"a":{"b":"c"}}}""")]
    [InlineData("/playground/start-over", "{}")]
    [InlineData("/playground/start-over", """{"sure":false}""")]
    [InlineData("/playground/start-over", """{"sure":"yes"}""")]
    [InlineData("/playground/clock", "{}")]
    [InlineData("/playground/clock", """{"minutes":-60}""")]
    [InlineData("/playground/clock", """{"minutes":11}""")]
    [InlineData("/playground/clock", """{"minutes":1e99}""")]
    public async Task A_request_that_makes_no_sense_is_told_so(string path, string json)
    {
        using var response = await host.PostAsync(path, json);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var problem = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.StartsWith("{\"error\":\"The ", problem, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", problem, StringComparison.Ordinal);
        Assert.Empty(host.Bot.Turns);
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("multipart/form-data")]
    public async Task Only_JSON_is_taken(string type)
    {
        using var response = await host.PostAsync("/playground/say", Said, type: type);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.StatusCode);
        Assert.Empty(host.Bot.Turns);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_oversize_body_is_turned_away(bool chunked)
    {
        var json = """{"persona":"ada","room":"me","id":"1","text":" """ + new string('x', RequestBodies.LongestBody) + "\"}";
        using var response = await host.PostAsync("/playground/say", json, headers => headers.TransferEncodingChunked = chunked);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        Assert.Empty(host.Bot.Turns);
    }

    private async Task<HttpStatusCode> StatusAsync(string name)
    {
        using var response = await host.GetAsync("/", headers => headers.Host = name);
        return response.StatusCode;
    }
}
