using CsCheck;
using QuizBot.Core.Chat;

namespace QuizBot.Teams.Tests;

/// <summary>Views that keep the contract of <see cref="View"/> and nothing else.</summary>
internal static class AnyView
{
    private static readonly Gen<string> Short = Gen.String[Gen.Char, 0, 40];

    private static readonly Gen<string> Text = Gen.Frequency(
        (6, Short),
        (3, Gen.String[Gen.Char.AlphaNumeric, 0, 400]),
        (2, Gen.String[Gen.Char["ab *_[]()<>&`#-+=|{}\\\"\n\t.1\u00A0"], 0, 3000]),
        (1, Gen.Select(Gen.Char, Gen.Int[0, 200_000]).Select((c, n) => new string(c, n))));

    private static readonly Gen<string> Id = Gen.String[Gen.Char["abcXYZ019-"], 1, 12];

    private static readonly Gen<Block> Block = Gen.OneOf<Block>(
        Gen.Select(Text, Gen.Enum<Tone>()).Select((text, tone) => (Block)new TextBlock(text, tone)),
        Gen.Select(Text, Text).Select((label, value) => new Fact(label, value)).List[0, 12].Select(facts => (Block)new FactsBlock(facts)),
        Gen.Select(Short, Text).Select((label, text) => (Block)new FixedBlock(label, text)),
        Gen.Select(Id, Short, Gen.Select(Id, Text).Select((value, text) => new Option(value, text)).List[0, 30], Gen.Enum<Pick>(), Gen.Int[0, 4], Text.Null())
            .Select((id, label, options, pick, picked, problem) => (Block)new ChoiceBlock(id, label, options, pick)
            {
                Picked = [.. options.Take(picked).Select(option => option.Value)],
                Problem = problem,
            }),
        Gen.Select(Id, Short, Short, Gen.Int[1, 5000], Gen.Enum<InputKind>(), Gen.OneOf(Short, Gen.Const("20:00"), Gen.Int[-5, 200].Select(number => $"{number}")), Text.Null())
            .Select((id, label, placeholder, most, kind, value, problem) =>
                (Block)new InputBlock(id, label, placeholder, most) { Kind = kind, Value = value, Min = 1, Max = 100, Problem = problem }),
        Gen.Select(Gen.String[Gen.Char.AlphaNumeric, 1, 3000], Text.Null()).Select((alt, address) => (Block)new PictureBlock(alt, address is null ? null : "https://bot.example/" + address)),
        Gen.Select(Short, Gen.Int[0, 1000], Gen.Int[1, 1000]).Select((label, value, more) => (Block)new ProgressBlock(label, value, value + more)),
        Gen.Int[0, 9].SelectMany(columns => Gen.Select(Short.List[columns, columns], Text.List[columns, columns].List[0, 20])
            .Select((headers, rows) => (Block)new TableBlock(headers, [.. rows]))));

    private static readonly Gen<ViewAction> Action =
        Gen.Select(Gen.OneOf([.. Verbs.All.Select(verb => Gen.Const(verb))]), Text, Gen.Dictionary(Id, Gen.String[Gen.Char, 0, 200])[0, 4], Gen.Bool)
            .Select((verb, title, data, submits) => new ViewAction(verb, title) { Data = data, Submits = submits });

    public static Gen<View> All { get; } =
        Gen.Select(Text.Null(), Text, Text.Null(), Gen.Frequency((9, Block.List[0, 12]), (1, Block.List[0, 1000])), Action.List[0, 8])
            .Select((title, fallback, speak, blocks, actions) => new View { Title = title, Fallback = fallback, Speak = speak, Blocks = blocks, Actions = actions });
}
