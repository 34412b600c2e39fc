using QuizBot.Core.Chat;
using QuizBot.Core.Stores.Tables;
using QuizBot.Core.Text;

namespace QuizBot.Core.Bot.Rounds.Matches;

/// <summary>What people see before and after the cards of a match.</summary>
internal static class MatchView
{
    /// <param name="library">What the bot knows.</param>
    /// <param name="lobby">The lobby's round.</param>
    /// <param name="who">Who has joined, in words.</param>
    /// <param name="joined">How many have.</param>
    /// <param name="teams">The two teams once they are drawn; empty without.</param>
    /// <param name="now">What the countdown counts from.</param>
    public static View Lobby(Library library, Round lobby, string who, int joined, IReadOnlyList<string> teams, DateTimeOffset now)
    {
        var match = lobby.Match!;
        var name = $"Match of {match.Rounds}";
        if (lobby.Closed is not null)
        {
            var began = joined == 0 ? "Nobody joined this time."
                : match.Number == 0 ? "It was called off."
                : $"It has begun. Joined: {who}.";
            return new()
            {
                Title = name,
                Blocks = [new TextBlock(began), .. teams.Select(team => new TextBlock(team))],
                Fallback = $"{name}. {began}",
            };
        }

        // The clock may have been set back.
        var left = Math.Clamp((int)Math.Ceiling((lobby.Ends!.Value - now).TotalSeconds), 1, MatchTime.Of(lobby));
        var starts = $"{name}, starts in {Wording.Count(left, "second")}";
        var about = match.About is null ? library.Course.Title : match.About == Pool.Weak ? "what this room knows least well" : match.About;
        List<Block> blocks =
        [
            new TextBlock(
                $"{Wording.Count(match.Rounds, "card")} about {about}, {match.Seconds} seconds each, more where there is more to pick. "
                + "On to the next as soon as all who joined have answered."),
            new TextBlock(joined == 0 ? "Nobody has joined yet." : $"Joined: {who}."),
        ];
        if (match.Remark is not null)
            blocks.Add(new TextBlock(match.Remark));
        if (match.Teams)
            blocks.Add(new TextBlock("Two teams, drawn even by what you remember."));
        blocks.Add(new TextBlock($"{Points.Rule} “quiz stop” ends the match.", Tone.Subtle));
        return new()
        {
            Title = starts,
            Blocks = blocks,
            Actions = [new(Verbs.Join, "Join") { Data = new Dictionary<string, string> { [ButtonData.Round] = lobby.Id }, Primary = true }],
            Fallback = $"{starts}. Press Join.",
        };
    }

    /// <param name="match">The match.</param>
    /// <param name="why">Why it ended before its time; null where it did not.</param>
    /// <param name="isPlayed">False where nobody answered a card.</param>
    /// <param name="shown">How those stand who may be shown.</param>
    /// <param name="teams">How the teams did, in a sentence; null without.</param>
    public static View Over(Game match, string? why, bool isPlayed, Shown shown, string? teams)
    {
        // Who has none is not shown to everyone for it: "My place" tells them alone.
        var table = Board.Table(shown with { Standings = shown.Standings.OfWinners() });
        var winners = Board.Winners(shown)
            ?? (isPlayed ? "Nobody who is named here had a card right this time." : "Nobody played along this time.");
        var line = string.Join(' ', new[] { why, teams, winners }.OfType<string>());
        return new()
        {
            Title = "The match is over",
            Blocks =
            [
                new TextBlock(line),
                .. Board.PodiumOf(shown).Select(place => new TextBlock(place, Tone.Good)),
                .. table is null ? Array.Empty<Block>() : [table],
            ],
            Actions =
            [
                Buttons.Say("Rematch", $"{Commands.Quiz} {MatchRequest.Again(match)}") with { Primary = true },
                new(Verbs.Place, "My place") { Data = new Dictionary<string, string> { [ButtonData.Round] = match.Id } },
                Buttons.Say("Leaderboard", Commands.Leaderboard),
            ],
            Fallback = $"The match is over. {line}",
        };
    }
}
