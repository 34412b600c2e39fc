using QuizBot.Core.Bot.Quiz;
using QuizBot.Core.Chat;
using QuizBot.Core.Memory;
using QuizBot.Core.Notes;
using QuizBot.Core.Schedules;
using QuizBot.Core.Stores.Tables;
using QuizBot.Core.Text;

namespace QuizBot.Core.Bot.Pushing;

/// <summary>How a card that comes by itself speaks: a greeting, the day of the streak, why this card, and a way to put it off.</summary>
internal static class PushView
{
    /// <param name="library">What the bot knows.</param>
    /// <param name="profile">Whom it is for.</param>
    /// <param name="asked">The question.</param>
    /// <param name="card">Its card.</param>
    /// <param name="why">Why this card.</param>
    /// <param name="now">When.</param>
    public static View Card(Library library, LearnerProfile profile, OpenQuestion asked, Flashcard card, string why, DateTimeOffset now)
    {
        var view = QuizDialog.Question(library, card, asked);
        var line = string.Join(' ', new[] { Greeting(profile, now), Streak(profile, now), why }.Where(part => part.Length > 0));
        return view with
        {
            Blocks = [new TextBlock(line), .. view.Blocks],
            Actions = [.. view.Actions, SnoozeDialog.Button(asked, card), AfterDialog.NotToday(asked.Id, card)],
            Fallback = $"{line} {view.Fallback}",
        };
    }

    /// <summary>"It is due today.", "This one is new.", "You missed it on Tuesday."</summary>
    public static string Why(
        Library library, LearnerProfile profile, Flashcard card, CardMemory? memory, ChoiceReason reason, DateTimeOffset now)
    {
        if (memory is null || reason == ChoiceReason.New)
            return "This one is new.";
        var last = profile.Answered.LastOrDefault(answer => library.FindStored(answer.Card)?.Id == card.Id);
        if (last is { Correct: false } || (last is null && memory.Phase == Phase.Relearning))
            return $"You missed it {On(profile.DayOf(memory.LastReview), profile.DayOf(now))}.";
        return reason == ChoiceReason.Due
            ? "It is due today."
            : "Nothing is due, so here is the one that slips first.";
    }

    /// <summary>Said once instead of a further card.</summary>
    public static View Quiet(int ignored) => Replies.Line(
        $"The last {Wording.Count(ignored, "card")} still wait for you, and there is no hurry. "
        + "I bring no more until you are back: one answer, and they come again.",
        Buttons.Quiz("Quiz me"),
        Buttons.Say("Turn it off", $"{Commands.Schedule} off"));

    private static string Greeting(LearnerProfile profile, DateTimeOffset now)
    {
        var local = LocalClock.At(now, profile.TimeZone());
        string[] words = local.Hour switch
        {
            >= 4 and < 12 => ["Good morning!", "Good morning to you!", "A card for the morning."],
            >= 12 and < 18 => ["Good afternoon!", "Hello!", "A card for the afternoon."],
            >= 18 and < 23 => ["Good evening!", "Hello!", "A card for the evening."],
            _ => ["Hello!"],
        };
        return words[DateOnly.FromDateTime(local).DayNumber % words.Length];
    }

    private static string Streak(LearnerProfile profile, DateTimeOffset now) => profile.StreakAt(now) switch
    {
        { Length: 0 } => "",
        { Counted: true, Length: var days } => $"Day {Wording.Digits(days)} of your streak.",
        { Length: var days } => $"An answer makes it day {Wording.Digits(days + 1)} of your streak.",
    };

    private static string On(DateOnly day, DateOnly today) =>
        day.DayNumber < today.DayNumber - 1 ? "on " + Wording.Day(day, today) : Wording.Day(day, today);
}
