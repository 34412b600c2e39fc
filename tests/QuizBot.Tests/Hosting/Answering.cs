using System.Net.Http.Json;
using System.Text.Json.Nodes;
using QuizBot.Core.Chat;
using QuizBot.Core.Stores.Tables;
using QuizBot.Storage.Sqlite;
using QuizBot.Tests.Playground;

namespace QuizBot.Tests.Hosting;

/// <summary>People of the playground who answer one card after the other, at a bot in a process of its own.</summary>
internal sealed class Answering(HttpClient http, Learners learners, CancellationToken cancel)
{
    /// <summary>Asks for a card and answers it, where one came. What happens to the request is thrown.</summary>
    public async Task AnswerAsync(string person)
    {
        await PressAsync(person, new() { ["more"] = "yes" }, Verbs.Next);
        if ((await learners.GetAsync(new("playground", "local", person), cancel)).Value.Open is not [.., var asked])
            return;
        await PressAsync(person, new() { ["ask"] = asked.Id, ["card"] = asked.Card[(asked.Card.IndexOf('/', StringComparison.Ordinal) + 1)..], ["got"] = "yes" }, Verbs.Grade);
    }

    /// <summary>How often the page told this person that something went wrong.</summary>
    public async Task<int> ApologiesAsync(string person)
    {
        await using var page = await EventReader.OpenAsync(await http.GetAsync(
            new Uri($"/playground/events?persona={person}&room=me", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, cancel));
        return (await page.NextAsync("state"))["messages"]!.AsArray().Count(message => ((string?)message!["text"])?.StartsWith(Apology.Text, StringComparison.Ordinal) == true);
    }

    public static async Task<int> ReviewsAsync(SqliteStore store, string person, CancellationToken cancel) =>
        (await new Learners(store).GetAsync(new("playground", "local", person), cancel)).Value.Reviews;

    private async Task PressAsync(string person, Dictionary<string, string> data, string verb)
    {
        var press = new { persona = person, room = "me", id = Guid.NewGuid().ToString(), verb, data };
        using var response = await http.PostAsJsonAsync(new Uri("/playground/press", UriKind.Relative), press, cancel);
        response.EnsureSuccessStatusCode();
    }
}
