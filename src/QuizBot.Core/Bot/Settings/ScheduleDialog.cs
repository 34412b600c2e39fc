using System.Globalization;
using QuizBot.Core.Bot.Progress;
using QuizBot.Core.Bot.Rounds;
using QuizBot.Core.Bot.Rounds.Matches;
using QuizBot.Core.Chat;
using QuizBot.Core.Schedules;
using QuizBot.Core.Stores.Tables;
using QuizBot.Core.Text;

namespace QuizBot.Core.Bot.Settings;

/// <summary>When a room, or a learner in personal chat, gets a card unasked, and when a room plays a match.</summary>
internal sealed class ScheduleDialog(Pushes pushes, Learners learners, Rooms rooms, RecapDialog recaps, RoomNames names)
{
    private const int TimesShown = 3;
    private const string Off = "off";
    private const string OnlyMe = "only me";
    private const string Everyone = "everyone";
    private static readonly string[] OffWords = [Off, "stop", "none", "never", "cancel", "delete", "remove"];
    private static readonly string[] MatchOffWords = [.. OffWords.SelectMany(word => new[] { $"match {word}", $"{word} match" })];
    private static readonly PushKind[] Kinds = [PushKind.Card, PushKind.MatchStart];

    public async Task<View> HandleAsync(Library library, Turn turn, string typed, CancellationToken cancel)
    {
        var text = typed.Trim().TrimEnd('.', '!', '?').TrimEnd();
        return text.Length == 0 ? await ShowAsync(turn, cancel)
            : OffWords.Contains(text, StringComparer.OrdinalIgnoreCase) ? await StopAsync(turn, Kinds, cancel)
            : MatchOffWords.Contains(text, StringComparer.OrdinalIgnoreCase) ? await StopAsync(turn, [PushKind.MatchStart], cancel)
            : string.Equals(text, OnlyMe, StringComparison.OrdinalIgnoreCase) ? await KeepAsync(turn, turn.Learner, cancel)
            : string.Equals(text, Everyone, StringComparison.OrdinalIgnoreCase) ? await KeepAsync(turn, null, cancel)
            : await SetAsync(library, turn, ScheduleWords.Read(text), cancel);
    }

    private async Task<View> ShowAsync(Turn turn, CancellationToken cancel)
    {
        var errands = await ScheduledAsync(turn.Room, cancel);
        if (errands.Length == 0)
            return Nothing(turn);
        if (errands.FirstOrDefault(errand => !Zones.TryGet(errand.Schedule!.Zone, out _)) is { } unknown)
            return UnknownZone(turn, unknown.Schedule!);
        if (errands.All(errand => errand.Active))
            return await DescribeAsync(turn, errands, $"{Who(turn)} {What(errands)}.", cancel);
        foreach (var errand in errands.Where(errand => !errand.Active))
        {
            var due = errand.Schedule!.Next(turn.Now) ?? errand.Due;
            var woken = errand with { Active = true, Due = due, Address = turn.Address ?? errand.Address };
            await pushes.UpdateAsync(turn.Room, errand.Kind, now => now is { Active: false } ? woken : now, cancel);
        }

        var line = $"I could not post here for a while, so it had stopped. Now it goes on: {What(errands)}.";
        return await DescribeAsync(turn, errands, line, cancel);
    }

    private async Task<View> SetAsync(Library library, Turn turn, ScheduleWords wanted, CancellationToken cancel)
    {
        var isMatch = wanted.Kind == PushKind.MatchStart;
        if (isMatch && turn.RoomKind == RoomKind.Personal)
        {
            return Replies.Line(
                "Matches are played in rooms: say that there. Here I can bring you a card, for example “schedule weekdays 09:00”.");
        }

        if (wanted.Match is { } match && Pool.Find(library, MatchRequest.TryParse(match)?.About)?.WithAnswers() is not { Cards.Count: > 0 })
        {
            return Replies.Line(
                $"I could not find cards with an answer to check for “{Wording.Shorten(match, 60)}”. "
                + "Write it like this: schedule fri 16:00 match 10, or match 10 D1.2.");
        }

        var profile = (await learners.GetAsync(turn.Learner, cancel)).Value.Seen(turn);
        var zone = Zones.TryGet(profile.Zone, out _) ? profile.Zone! : profile.ChannelZone ?? "";
        if (!Schedule.TryParse(wanted.When, zone, out var schedule, out var problem))
            return Replies.Line(problem, Examples(turn));
        if (schedule.NoteId is { } id)
        {
            if (library.Course.Notes.FirstOrDefault(note => string.Equals(note.Id, id, StringComparison.OrdinalIgnoreCase)) is not { } note)
            {
                return Replies.Line(
                    $"I have no note “{Wording.Shorten(id, 40)}”. Say “topics” to see which notes there are; "
                    + "without one, I take cards from all of them.",
                    Buttons.Say("Topics", Commands.TopicList));
            }

            schedule = schedule with { NoteId = isMatch ? null : note.Id };
            wanted = isMatch ? wanted with { Match = $"{wanted.Match} {note.Id}" } : wanted;
        }

        if (schedule.Next(turn.Now) is not { } due)
            return Replies.Line("That never comes round. Write it like this: weekdays 09:00 Europe/Berlin.", Examples(turn));
        var set = Push.In(turn, wanted.Kind, due) with
        {
            Schedule = schedule,
            FollowsZone = turn.RoomKind == RoomKind.Personal ? !wanted.NamesZone() : null,
            Setter = turn.Learner,
            Subject = wanted.Match,
        };
        await learners.UpdateAsync(turn.Learner, now => PushPace.Wanted(now.Seen(turn)), cancel);
        await learners.EnterAsync(profile, turn.Room, cancel);
        var key = await ScheduleLock.ReadAsync(pushes, learners, turn, cancel);
        if (await KeptAsync(turn, key, cancel) is { } kept)
            return kept;
        var before = await pushes.UpdateAsync(
            turn.Room, wanted.Kind, now => key.Allows(now) ? set with { Keeper = key.KeeperOf(now), KeptAt = now?.KeptAt } : now, cancel);
        await FollowAsync(turn, schedule.Zone, cancel);
        var setter = turn.RoomKind == RoomKind.Personal ? null : before?.Setter;
        var by = await names.OfAsync(setter, cancel) is { } name ? $", set by {name}" : "";
        var isOther = before?.Schedule is { } old && (old != schedule || before.Subject != set.Subject);
        var was = isOther ? $" Before, it was {ScheduleWords.Again(before!)}{by}." : "";
        return await DescribeAsync(turn, [set with { Keeper = key.KeeperOf(before) }], $"Done. {Who(turn)} {What([set])}.{was}", cancel);
    }

    /// <summary>A room's weeks and its recap go with its schedule, but for a zone that people chose.</summary>
    private async Task FollowAsync(Turn turn, string zone, CancellationToken cancel)
    {
        if (turn.RoomKind == RoomKind.Personal)
            return;
        var room = await rooms.UpdateAsync(
            turn.Room, now => now.IsZoneChosen || now.Zone == zone ? now : now with { Kind = turn.RoomKind, Zone = zone }, cancel);
        await recaps.FollowAsync(turn, room.Zone, cancel);
    }

    private async Task<View> StopAsync(Turn turn, IEnumerable<PushKind> kinds, CancellationToken cancel)
    {
        var key = await ScheduleLock.ReadAsync(pushes, learners, turn, cancel);
        if (await KeptAsync(turn, key, cancel) is { } kept)
            return kept;
        var ended = new List<Push>();
        foreach (var kind in kinds)
        {
            if (await pushes.UpdateAsync(turn.Room, kind, now => key.Allows(now) ? null : now, cancel) is not { } before)
                continue;

            // What is due already and waits to be sent is not wanted any more either.
            await pushes.TakeBackAsync(turn.Room, kind, cancel);
            if (kind == PushKind.Card)
                await pushes.RemoveAsync(turn.Room, PushKind.Later, cancel);
            ended.Add(before);
        }

        return ended.Count == 0
            ? Nothing(turn)
            : Replies.Line(
                $"Done: nothing comes by schedule any more. It was {What(ended)}.",
                [.. ended.Select(PutBack)]);

        ViewAction PutBack(Push before) => Buttons.Say(
            ended.Count == 1 ? "Put it back" : $"Put back {ScheduleWords.Describe(before)}",
            $"{Commands.Schedule} {ScheduleWords.Again(before)}");
    }

    private async Task<View> KeepAsync(Turn turn, LearnerId? keeper, CancellationToken cancel)
    {
        if (turn.RoomKind == RoomKind.Personal)
            return Replies.Line("This chat is yours alone already: nobody else can change its schedule.");
        var key = await ScheduleLock.ReadAsync(pushes, learners, turn, cancel);
        if (await KeptAsync(turn, key, cancel) is { } kept)
            return kept;
        await learners.UpdateAsync(turn.Learner, now => now.Seen(turn), cancel);
        var isAny = false;
        foreach (var kind in Kinds)
            isAny |= await pushes.UpdateAsync(turn.Room, kind, Kept, cancel) is not null;
        var days = Wording.Count((int)ScheduleLock.Lasts.TotalDays, "day");
        return !isAny ? Nothing(turn) : Replies.Line(keeper is null
            ? "Done: everyone here may change the schedule."
            : "Done: only you may change the schedule of this room now. "
                + $"To open it again, say “schedule everyone”; it also opens when you have not studied for {days}.");

        Push? Kept(Push? now) => now is null || !key.Allows(now) ? now : now with { Keeper = keeper, KeptAt = turn.Now };
    }

    /// <summary>What to say where someone else keeps the schedule; null where it may be changed.</summary>
    private async Task<View?> KeptAsync(Turn turn, ScheduleLock key, CancellationToken cancel)
    {
        var errands = await ScheduledAsync(turn.Room, cancel);
        if (errands.FirstOrDefault(errand => !key.Allows(errand)) is not { } kept)
            return null;
        var name = await names.OfAsync(kept.Keeper, cancel) ?? "Somebody";
        return Replies.Line($"{name} keeps the schedule of this room, so only they can change it. It stays as it is: {What(errands)}.");
    }

    private async Task<Push[]> ScheduledAsync(RoomId room, CancellationToken cancel)
    {
        var all = (await pushes.GetAllAsync(room, cancel)).Select(stored => stored.Value);
        return [.. all.Where(errand => Kinds.Contains(errand.Kind) && errand.Schedule is not null)];
    }

    private async Task<View> DescribeAsync(Turn turn, Push[] errands, string line, CancellationToken cancel)
    {
        List<Fact> facts = [.. errands.Select(errand => new Fact(
            errands.Length == 1 ? "Next" : errand.Kind == PushKind.Card ? "Next card" : "Next match",
            string.Join("; ", NextTimes(errand.Schedule!, turn.Now))))];
        var next = facts[0].Value;
        if (turn.RoomKind != RoomKind.Personal)
        {
            var keeper = errands.FirstOrDefault(errand => errand.Keeper is not null)?.Keeper;
            var name = await names.OfAsync(keeper, cancel) ?? "who keeps it";
            facts.Add(new("Who may change it", keeper is null ? "everyone here" : $"only {name}"));
        }
        else if ((await learners.GetAsync(turn.Learner, cancel)).Value.AwayUntil(turn.Now) is { } last)
        {
            facts.Add(new("Away", $"nothing comes through {Wording.DayAndMonth(last)}; “back” ends it sooner"));
        }

        return new()
        {
            Title = "By schedule",
            Blocks = [new TextBlock(line), new FactsBlock(facts)],
            Actions = [Buttons.Say("Turn it off", $"{Commands.Schedule} {Off}")],
            Fallback = $"{line} Next: {next}.",
        };
    }

    private static string What(IEnumerable<Push> errands) =>
        Wording.List([.. errands.Select(errand => $"{ScheduleWords.Describe(errand)} {errand.Schedule}")]);

    private static IEnumerable<string> NextTimes(Schedule schedule, DateTimeOffset now)
    {
        var next = schedule.Next(now);
        for (var i = 0; i < TimesShown && next is { } at; i++, next = schedule.Next(at))
        {
            yield return LocalClock.At(at, Zones.OrUtc(schedule.Zone)).ToString("ddd d MMM HH:mm", CultureInfo.InvariantCulture);
        }
    }

    private static View UnknownZone(Turn turn, Schedule schedule) => Replies.Line(
        $"The schedule is kept, {schedule}, but I do not know its time zone, so no card comes. "
        + "Please set it again, for example “schedule weekdays 09:00 Europe/Berlin”.",
        Zones.TryGet(turn.Zone, out var here)
            ? [Buttons.Say("Use my time zone", $"{Commands.Schedule} {schedule with { Zone = here.Id }}")]
            : []);

    private static View Nothing(Turn turn) => Replies.Line(
        turn.RoomKind == RoomKind.Personal
            ? "You have no schedule yet. Say when you would like a card, for example “schedule weekdays 09:00”."
            : "This room has no schedule yet. Say when a card should come, for example “schedule weekdays 09:00 Europe/Berlin”, "
                + "or a match: “schedule fri 16:00 match 10”.",
        Examples(turn));

    private static ViewAction[] Examples(Turn turn) =>
        turn.Zone is null ? [] :
        [
            Buttons.Say("Weekdays at 9:00", $"{Commands.Schedule} weekdays 09:00"),
            Buttons.Say("Every day at 17:00", $"{Commands.Schedule} daily 17:00"),
        ];

    private static string Who(Turn turn) => turn.RoomKind == RoomKind.Personal ? "You get" : "This room gets";
}
