using QuizBot.Core.Chat;
using QuizBot.Core.Stores.Tables;
using QuizBot.Core.Text;

namespace QuizBot.Core.Bot.Rounds;

/// <summary>
/// What people are called where a room reads it. It is looked up whenever something is drawn, so that "leaderboard off", said anywhere,
/// holds everywhere from that moment on.
/// </summary>
internal sealed class RoomNames(Learners learners)
{
    /// <summary>Names in one sentence; more of them is a wall.</summary>
    public const int MostInLine = 20;

    /// <summary>The names of those who want to be named. Whoever is not in it stays unnamed.</summary>
    public async Task<IReadOnlyDictionary<LearnerId, string>> OfAsync(IEnumerable<LearnerId> people, CancellationToken cancel)
    {
        var profiles = await Task.WhenAll(people.Distinct().Select(person => learners.GetAsync(person, cancel)));
        return profiles.Select(profile => profile.Value)
            .Where(profile => profile is { Hidden: false, Name.Length: > 0 })
            .ToDictionary(profile => profile.Id, profile => profile.Name);
    }

    /// <summary>"Ada, Noor and 2 more", in the order given; "3 people" where nobody is named.</summary>
    /// <param name="people">Those who are known.</param>
    /// <param name="all">How many there are with those who are not.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task<string> LineAsync(IReadOnlyCollection<LearnerId> people, int all, CancellationToken cancel)
    {
        var names = await OfAsync(people.Take(MostInLine), cancel);
        string[] named = [.. people.Where(names.ContainsKey).Select(person => names[person])];
        var others = all - named.Length;
        return named.Length == 0 ? Wording.Count(others, "person", "people")
            : others == 0 ? Wording.List(named)
            : $"{string.Join(", ", named)} and {others} more";
    }

    /// <summary>One person's name; null for someone who stays unnamed.</summary>
    public async Task<string?> OfAsync(LearnerId? person, CancellationToken cancel) =>
        person is { } known ? (await OfAsync([known], cancel)).GetValueOrDefault(known) : null;
}
