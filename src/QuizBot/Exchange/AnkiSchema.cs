using System.Text.Json.Nodes;

namespace QuizBot.Exchange;

/// <summary>A collection of Anki as all of its versions read it (schema 11), with QuizBot's note type in it.</summary>
internal static class AnkiSchema
{
    public const long NoteType = 1_700_000_000_001;

    public const string Tables = """
        CREATE TABLE col (id integer PRIMARY KEY, crt integer NOT NULL, mod integer NOT NULL, scm integer NOT NULL, ver integer NOT NULL,
            dty integer NOT NULL, usn integer NOT NULL, ls integer NOT NULL, conf text NOT NULL, models text NOT NULL,
            decks text NOT NULL, dconf text NOT NULL, tags text NOT NULL);
        CREATE TABLE notes (id integer PRIMARY KEY, guid text NOT NULL, mid integer NOT NULL, mod integer NOT NULL, usn integer NOT NULL,
            tags text NOT NULL, flds text NOT NULL, sfld integer NOT NULL, csum integer NOT NULL, flags integer NOT NULL,
            data text NOT NULL);
        CREATE TABLE cards (id integer PRIMARY KEY, nid integer NOT NULL, did integer NOT NULL, ord integer NOT NULL,
            mod integer NOT NULL, usn integer NOT NULL, type integer NOT NULL, queue integer NOT NULL, due integer NOT NULL,
            ivl integer NOT NULL, factor integer NOT NULL, reps integer NOT NULL, lapses integer NOT NULL, left integer NOT NULL,
            odue integer NOT NULL, odid integer NOT NULL, flags integer NOT NULL, data text NOT NULL);
        CREATE TABLE revlog (id integer PRIMARY KEY, cid integer NOT NULL, usn integer NOT NULL, ease integer NOT NULL,
            ivl integer NOT NULL, lastIvl integer NOT NULL, factor integer NOT NULL, time integer NOT NULL, type integer NOT NULL);
        CREATE TABLE graves (usn integer NOT NULL, oid integer NOT NULL, type integer NOT NULL);
        CREATE INDEX ix_notes_usn ON notes (usn);
        CREATE INDEX ix_notes_csum ON notes (csum);
        CREATE INDEX ix_cards_usn ON cards (usn);
        CREATE INDEX ix_cards_nid ON cards (nid);
        CREATE INDEX ix_cards_sched ON cards (did, queue, due);
        CREATE INDEX ix_revlog_usn ON revlog (usn);
        CREATE INDEX ix_revlog_cid ON revlog (cid);
        """;

    private const string Style = ".card { font-family: sans-serif; font-size: 20px; text-align: center; } pre { display: inline-block; "
        + "text-align: left; } .choices { text-align: left; display: inline-block; }";

    private const string Front = "{{Question}}{{#Choices}}<br><br><div class=\"choices\">{{Choices}}</div>{{/Choices}}";

    private const string Back = "{{FrontSide}}<hr id=answer>{{Answer}}{{#Why}}<br><br>{{Why}}{{/Why}}";

    public static string Types(long time) => new JsonObject { [$"{NoteType}"] = Type(time) }.ToJsonString();

    /// <param name="time">In seconds since 1970.</param>
    /// <param name="decks">Ids and names.</param>
    public static string Decks(long time, IEnumerable<(long Id, string Name)> decks) =>
        new JsonObject(decks.Prepend((Id: 1, Name: "Default")).Select(deck => KeyValuePair.Create<string, JsonNode?>($"{deck.Id}",
            new JsonObject
            {
                ["id"] = deck.Id,
                ["name"] = deck.Name,
                ["mod"] = time,
                ["usn"] = -1,
                ["desc"] = "",
                ["dyn"] = 0,
                ["conf"] = 1,
                ["collapsed"] = false,
                ["browserCollapsed"] = false,
                ["extendNew"] = 0,
                ["extendRev"] = 0,
                ["newToday"] = Today(),
                ["revToday"] = Today(),
                ["lrnToday"] = Today(),
                ["timeToday"] = Today(),
            }))).ToJsonString();

    public static string Configuration() => new JsonObject
    {
        ["curDeck"] = 1,
        ["curModel"] = NoteType,
        ["activeDecks"] = new JsonArray(1),
        ["nextPos"] = 1,
        ["newSpread"] = 0,
        ["timeLim"] = 0,
        ["estTimes"] = true,
        ["dueCounts"] = true,
        ["collapseTime"] = 1200,
        ["sortType"] = "noteFld",
        ["sortBackwards"] = false,
        ["addToCur"] = true,
    }.ToJsonString();

    public static string DeckConfiguration() => new JsonObject
    {
        ["1"] = new JsonObject
        {
            ["id"] = 1,
            ["name"] = "Default",
            ["mod"] = 0,
            ["usn"] = 0,
            ["maxTaken"] = 60,
            ["autoplay"] = true,
            ["timer"] = 0,
            ["replayq"] = true,
            ["dyn"] = false,
            ["new"] = new JsonObject
            {
                ["bury"] = false,
                ["delays"] = new JsonArray(1, 10),
                ["initialFactor"] = 2500,
                ["ints"] = new JsonArray(1, 4, 7),
                ["order"] = 1,
                ["perDay"] = 20,
                ["separate"] = true,
            },
            ["rev"] = new JsonObject
            {
                ["bury"] = false,
                ["ease4"] = 1.3,
                ["fuzz"] = 0.05,
                ["ivlFct"] = 1,
                ["maxIvl"] = 36500,
                ["minSpace"] = 1,
                ["perDay"] = 200,
            },
            ["lapse"] =
                new JsonObject { ["delays"] = new JsonArray(10), ["leechAction"] = 0, ["leechFails"] = 8, ["minInt"] = 1, ["mult"] = 0 },
        },
    }.ToJsonString();

    private static JsonObject Type(long time) => new()
    {
        ["id"] = NoteType,
        ["name"] = "QuizBot",
        ["type"] = 0,
        ["mod"] = time,
        ["usn"] = -1,
        ["sortf"] = 0,
        ["did"] = 1,
        ["css"] = Style,
        ["latexPre"] = "",
        ["latexPost"] = "",
        ["tags"] = new JsonArray(),
        ["vers"] = new JsonArray(),
        ["req"] = new JsonArray(new JsonArray(0, "any", new JsonArray(0))),
        ["flds"] = new JsonArray([.. QuizBotFields.All.Select(Field)]),
        ["tmpls"] = new JsonArray(new JsonObject
        {
            ["name"] = "Card 1",
            ["ord"] = 0,
            ["qfmt"] = Front,
            ["afmt"] = Back,
            ["did"] = null,
            ["bqfmt"] = "",
            ["bafmt"] = "",
        }),
    };

    private static JsonArray Today() => new(0, 0);

    private static JsonNode Field(string name, int order) => new JsonObject
    {
        ["name"] = name,
        ["ord"] = order,
        ["sticky"] = false,
        ["rtl"] = false,
        ["font"] = "Arial",
        ["size"] = 20,
        ["media"] = new JsonArray(),
    };
}
