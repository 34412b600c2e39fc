using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using QuizBot.Core.Bot.Progress;
using QuizBot.Core.Bot.Rounds;
using QuizBot.Core.Chat;
using QuizBot.Core.Stores;
using QuizBot.Core.Stores.Tables;
using QuizBot.Core.Stores.Upkeep;

namespace QuizBot.Core.Bot.Settings;

/// <summary>
/// What is kept about a learner, in their own rows, in rooms and in schedules: all of it shown, or all of it gone, wherever that is asked.
/// </summary>
internal sealed class DataDialog(
    Learners learners, Rooms rooms, Pushes pushes, NameRemoval names, Companions companions, Erasures erasures)
{
    /// <summary>Characters of an export in one message; what channels can carry.</summary>
    private const int PartLength = 9_000;

    /// <summary>No deletion takes as long; a card that is drawn before it is done would name the learner still.</summary>
    private static readonly TimeSpan DeletionTakes = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan ConfirmWithin = TimeSpan.FromMinutes(10);
    private static readonly JsonWriterOptions Readable = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public async Task<IReadOnlyList<Reply>> ExportAsync(Turn turn, CancellationToken cancel)
    {
        var json = await ReadAllAsync(turn.Learner, cancel);
        string[] parts = [.. json.Chunk(PartLength).Select(part => new string(part))];
        return [.. parts.SelectMany((part, i) =>
        {
            var label = parts.Length == 1 ? "Everything kept about you" : $"Everything kept about you, part {i + 1} of {parts.Length}";
            return Replies.ToLearner(turn, new() { Title = label, Blocks = [new FixedBlock(label, part)], Fallback = label + "." });
        })];
    }

    public async Task<View> AskToDeleteAsync(Turn turn, CancellationToken cancel)
    {
        await learners.UpdateAsync(turn.Learner, profile => profile.Seen(turn) with { DeletionAsked = turn.Now }, cancel);
        const string Question = "Delete everything kept about you? Your memory of the cards, your streak, your answers and points "
            + "in rooms, your schedules and reminders will be gone for good.";
        return new()
        {
            Title = "Delete my data",
            Blocks = [new TextBlock(Question), new TextBlock("You can export it first.", Tone.Subtle)],
            Actions =
            [
                Answer("Yes, delete it", ButtonData.Yes),
                Answer("Keep it", ButtonData.No) with { Primary = true },
                Buttons.Say("Export my data", Commands.Export),
            ],
            Fallback = Question,
        };

        static ViewAction Answer(string title, string sure) =>
            new(Verbs.Delete, title) { Data = new Dictionary<string, string> { [ButtonData.Sure] = sure } };
    }

    public async Task<View> DeleteAsync(Turn turn, Pressed press, CancellationToken cancel)
    {
        var profile = (await learners.GetAsync(turn.Learner, cancel)).Value;
        if (press.Data.GetValueOrDefault(ButtonData.Sure) != ButtonData.Yes)
        {
            await learners.UpdateAsync(turn.Learner, now => now.DeletionAsked is null ? now : now with { DeletionAsked = null }, cancel);
            return Replies.Line("Nothing was deleted.", Buttons.Quiz("Quiz me"));
        }

        if (profile.DeletionAsked is not { } asked || turn.Now - asked > ConfirmWithin)
            return Replies.Line("To be safe, say “delete my data” again: that question is more than ten minutes old. Nothing was deleted.");

        await DeleteAsync(turn, profile.Seen(turn), cancel);
        return Replies.Line(
            "Done. Everything kept about you is gone, schedules and reminders with it, and your name leaves the cards in rooms. "
            + "Rooms keep only how many answered a card. If you answer another card, I start from nothing.");
    }

    private async Task DeleteAsync(Turn turn, LearnerProfile profile, CancellationToken cancel)
    {
        // What is to follow is planned first. Then goes what would bring the learner back, and last what says where the rest is: a deletion
        // cut short is done again whole.
        var home = profile.Habit.Home?.Room;
        var all = await learners.GetRoomsAsync(profile, cancel);
        RoomId[] entered = [.. turn.RoomKind == RoomKind.Personal ? all : all.Append(turn.Room).Distinct()];
        await names.PlanAsync(turn, profile, turn.Now + DeletionTakes, cancel);
        await erasures.PlanAsync(
            new(
                Keys.Mark(Keys.Partition(turn.Learner)), home is { } chat ? Keys.Mark(Keys.Partition(chat)) : null, turn.Learner.Channel,
                turn.Learner.Workspace, [.. entered.Where(room => room != home)], turn.Address is not null, turn.Now,
                profile.Pairing is not null),
            cancel);
        await pushes.ForgetAsync(turn.Learner.Equals, cancel);
        await companions.PartAsync(turn.Learner, turn.Now, cancel);
        foreach (var room in entered)
            await rooms.ForgetAsync(room, turn.Learner.Equals, null, cancel);
        if (home is { } personal)
            await rooms.DeleteAsync(personal, cancel);
        await learners.DeleteAsync(turn.Learner, cancel);
    }

    private async Task<string> ReadAllAsync(LearnerId learner, CancellationToken cancel)
    {
        using var buffer = new MemoryStream();
        await using (var json = new Utf8JsonWriter(buffer, Readable))
        {
            json.WriteStartObject();
            await foreach (var entity in learners.ExportAsync(learner, cancel))
                Write(json, entity.Row, entity.Body);
            await WriteRoomsAsync(json, learner, cancel);
            await WriteSchedulesAsync(json, learner, cancel);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    private async Task WriteRoomsAsync(Utf8JsonWriter json, LearnerId learner, CancellationToken cancel)
    {
        var profile = (await learners.GetAsync(learner, cancel)).Value;
        foreach (var room in await learners.GetRoomsAsync(profile, cancel))
        {
            var entities = new List<Entity>();
            await foreach (var entity in rooms.OfAsync(room, learner.Equals, cancel))
                entities.Add(entity);
            if (entities.Count == 0)
                continue;
            json.WriteStartObject($"in the room {room.Conversation}");
            foreach (var entity in entities)
                Write(json, entity.Row, entity.Body);
            json.WriteEndObject();
        }
    }

    private async Task WriteSchedulesAsync(Utf8JsonWriter json, LearnerId learner, CancellationToken cancel)
    {
        var errands = await pushes.OfAsync(learner, cancel);
        if (errands.Count == 0)
            return;
        json.WriteStartArray("schedules and reminders");
        foreach (var errand in errands)
            json.WriteRawValue(Pushes.Write(errand));
        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, string row, string body)
    {
        json.WritePropertyName(row);
        json.WriteRawValue(body);
    }
}
