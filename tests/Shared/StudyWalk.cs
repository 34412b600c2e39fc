using QuizBot.Core.Bot;
using QuizBot.Core.Chat;
using QuizBot.Core.Notes;
using Xunit;

namespace QuizBot.Tests.Shared;

/// <summary>
/// A person who knows everything, going through sittings by what a channel shows them, and what that costs: each tap, and each message
/// typed. They take the shortest way that a card offers.
/// </summary>
public sealed class StudyWalk(Func<Library> library, IBot bot, IHand hand)
{
    private const int MostSteps = 400;
    private DateTimeOffset now = new(2026, 3, 4, 8, 0, 0, TimeSpan.Zero);
    private int turns;
    private View view = new() { Fallback = "" };
    private ShownCard card = new([], []);
    private Cost cost = new();

    /// <summary>Sittings of 20, at first and after some and many days, take at most two taps or messages a card.</summary>
    public async Task CostsTwoTapsACardAsync()
    {
        await SayAsync("new cards 100");
        foreach (var days in new[] { 0, 20, 60 })
        {
            Wait(days);
            var sitting = await GoAsync("quiz 20");
            TestContext.Current.TestOutputHelper!.WriteLine($"After {days} days: {sitting}");
            Assert.Equal(20, sitting.Cards.Values.Sum());
            Assert.True(sitting.Taps + sitting.Typed <= 2 * 20, sitting.ToString());
        }
    }

    /// <summary>Some days go by.</summary>
    public void Wait(int days) => now += TimeSpan.FromDays(days);

    /// <summary>Says what begins a sitting, and goes on until nothing leads to a next card.</summary>
    public async Task<Cost> GoAsync(string begin)
    {
        cost = new() { Typed = 1 };
        await SayAsync(begin);
        for (var step = 0; step < MostSteps; step++)
        {
            await AnswerAsync();
            if (card.Find(Verbs.Next) is not { } next)
                return cost;
            await PressAsync(next);
        }

        throw new InvalidOperationException("The sitting never ends.");
    }

    /// <summary>Not counted.</summary>
    public Task SayAsync(string text) => DoAsync(new Said(text));

    private async Task AnswerAsync()
    {
        var asked = library().Deck.Find(view.Actions.First(action => action.Data.ContainsKey("card")).Data["card"])!;
        cost.Cards[asked.Kind] = cost.Cards.GetValueOrDefault(asked.Kind) + 1;
        var answer = card.Find(Verbs.Answer);
        if (answer is null)
        {
            await PressAsync(card.Find(Verbs.Show)!);
            await PressAsync(card.Find(Verbs.Grade)!);
        }
        else if (card.Inputs.Count == 0)
        {
            await PressAsync(card.Buttons[Right(asked)]);
        }
        else if (card.Inputs[0].Kind == ShownKind.Typed)
        {
            // A message is taken as the card's own line is, and needs no button.
            cost.Typed++;
            await SayAsync(asked.Answer);
        }
        else
        {
            await PressAsync(answer, Entered(asked));
        }
    }

    /// <summary>Which button says the right choice: itself, or by the letter of a line above.</summary>
    private int Right(Flashcard asked)
    {
        var titles = view.Actions.TakeWhile(action => action.Verb == Verbs.Answer).Select(action => action.Title).ToList();
        var letter = view.Blocks.OfType<TextBlock>().FirstOrDefault(text => Choice(text.Text) == asked.Correct[0])?.Text[..1];
        return titles.FindIndex(title => title == letter || Choice(title) == asked.Correct[0]);
    }

    private Dictionary<string, string> Entered(Flashcard asked)
    {
        var entered = new Dictionary<string, string>();
        foreach (var (index, choice) in view.Blocks.OfType<ChoiceBlock>().Index())
        {
            string[] right = choice.Pick == Pick.OneCompact ? [asked.Correct[index]] : [.. asked.Correct];
            string[] values = [.. choice.Options.Where(option => right.Contains(Choice(option.Text)) || right.Contains(option.Text)).Select(option => option.Value)];
            entered[choice.Id] = string.Join(',', values);
            cost.Taps += card.Inputs[index].Kind == ShownKind.DropDown ? 2 : values.Length;
        }

        return entered;
    }

    private static string Choice(string line) => line.Length > 4 && line[1..4] == ".  " ? line[4..] : "";

    private Task PressAsync(ShownButton button, IReadOnlyDictionary<string, string>? entered = null)
    {
        cost.Taps++;
        return DoAsync(hand.Press(button, entered ?? new Dictionary<string, string>()));
    }

    private async Task DoAsync(TurnInput input)
    {
        var replies = await bot.HandleAsync(
            new()
            {
                Id = $"turn-{turns++}",
                Learner = new("test", "workspace", "ada"),
                LearnerName = "Ada",
                Room = new("test", "workspace", "ada"),
                RoomKind = RoomKind.Personal,
                Zone = "Europe/Berlin",
                Input = input,
                Now = now,
            },
            CancellationToken.None);
        view = replies[^1].View;
        card = hand.Look(view);
    }
}

/// <summary>What a sitting took.</summary>
public sealed class Cost
{
    public int Taps { get; set; }

    public int Typed { get; set; }

    /// <summary>Cards answered, by kind.</summary>
    public Dictionary<FlashcardKind, int> Cards { get; } = [];

    public override string ToString() => $"{Taps} taps and {Typed} messages for {string.Join(", ", Cards.Select(kind => $"{kind.Value} {kind.Key}"))}";
}

/// <summary>How a channel shows a card, and what it brings back.</summary>
public interface IHand
{
    ShownCard Look(View view);

    TurnInput Press(ShownButton button, IReadOnlyDictionary<string, string> entered);
}

public sealed record ShownCard(IReadOnlyList<ShownButton> Buttons, IReadOnlyList<ShownInput> Inputs)
{
    /// <summary>The first button for it.</summary>
    public ShownButton? Find(string verb) => Buttons.FirstOrDefault(button => button.Verb == verb);
}

/// <param name="Title">What a person reads.</param>
/// <param name="Verb">What it asks for.</param>
/// <param name="Source">As the channel has it.</param>
public sealed record ShownButton(string Title, string Verb, object Source);

public sealed record ShownInput(string Id, ShownKind Kind);

public enum ShownKind
{
    Typed,
    One,
    Several,
    DropDown,
}
