using System.Collections.Concurrent;
using System.Text.Json;
using QuizBot.Core.Chat;
using QuizBot.Slack.Api;
using QuizBot.Slack.Installs;

namespace QuizBot.Slack.Inbound;

/// <summary>What Slack knows about people: names, zones and locales. Asked for once in half a day.</summary>
internal sealed class People(SlackClient client, TimeProvider time)
{
    private const int Most = 50_000;
    private const string Slackbot = "USLACKBOT";
    private static readonly TimeSpan Remembered = TimeSpan.FromHours(12);
    private static readonly TimeSpan AskAgain = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(2);
    private readonly ConcurrentDictionary<(string Workspace, string User), (Person Person, TimeSpan At)> known = new();
    private readonly long began = time.GetTimestamp();

    /// <summary>An answer never waits longer than two seconds for this: then the person has no name and no zone this time.</summary>
    public async Task<Person> FindAsync(Install install, string user, CancellationToken cancel)
    {
        var now = time.GetElapsedTime(began);
        if (known.TryGetValue((install.Workspace, user), out var found) && now - found.At < Remembered)
            return found.Person;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(LongestWait);
        try
        {
            var answer = await client.ReadAsync(
                "users.info", install.Token, new() { ["user"] = user, ["include_locale"] = "true" }, patience.Token);
            if (!answer.Ok)
                return Later(install, user, found.Person, now);
            var person = new Person(
                FirstOf(
                    answer.Body.Text("user", "profile", "display_name"), answer.Body.Text("user", "real_name"),
                    answer.Body.Text("user", "name")),
                answer.Body.Text("user", "tz"),
                answer.Body.Text("user", "locale"))
            {
                Kind = KindOf(answer.Body, install),
            };
            return Remember(install, user, person, now);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return Later(install, user, found.Person, now);
        }
    }

    private static PersonKind KindOf(JsonElement answer, Install install)
    {
        if (answer.IsTrue("user", "is_bot") || answer.Text("user", "id") == Slackbot)
            return PersonKind.Bot;
        if (answer.IsTrue("user", "deleted"))
            return PersonKind.Gone;
        var isOfAnotherTeam = answer.Id("user", "team_id") is { } team && team != install.Workspace
            && answer.Id("user", "enterprise_user", "enterprise_id") is null;
        return answer.IsTrue("user", "is_stranger") || isOfAnotherTeam ? PersonKind.Stranger : PersonKind.Member;
    }

    private Person Later(Install install, string user, Person? before, TimeSpan now) =>
        Remember(install, user, before ?? Person.Unknown, now - Remembered + AskAgain);

    private Person Remember(Install install, string user, Person person, TimeSpan at)
    {
        if (known.Count > Most)
            known.Clear();
        known[(install.Workspace, user)] = (person, at);
        return person;
    }

    private static string FirstOf(params ReadOnlySpan<string?> names)
    {
        foreach (var name in names)
        {
            if (!string.IsNullOrWhiteSpace(name))
                return name;
        }

        return "";
    }
}

/// <param name="Name">May be empty.</param>
/// <param name="Zone">IANA.</param>
/// <param name="Locale">BCP 47.</param>
internal sealed record Person(string Name, string? Zone, string? Locale)
{
    public PersonKind Kind { get; init; }

    public static Person Unknown { get; } = new("", null, null);
}
