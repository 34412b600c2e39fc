using System.Globalization;
using QuizBot.Core.Chat;
using QuizBot.Core.Schedules;
using QuizBot.Core.Stores.Tables;
using QuizBot.Core.Text;

namespace QuizBot.Core.Bot.Settings;

/// <summary>When a room, or a learner in personal chat, gets a card unasked.</summary>
internal sealed class ScheduleDialog(Pushes pushes, Learners learners)
{
    private const int TimesShown = 3;
    private const string Off = "off";
    private const string OnlyMe = "only me";
    private const string Everyone = "everyone";
    private static readonly string[] OffWords = [Off, "stop", "none", "never", "cancel", "delete", "remove"];

    public async Task<View> HandleAsync(Library library, Turn turn, string typed, CancellationToken cancel)
    {
        var text = typed.Trim().TrimEnd('.', '!', '?').TrimEnd();
        return text.Length == 0 ? await ShowAsync(turn, cancel)
            : OffWords.Contains(text, StringComparer.OrdinalIgnoreCase) ? await StopAsync(turn, cancel)
            : string.Equals(text, OnlyMe, StringComparison.OrdinalIgnoreCase) ? await KeepAsync(turn, turn.Learner, cancel)
            : string.Equals(text, Everyone, StringComparison.OrdinalIgnoreCase) ? await KeepAsync(turn, null, cancel)
            : await SetAsync(library, turn, typed, cancel);
    }

    private async Task<View> ShowAsync(Turn turn, CancellationToken cancel)
    {
        if ((await pushes.GetAsync(turn.Room, PushKind.Card, cancel))?.Value is not { Schedule: not null } errand)
            return Nothing(turn);
        if (!Zones.TryGet(errand.Schedule.Zone, out _))
            return UnknownZone(turn, errand.Schedule);
        if (errand.Active)
            return Describe(turn, errand, $"{Who(turn)} a card {errand.Schedule}.");
        var woken = errand with { Active = true, Due = errand.Schedule.Next(turn.Now) ?? errand.Due, Address = turn.Address ?? errand.Address };
        await pushes.UpdateAsync(turn.Room, PushKind.Card, now => now is { Active: false } ? woken : now, cancel);
        return Describe(turn, woken, $"I could not post here for a while, so the cards had stopped. Now they go on: {errand.Schedule}.");
    }

    private async Task<View> SetAsync(Library library, Turn turn, string typed, CancellationToken cancel)
    {
        var profile = (await learners.GetAsync(turn.Learner, cancel)).Value.Seen(turn);
        if (!Schedule.TryParse(typed, Zones.TryGet(profile.Zone, out _) ? profile.Zone! : profile.ChannelZone ?? "", out var schedule, out var problem))
            return Replies.Line(problem, Examples(turn));
        if (schedule.NoteId is { } wanted)
        {
            if (library.Course.Notes.FirstOrDefault(note => string.Equals(note.Id, wanted, StringComparison.OrdinalIgnoreCase)) is not { } note)
                return Replies.Line($"I have no note “{Wording.Shorten(wanted, 40)}”. Say “topics” to see which notes there are; without one, I take cards from all of them.", Buttons.Say("Topics", Commands.TopicList));
            schedule = schedule with { NoteId = note.Id };
        }

        if (schedule.Next(turn.Now) is not { } due)
            return Replies.Line("That never comes round. Write it like this: weekdays 09:00 Europe/Berlin.", Examples(turn));
        Push set = new()
        {
            Kind = PushKind.Card,
            Room = turn.Room,
            RoomKind = turn.RoomKind,
            Address = turn.Address is { Length: <= Push.LongestAddress } ? turn.Address : null,
            Learner = turn.RoomKind == RoomKind.Personal ? turn.Learner : null,
            Schedule = schedule,
            Due = due,
            SetBy = turn.LearnerName.Length <= LearnerProfile.MostNameLength ? turn.LearnerName : null,
        };
        var before = await pushes.UpdateAsync(
            turn.Room, PushKind.Card, now => MayChange(now, turn) ? set with { Keeper = now?.Keeper } : now, cancel);
        if (!MayChange(before, turn))
            return Kept(before!);
        var was = before?.Schedule is { } old && old != schedule ? $" Before, it was {old}{By(before)}." : "";
        return Describe(turn, set with { Keeper = before?.Keeper }, $"Done. {Who(turn)} a card {schedule}.{was}");
    }

    private async Task<View> StopAsync(Turn turn, CancellationToken cancel)
    {
        var before = await pushes.UpdateAsync(turn.Room, PushKind.Card, now => MayChange(now, turn) ? null : now, cancel);
        return before is null ? Nothing(turn)
            : MayChange(before, turn) ? Replies.Line($"Done: no more cards by schedule. It was {before.Schedule}.", Buttons.Say("Put it back", $"{Commands.Schedule} {before.Schedule}"))
            : Kept(before);
    }

    private async Task<View> KeepAsync(Turn turn, LearnerId? keeper, CancellationToken cancel)
    {
        if (turn.RoomKind == RoomKind.Personal)
            return Replies.Line("This chat is yours alone already: nobody else can change its schedule.");
        var before = await pushes.UpdateAsync(
            turn.Room, PushKind.Card, now => now is null || !MayChange(now, turn) ? now : now with { Keeper = keeper, SetBy = keeper is null ? now.SetBy : turn.LearnerName }, cancel);
        return before is null ? Nothing(turn)
            : !MayChange(before, turn) ? Kept(before)
            : Replies.Line(keeper is null
                ? "Done: everyone here may change the schedule."
                : "Done: only you may change the schedule of this room now. To open it again, say “schedule everyone”.");
    }

    private static bool MayChange(Push? errand, Turn turn) => errand?.Keeper is null || errand.Keeper == turn.Learner;

    private static View Kept(Push errand) =>
        Replies.Line($"{(errand.SetBy is { Length: > 0 } name ? name : "Somebody")} keeps the schedule of this room, so only they can change it. It stays as it is: {errand.Schedule}.");

    private static View Describe(Turn turn, Push errand, string line)
    {
        List<Fact> facts = [new("Next", string.Join("; ", NextTimes(errand.Schedule!, turn.Now)))];
        if (turn.RoomKind != RoomKind.Personal)
            facts.Add(new("Who may change it", errand.Keeper is null ? "everyone here" : errand.SetBy is { Length: > 0 } name ? $"only {name}" : "only who set it"));
        return new()
        {
            Title = "Cards by schedule",
            Blocks = [new TextBlock(line), new FactsBlock(facts)],
            Actions = [Buttons.Say("Turn it off", $"{Commands.Schedule} {Off}")],
            Fallback = $"{line} Next: {facts[0].Value}.",
        };
    }

    private static IEnumerable<string> NextTimes(Schedule schedule, DateTimeOffset now)
    {
        var next = schedule.Next(now);
        for (var i = 0; i < TimesShown && next is { } at; i++, next = schedule.Next(at))
        {
            yield return LocalClock.At(at, Zones.OrUtc(schedule.Zone)).ToString("ddd d MMM HH:mm", CultureInfo.InvariantCulture);
        }
    }

    private static View UnknownZone(Turn turn, Schedule schedule) => Replies.Line(
        $"The schedule is kept, {schedule}, but I do not know its time zone, so no card comes. Please set it again, for example “schedule weekdays 09:00 Europe/Berlin”.",
        Zones.TryGet(turn.Zone, out var here) ? [Buttons.Say("Use my time zone", $"{Commands.Schedule} {schedule with { Zone = here.Id }}")] : []);

    private static View Nothing(Turn turn) => Replies.Line(
        turn.RoomKind == RoomKind.Personal
            ? "You have no schedule yet. Say when you would like a card, for example “schedule weekdays 09:00”."
            : "This room has no schedule yet. Say when a card should come, for example “schedule weekdays 09:00 Europe/Berlin”.",
        Examples(turn));

    private static ViewAction[] Examples(Turn turn) =>
        turn.Zone is null ? [] : [Buttons.Say("Weekdays at 9:00", $"{Commands.Schedule} weekdays 09:00"), Buttons.Say("Every day at 17:00", $"{Commands.Schedule} daily 17:00")];

    private static string Who(Turn turn) => turn.RoomKind == RoomKind.Personal ? "You get" : "This room gets";

    private static string By(Push errand) => errand.SetBy is { Length: > 0 } name ? $", set by {name}" : "";
}
