using System.Globalization;
using System.Text;
using QuizBot.Core.Chat;

namespace QuizBot.Tests.Shared;

/// <summary>Every block, tone and way to pick, as people meet them, and then the extremes. Every channel must show all of them.</summary>
public static class ViewGallery
{
    private const string Plumber = "AWS Glue (The Data Plumber)";

    public static IReadOnlyList<NamedView> All { get; } = [.. Everyday(), .. Extremes()];

    private static IEnumerable<NamedView> Everyday()
    {
        yield return new("one-line", new View { Fallback = "Your zone is now Europe/Berlin.", Blocks = [new TextBlock("Your zone is now Europe/Berlin.")] });

        yield return new("every-tone", new View
        {
            Title = "How a text can be meant",
            Fallback = "One line for each tone.",
            Speak = "One line for each tone, read aloud.",
            Blocks =
            [
                new TextBlock("A heading", Tone.Heading),
                new TextBlock("An ordinary paragraph with two lines.\nThis is the second.\n\nAnd this is a second paragraph."),
                new TextBlock("A remark on the side", Tone.Subtle),
                new TextBlock("Right! That is Data Preparation.", Tone.Good),
                new TextBlock("Not quite. It is Data Preparation.", Tone.Bad),
                new TextBlock("Used in the Data Preparation stage for extract, transform and load.", Tone.Quote),
            ],
        });

        yield return new("help", new View
        {
            Title = "Hello, I am QuizBot",
            Fallback = "Hello, I am QuizBot. Type quiz to start, or explain glue to look something up.",
            Blocks =
            [
                new TextBlock("I turn the notes of your team into questions, and remember what you know."),
                new FactsBlock([new("quiz", "the next card for you"), new("explain glue", "what the notes say about it"), new("streak", "how many days in a row")]),
                new TextBlock("Course: AWS Certified AI Practitioner, 1 note, 34 cards", Tone.Subtle),
            ],
            Actions =
            [
                new ViewAction("quiz", "Quiz me") { Primary = true },
                new ViewAction("say", "Topics") { Data = Data("text", "topics") },
                new ViewAction("say", "My streak") { Data = Data("text", "streak") },
            ],
        });

        yield return new("settings", Settings(null, "20:00", "auto"));

        yield return new("settings-with-problems", Settings("“half past” is no time of day that I know.", "half past", ""));

        yield return new("reveal-question", new View
        {
            Title = "D1.2 ML Lifecycle",
            Fallback = "Which stage uses AWS Glue for cleaning raw information?",
            Blocks =
            [
                new TextBlock("Which stage of the ML lifecycle involves services like AWS Glue (The Data Plumber) for cleaning and transforming raw information?"),
                new ProgressBlock("4 of 12 cards today", 4, 12),
            ],
            Actions =
            [
                new ViewAction("show", "Show answer") { Data = Data("card", "D1.2/Q1"), Primary = true },
                new ViewAction("next", "Next card"),
            ],
        });

        yield return new("reveal-answer", new View
        {
            Title = "D1.2 ML Lifecycle",
            Fallback = "The answer is Data Preparation. Did you know it?",
            Blocks =
            [
                new TextBlock("Which stage of the ML lifecycle involves services like AWS Glue for cleaning raw information?", Tone.Subtle),
                new TextBlock("Data Preparation", Tone.Heading),
                new TextBlock("Glue extracts, transforms and loads: it cleans before anything is trained.", Tone.Quote),
            ],
            Actions =
            [
                new ViewAction("grade", "Got it") { Data = Data("card", "D1.2/Q1", "grade", "good"), Primary = true },
                new ViewAction("grade", "Missed it") { Data = Data("card", "D1.2/Q1", "grade", "again") },
                new ViewAction("explain", "Explain") { Data = Data("term", "aws-glue") },
            ],
        });

        yield return new("code-table-picture", new View
        {
            Title = "D3.1 Designing applications",
            Fallback = "What does the loop print, and which curve is it?",
            Blocks =
            [
                new TextBlock("What does this print?", Tone.Heading),
                new FixedBlock("Code (python)", "for layer in range(2):\n    print(\"layer\", layer)"),
                new TableBlock(["layer", "output"], [["0", "layer 0"], ["1", "layer 1"]]),
                new PictureBlock("A curve that falls fast at first, then slowly", "https://bot.example/pictures/0123456789abcdef0123456789abcdef.png"),
                new PictureBlock("The same curve, on a server that nobody can reach", "/pictures/0123456789abcdef0123456789abcdef.png"),
                new PictureBlock("A picture that is not there", null),
            ],
            Actions = [new ViewAction("show", "Show answer") { Data = Data("card", "D3.1/Q7"), Primary = true }],
        });

        yield return new("pick-one", Question(
            new ChoiceBlock("answer", "Pick one", [new("a", "Amazon S3"), new("b", "AWS Glue"), new("c", "Amazon Augmented AI (A2I)"), new("d", "Amazon QuickSight")])));

        yield return new("pick-several", Question(
            new ChoiceBlock("answer", "Pick all that apply", [new("a", "Data Collection"), new("b", "Data Preparation"), new("c", "Deployment"), new("d", "Monitoring")], Pick.Several)));

        yield return new("type-answer", Question(
            new InputBlock("answer", "Your answer", "The name of the service", 200)));

        yield return new("order-stages", Question(
        [
            .. Enumerable.Range(1, 4).Select(place => new ChoiceBlock(
                "place-" + place.ToString(CultureInfo.InvariantCulture),
                "Place " + place.ToString(CultureInfo.InvariantCulture),
                [new("a", "Deployment"), new("b", "Monitoring"), new("c", "Data Preparation"), new("d", "Training")],
                Pick.OneCompact)),
        ]));

        yield return new("match-roles", Question(
        [
            .. new[] { "Amazon S3", "AWS Glue", "Amazon A2I" }.Select((service, index) => new ChoiceBlock(
                "match-" + index.ToString(CultureInfo.InvariantCulture),
                service,
                [new("a", "The Data Plumber"), new("b", "The Infinite Warehouse"), new("c", "The Supervisor")],
                Pick.OneCompact)),
        ]));

        yield return new("graded-good", new View
        {
            Title = "Right!",
            Fallback = "Right! AWS Glue. Your streak is 5 days.",
            Blocks =
            [
                new TextBlock("AWS Glue is the Data Plumber.", Tone.Good),
                new TextBlock("It extracts, transforms and loads.", Tone.Quote),
                new FactsBlock([new("Streak", "5 days"), new("Comes back", "in 11 days")]),
                new ProgressBlock("12 of 12 cards today", 12, 12),
            ],
            Actions = [new ViewAction("next", "Next card") { Primary = true }, new ViewAction("explain", "Explain") { Data = Data("term", "aws-glue") }],
        });

        yield return new("graded-bad", new View
        {
            Title = "Not quite",
            Fallback = "Not quite: the answer is AWS Glue. It comes back in a minute.",
            Blocks =
            [
                new TextBlock("You picked Amazon S3. The answer is AWS Glue.", Tone.Bad),
                new TextBlock("S3 is where the data waits; Glue is who cleans it.", Tone.Quote),
                new ProgressBlock("0 of 12 cards today", 0, 12),
            ],
            Actions = [new ViewAction("next", "Next card") { Primary = true }],
        });

        yield return new("stats", new View
        {
            Title = "Your last 12 weeks",
            Fallback = "You answered 214 cards in 12 weeks, 88% of them right.",
            Blocks =
            [
                new FactsBlock([new("Answered", "214"), new("Right", "88%"), new("Longest streak", "19 days")]),
                new FixedBlock("Days with answers in the last 12 weeks: 41 of 84", Calendar()),
                new TextBlock("■ ten or more   ▪ some   · none", Tone.Subtle),
                new ProgressBlock("D1.2 ML Lifecycle: 91% likely to be remembered", 91, 100),
            ],
        });

        yield return new("leaderboard", new View
        {
            Title = "This week",
            Fallback = "Amara leads with 42 points, Björn has 38, you have 35.",
            Blocks =
            [
                new TableBlock(["", "Who", "Points"], [["1", "Amara Okafor", "42"], ["2", "Björn Ångström", "38"], ["3", "You", "35"], ["4", "李小龙", "7"]]),
                new TextBlock("Say \"leaderboard off\" and your name stays out of it.", Tone.Subtle),
            ],
        });

        yield return new("compare", new View
        {
            Title = "Data drift and model drift",
            Fallback = "Data drift: the input changes. Model drift: the accuracy drops.",
            Blocks =
            [
                new TableBlock(
                    ["", "Data Drift", "Model Drift"],
                    [
                        ["What", "New input data differs significantly from the data the model was trained on.", "The model's accuracy drops over time, which asks for retraining."],
                        ["Stage", "Deployment and Monitoring", "Deployment and Monitoring"],
                    ]),
            ],
            Actions = [new ViewAction("quiz", "Quiz me on this") { Data = Data("topic", "drift"), Primary = true }],
        });

        yield return new("wide-table", new View
        {
            Title = "All notes",
            Fallback = "Two notes with how well you know them.",
            Blocks =
            [
                new TableBlock(
                    ["Note", "Title", "Domain", "Cards", "Due", "Right", "Recall", "Last seen"],
                    [["D1.1", "Basics", "1", "20", "3", "81%", "0.90", "yesterday"], ["D1.2", "ML Lifecycle", "1", "34", "0", "88%", "0.93", "today"]]),
            ],
        });

        yield return new("sure-to-delete", new View
        {
            Title = "Delete everything about you?",
            Fallback = "This deletes your memory, streak and settings. There is no way back.",
            Blocks = [new TextBlock("214 answers, a streak of 5 days and your settings will be gone. There is no way back.", Tone.Bad)],
            Actions = [new ViewAction("delete", "Delete it all"), new ViewAction("say", "Keep it") { Data = Data("text", "help"), Primary = true }],
        });

        yield return new("round-open", new View
        {
            Title = "Card of the day",
            Fallback = "Card of the day: which service cleans raw data?",
            Blocks =
            [
                new TextBlock("Which service cleans and transforms raw data?"),
                new ChoiceBlock("answer", "Pick one", [new("a", "Amazon S3"), new("b", Plumber)]),
                new TextBlock("3 answered, 2 right", Tone.Subtle),
            ],
            Actions =
            [
                new ViewAction("answer", "Answer") { Data = Data("round", "r-2026-11-23"), Submits = true, Primary = true },
                new ViewAction("reveal", "Reveal") { Data = Data("round", "r-2026-11-23") },
            ],
        });

        yield return new("six-buttons", new View
        {
            Title = "Where to?",
            Fallback = "Six things to do.",
            Actions =
            [
                .. new[] { "Next card", "Explain", "Topics", "Streak", "Stats", "Leaderboard" }
                    .Select(title => new ViewAction("say", title) { Data = Data("text", title.ToUpperInvariant()) }),
            ],
        });
    }

    private static IEnumerable<NamedView> Extremes()
    {
        yield return new("nothing", new View { Fallback = "" }, Extreme: true);

        yield return new("empty-texts", new View
        {
            Title = "",
            Fallback = "Everything is empty.",
            Speak = "",
            Blocks =
            [
                new TextBlock(""),
                new TextBlock("\n\n \n"),
                new FactsBlock([]),
                new FactsBlock([new("", "")]),
                new FixedBlock("", ""),
                new TableBlock([], []),
                new TableBlock(["", ""], [["", ""]]),
                new TableBlock(["Nobody yet"], []),
                new ChoiceBlock("none", "", []),
                new InputBlock("line", "", "", 1),
                new ProgressBlock("", 0, 1),
            ],
            Actions = [new ViewAction("next", "")],
        }, Extreme: true);

        yield return new("looks-like-markup", new View
        {
            Title = "# Not a heading *nor bold*",
            Fallback = "*Nothing* here is [markup](https://example.org) <b>or</b> `code`.",
            Speak = "<speak>Nothing here is <break time='10s'/> markup & so on</speak>",
            Blocks =
            [
                new TextBlock("# one\n- two\n+ three\n1. four\n2) five\n> six\n    seven\n---\n***\n===\n```\neight\n```"),
                new TextBlock("*bold* **bolder** _slanted_ __init__ ~~struck~~ `code` [link](https://example.org) ![image](https://example.org/a.png) <https://example.org>"),
                new TextBlock("<b>html</b> <script>alert(1)</script> &amp; &lt; &#42; \\* \\ a|b {{DATE(2026-11-22T06:00:00Z, SHORT)}} ${title}", Tone.Good),
                new TextBlock("<at>Everyone</at> <!channel> <!here> <@U0123> <#C0123|general> :tada: @channel", Tone.Quote),
                new FactsBlock([new("*a*", "[b](https://example.org)"), new("1. c", "# d"), new("<e>", "`f` & g")]),
                new FixedBlock("*label*", "  *a*\n    _b_   c\n\td <e> & `f`"),
                new TableBlock(["*a*", "<b>"], [["`c`", "[d](https://example.org)"], ["# e", "> f & g"]]),
                new ChoiceBlock("answer", "*Pick* <one>", [new("a", "*starred* [link](https://example.org)"), new("b", "<b>html</b> & more"), new("c", "__init__ & `x` \\* {{DATE(2026-11-22T06:00:00Z, SHORT)}}"), new("d", "1. # >")]),
                new InputBlock("typed", "*Type* <here>", "[anything](https://example.org) & more", 100),
                new ProgressBlock("*half* <way>", 1, 2),
                new PictureBlock("*a* [b](https://example.org) <c> & `d`", "https://example.org/e?f=<g>&h=\"i\""),
                new PictureBlock("*a* [b](https://example.org) <c> & `d`", null),
            ],
            Actions = [new ViewAction("say", "*Say* <it> & more") { Data = Data("text", "<at>all</at> \"quoted\" \\ 'more'") }],
        }, Extreme: true);

        yield return new("every-alphabet", new View
        {
            Title = "Überprüfung: 機械学習 · Ünïcødé 🧠",
            Fallback = "العربية, עברית, 日本語, 👩‍👩‍👧‍👦",
            Blocks =
            [
                new TextBlock("التعلم الآلي هو خط تجميع لمنتج ناجح."),
                new TextBlock("機械学習のライフサイクルは、成功する製品を作るための組立ラインです。", Tone.Quote),
                new TextBlock("👩‍👩‍👧‍👦 🇪🇺 👍🏽 e\u0301 \u202Ereversed\u202C \u200Bzero", Tone.Good),
                new TextBlock("half a pair: \uD83D and \uDE00, controls: \u0000\u0001\u0007\u001B[31m\u007F\u0085\u2028\u2029\uFFFF"),
                new ChoiceBlock("answer", "Выберите", [new("a", "да"), new("b", "нет 🧊")]),
            ],
            Actions = [new ViewAction("next", "Weiter → 次へ")],
        }, Extreme: true);

        yield return new("long-words", new View
        {
            Title = Words("Heading", 60),
            Fallback = Words("Fallback", 400),
            Speak = Words("Spoken", 400),
            Blocks =
            [
                new TextBlock(new string('x', 3000), Tone.Heading),
                new FactsBlock([new(new string('l', 400), new string('v', 4000))]),
                new ChoiceBlock("answer", Words("label", 100), [new("a", Words("option", 60)), new("b", new string('o', 500))]),
                new ChoiceBlock("compact", Words("label", 100), [new("a", Words("option", 60)), new("b", new string('p', 500))], Pick.OneCompact),
                new ProgressBlock(Words("progress", 200), 3, 7),
            ],
            Actions = [new ViewAction("answer", Words("button", 40)) { Data = Data("card", new string('d', 900)), Submits = true }],
        }, Extreme: true);

        yield return new("many-options", Question(
            new ChoiceBlock("one", "One of many", [.. Options(200)], Pick.OneCompact),
            new ChoiceBlock("several", "Several of many", [.. Options(60)], Pick.Several)), Extreme: true);

        yield return new("many-blocks", new View
        {
            Title = "Ask for less",
            Fallback = "A thousand lines.",
            Blocks =
            [
                .. Enumerable.Range(1, 999).Select(n => new TextBlock("Line " + n.ToString(CultureInfo.InvariantCulture), n % 10 == 0 ? Tone.Quote : Tone.Body)),
                new InputBlock("answer", "Your answer", "still here at the end", 100),
            ],
            Actions = [new ViewAction("answer", "Answer") { Submits = true, Primary = true }],
        }, Extreme: true);

        yield return new("long-export", new View
        {
            Title = "Your data",
            Fallback = "All that is stored about you, as JSON.",
            Blocks = [new FixedBlock("Your data as JSON", string.Join('\n', Enumerable.Range(1, 3000).Select(n => "  \"D1.2/Q" + n.ToString(CultureInfo.InvariantCulture) + "\": { \"stability\": 10.97, \"due\": \"2026-12-01\" },")))],
        }, Extreme: true);

        yield return new("long-paragraph", new View { Title = "A whole book", Fallback = "A whole book.", Blocks = [new TextBlock(Words("word", 40_000)), new TextBlock("The end.")] }, Extreme: true);

        yield return new("long-table", new View
        {
            Title = "Everybody",
            Fallback = "Five hundred people.",
            Blocks = [new TableBlock(["Place", "Who", "Points"], [.. Enumerable.Range(1, 500).Select(n => new[] { n.ToString(CultureInfo.InvariantCulture), Words("name", 3), "0" })])],
        }, Extreme: true);
    }

    private static View Settings(string? problem, string evening, string zone) => new()
    {
        Title = "Your settings",
        Fallback = "Time zone: Europe/Berlin. When I bring you a card: off.",
        Blocks =
        [
            .. problem is null ? [] : (Block[])[new TextBlock("Nothing is saved yet. Please look again at the end of your evening.", Tone.Bad)],
            new ChoiceBlock(
                "zone", "Time zone", [new("auto", "As my chat says: Europe/Berlin"), new("America/Lima", "Lima, Peru"), new("Asia/Tokyo", "Tokyo, Japan")], Pick.OneFiltered)
            {
                Picked = [zone],
                Problem = problem is null ? null : "I do not know your time zone yet. Please pick it.",
            },
            new ChoiceBlock("days-off", "Days off, which never break a streak", [new("fri", "Friday"), new("sat", "Saturday"), new("sun", "Sunday")], Pick.Several) { Picked = ["sat", "sun"] },
            new InputBlock("evening", "End of your evening (empty: no reminder)", "", 100) { Kind = InputKind.Time, Value = evening, Problem = problem },
            new InputBlock("new-cards", "New cards a day at most (1 to 100)", "", 100) { Kind = InputKind.Number, Min = 1, Max = 100, Value = "10" },
            new InputBlock("name", "What I call you", "Your first name", 100) { Value = "Ada" },
        ],
        Actions = [new ViewAction("settings", "Save") { Data = Data("was-zone", "auto"), Submits = true, Primary = true }],
    };

    private static View Question(params Block[] answers) => new()
    {
        Title = "D1.2 ML Lifecycle",
        Fallback = "A question about the ML lifecycle.",
        Blocks = [new TextBlock("Which service cleans and transforms raw data before training?"), .. answers],
        Actions =
        [
            new ViewAction("answer", "Answer") { Data = Data("card", "D1.2/aws-glue/role"), Submits = true, Primary = true },
            new ViewAction("show", "Show answer") { Data = Data("card", "D1.2/aws-glue/role") },
        ],
    };

    private static IEnumerable<Option> Options(int count) =>
        Enumerable.Range(1, count).Select(n => new Option("o" + n.ToString(CultureInfo.InvariantCulture), "Option " + n.ToString(CultureInfo.InvariantCulture)));

    private static Dictionary<string, string> Data(params string[] pairs) =>
        pairs.Chunk(2).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);

    private static string Words(string word, int count) => string.Join(' ', Enumerable.Repeat(word, count));

    private static string Calendar()
    {
        var text = new StringBuilder("    Sep  Oct  Nov\n");
        string[] days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
        for (var day = 0; day < days.Length; day++)
        {
            text.Append(days[day]).Append(' ');
            for (var week = 0; week < 12; week++)
                text.Append(day > 4 ? '·' : ((day + week) % 3) switch { 0 => '■', 1 => '▪', _ => '·' });
            text.Append('\n');
        }

        return text.ToString();
    }
}
