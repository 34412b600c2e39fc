using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using QuizBot.Core.Chat;
using QuizBot.Core.Stores;
using QuizBot.Core.Stores.Tables;

namespace QuizBot.Core.Bot.Settings;

/// <summary>What is kept about a learner: all of it shown, or all of it gone.</summary>
internal sealed class DataDialog(Learners learners, Rooms rooms, Pushes pushes)
{
    /// <summary>Characters of an export in one message; what channels can carry.</summary>
    private const int PartLength = 9_000;

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
        const string Question = "Delete everything kept about you? Your memory of the cards, your streak and your answers in rooms will be gone for good.";
        return new()
        {
            Title = "Delete my data",
            Blocks = [new TextBlock(Question), new TextBlock("You can export it first.", Tone.Subtle)],
            Actions =
            [
                new(Verbs.Delete, "Yes, delete it") { Data = new Dictionary<string, string> { [ButtonData.Sure] = ButtonData.Yes } },
                new(Verbs.Delete, "Keep it") { Data = new Dictionary<string, string> { [ButtonData.Sure] = ButtonData.No }, Primary = true },
                Buttons.Say("Export my data", Commands.Export),
            ],
            Fallback = Question,
        };
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
        foreach (var room in profile.Rooms)
            await rooms.DeleteAnswersAsync(room, turn.Learner, cancel);
        if (turn.RoomKind == RoomKind.Personal)
        {
            foreach (var kind in Enum.GetValues<PushKind>())
                await pushes.UpdateAsync(turn.Room, kind, _ => null, cancel);
            await rooms.ForgetExplainedAsync(turn.Room, cancel);
        }

        await learners.DeleteAsync(turn.Learner, cancel);
        return Replies.Line("Done. Everything kept about you is gone. If you answer another card, I start from nothing.");
    }

    private async Task<string> ReadAllAsync(LearnerId learner, CancellationToken cancel)
    {
        using var buffer = new MemoryStream();
        await using (var json = new Utf8JsonWriter(buffer, Readable))
        {
            json.WriteStartObject();
            await foreach (var entity in learners.ExportAsync(learner, cancel))
            {
                json.WritePropertyName(entity.Row);
                json.WriteRawValue(entity.Body);
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }
}
