using System.IO.Compression;
using System.Text;
using CsCheck;
using Microsoft.Data.Sqlite;
using QuizBot.Core.Cards;
using QuizBot.Core.Notes;
using QuizBot.Core.Notes.Reading;
using QuizBot.Exchange;
using Xunit;

namespace QuizBot.Tests.Commands;

/// <summary>Flashcards to other programs and back.</summary>
public sealed class ExchangeTests : IDisposable
{
    private const string Notes = """
        # D1.2 Data
        ## Quiz
        <details><summary>Q1: What cleans &amp; joins <em>raw</em> data?</summary>
        * **Choices:** AWS Glue | Amazon S3 | Amazon EMR (“big”)
        * **Answer:** AWS Glue
        * **Why:** It extracts, transforms & loads; 5 < 6.
        * **Why not:** Amazon S3 — it stores.
        </details>
        <details><summary>Q2: Which store?</summary>
        * **Choices:** Amazon S3 | Amazon EBS | AWS Glue
        * **Answer:** Amazon S3 | Amazon EBS
        </details>
        <details><summary>Q3: In which order?</summary>
        * **Type:** ordering
        * **Answer:** collect > clean > train
        </details>
        <details><summary>Q4: Who plays whom?</summary>
        * **Type:** matching
        * **Answer:** Glue = Plumber | S3 = Warehouse
        </details>
        <details><summary>Q5: What stores?</summary>
        * **Answer:** Amazon S3
        * **Accept:** bucket | simple storage
        </details>
        <details><summary>Q6: What does this print?</summary>

        ```python
        for n in range(2):
            print(n)
        ```

        * **Answer:** First 0<br>and then 1, each on a line of its own.
        </details>
        """;

    private readonly Terminal terminal = new();

    public void Dispose() => terminal.Dispose();

    [Theory]
    [InlineData("cards.apkg")]
    [InlineData("cards.csv")]
    public async Task Cards_come_back_as_they_went(string name)
    {
        var notes = terminal.Write("notes/D1.2.md", Notes);
        var file = terminal.At(name);
        var export = await terminal.RunAsync("export", notes, file, "--authored");
        Assert.Equal((0, $"{file} holds 6 flashcards.\n"), (export.ExitCode, export.Error));
        var import = await terminal.RunAsync("import", file, "--to", terminal.At("back"));
        Assert.Equal(0, import.ExitCode);
        Assert.Contains("6 flashcards in 1 note.", import.Error, StringComparison.Ordinal);
        var (before, after) = (Deck.Build(CourseFolder.Read(notes, null)).Cards.Where(card => !card.Derived), CourseFolder.Read(terminal.At("back"), null).Notes.Single().Flashcards);
        Assert.Equal(before.Select(Said), after.Select(Said));
    }

    [Fact]
    public void Any_text_comes_back_from_a_note() =>
        Gen.Select(Line, Line.List[1, 3], Line, Line.List[2, 4]).Sample((prompt, answer, why, choices) =>
        {
            var distinct = choices.Distinct(StringComparer.OrdinalIgnoreCase).ToList();
            var shown = new ImportedCard(MarkdownText.Of("What is " + prompt + "?"), [MarkdownText.Of("It is " + string.Join('\n', answer))]) { Kind = "reveal", Why = MarkdownText.Of("It says " + why) };
            var chosen = new ImportedCard(MarkdownText.Of("Which is " + prompt + "?"), [MarkdownText.Of("x" + distinct[0])]) { Kind = "multiple-choice", Choices = [.. distinct.Select(choice => MarkdownText.Of("x" + choice))] };
            List<ImportedCard> cards = distinct.Count > 1 ? [shown, chosen] : [shown];
            var read = NoteParser.Parse("any.md", NoteWriter.Write("A deck", cards)).Flashcards;
            Assert.Equal(cards.Count, read.Count);
            Assert.Equal(("What is " + prompt + "?", "It is " + string.Join('\n', answer), "It says " + why), (read[0].Prompt, read[0].Answer, read[0].Why));
            if (cards.Count > 1)
                Assert.Equal(("x" + distinct[0], string.Join('¦', distinct.Select(choice => "x" + choice))), (read[1].Answer, string.Join('¦', read[1].Choices)));
        }, iter: 2000);

    [Theory]
    [InlineData("a.tsv", "Stalactite\tHangs from the roof\nStalagmite\tGrows from the floor\n", "Stalactite=Hangs from the roof;Stalagmite=Grows from the floor")]
    [InlineData("a.txt", "#separator:tab\n#html:true\n#tags column:3\n<b>Fe</b>\tIron&nbsp;(Ferrum)\tmetal\n\"a\"\"b\"\t\"c<br>d\"\t\n", "Fe=Iron (Ferrum);a\"b=c\nd")]
    [InlineData("a.csv", "Front,Back\n\"What, then?\",\"This; that\"\n", "What, then?=This; that")]
    [InlineData("a.csv", "term;definition\nS3;Storage\nGlue;ETL\n", "S3=Storage;Glue=ETL")]
    [InlineData("a.csv", "Question,Option A,Option B,Option C,Correct Answer,Explanation\nWhich?,One,Two,Three,B,Because\nWhich two?,One,Two,Three,\"A, C\",\n", "Which?=Two;Which two?=One, Three")]
    [InlineData("a.csv", "question,a,b,answer\nWhich?,red,green,green\n", "Which?=green")]
    [InlineData("a.csv", "Wort,Bedeutung\nHund,dog\n,\nKatze,cat\n", "Wort=Bedeutung;Hund=dog;Katze=cat")]
    public async Task Tables_are_read_as_people_save_them(string name, string text, string cards)
    {
        var run = await terminal.RunAsync("import", terminal.Write(name, text), "--to", terminal.At("notes"));
        Assert.Equal(0, run.ExitCode);
        Assert.Equal(cards, string.Join(';', CourseFolder.Read(terminal.At("notes"), null).Notes.SelectMany(note => note.Flashcards).Select(card => $"{card.Prompt}={card.Answer}")));
    }

    [Fact]
    public async Task A_deck_of_Anki_brings_gaps_both_directions_code_and_pictures()
    {
        var run = await terminal.RunAsync("import", AnkiDeck(), "--to", terminal.At("notes"));
        Assert.True(run.ExitCode == 0, run.Error);
        var course = CourseFolder.Read(terminal.At("notes"), null);
        var cards = course.Notes.SelectMany(note => note.Flashcards).ToDictionary(card => card.Prompt.ReplaceLineEndings(" "));
        Assert.Equal("perro", cards["dog"].Answer);
        Assert.Equal("dog", cards["perro"].Answer);
        Assert.Equal("Paris", cards["____ (city) is the capital of France."].Answer);
        Assert.Equal(("France", "Since 987."), (cards["Paris is the capital of ____."].Answer, cards["Paris is the capital of ____."].Why));
        Assert.Contains(cards.Values, card => card.PromptParts.Any(part => part is CodePart { Text: "x = 1\ny = 2" }));
        Assert.Single(course.Pictures);
        Assert.Equal(["cities.md", "words.md"], Directory.EnumerateFiles(terminal.At("notes"), "*.md").Select(Path.GetFileName).Order());
        Assert.Equal(["map.png"], Directory.EnumerateFiles(terminal.At("notes", "pictures")).Select(Path.GetFileName));
        Assert.Empty(course.Notes.SelectMany(note => note.Findings).Where(finding => finding.Severity == Severity.Error));
    }

    [Fact]
    public async Task What_was_imported_is_not_written_over_unless_asked()
    {
        var file = terminal.Write("a.csv", "Front,Back\nA,B\n");
        await terminal.RunAsync("import", file, "--to", terminal.At("notes"));
        var again = await terminal.RunAsync("import", file, "--to", terminal.At("notes"));
        Assert.Equal(2, again.ExitCode);
        Assert.Contains("--force", again.Error, StringComparison.Ordinal);
        Assert.Equal(0, (await terminal.RunAsync("import", file, "--to", terminal.At("notes"), "--force")).ExitCode);
    }

    [Theory]
    [InlineData("PK")]
    [InlineData("PK\u0003\u0004 and no more")]
    [InlineData("")]
    [InlineData("only one column\nand another")]
    [InlineData("a\0b")]
    public async Task What_is_no_deck_is_said_to_be_none(string text)
    {
        var run = await terminal.RunAsync("import", terminal.Write("a.apkg", text), "--to", terminal.At("notes"));
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("cannot be imported", run.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(terminal.At("notes")));
    }

    [Fact]
    public async Task A_package_that_unpacks_to_more_than_a_disk_is_refused()
    {
        var path = terminal.At("bomb.apkg");
        using (var zip = ZipFile.Open(path, ZipArchiveMode.Create))
        {
            using var entry = zip.CreateEntry("collection.anki2", CompressionLevel.Fastest).Open();
            var zeros = new byte[1024 * 1024];
            for (var megabyte = 0; megabyte < 600; megabyte++)
                entry.Write(zeros);
        }

        var run = await terminal.RunAsync("import", path, "--to", terminal.At("notes"));
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("unpacks to more than 512 MB", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_package_with_a_broken_database_is_refused()
    {
        var path = terminal.At("broken.apkg");
        using (var zip = ZipFile.Open(path, ZipArchiveMode.Create))
        {
            using var entry = zip.CreateEntry("collection.anki2").Open();
            entry.Write(Encoding.UTF8.GetBytes("SQLite format 3\0" + new string('x', 5000)));
        }

        var run = await terminal.RunAsync("import", path, "--to", terminal.At("notes"));
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("broken", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_name_of_a_picture_leads_nowhere()
    {
        var run = await terminal.RunAsync("import", AnkiDeck("../../map.png"), "--to", terminal.At("notes"));
        Assert.Equal(0, run.ExitCode);
        Assert.Empty(Directory.EnumerateFiles(terminal.Folder, "*.png", SearchOption.AllDirectories));
    }

    private static readonly Gen<string> Line = Gen.String[Gen.OneOf(Gen.Char.AlphaNumeric, Gen.Char["*_`[]()<>&~=$^{}|#:%!@+-.\"'\\/;?, éß中🎬"[..^2]], Gen.Const(' ')), 1, 24]
        .Select(text => string.Join(' ', text.Split(' ', StringSplitOptions.RemoveEmptyEntries))).Where(text => text.Any(char.IsLetterOrDigit));

    private static string Said(Flashcard card) =>
        $"{card.Kind} {card.Prompt} = {card.Answer} of {string.Join('|', card.Choices.Order(StringComparer.Ordinal))} left {string.Join('|', card.Left)} right {string.Join('|', card.Correct)} accept {string.Join('|', card.Accept)} "
        + $"because {card.Why} not {string.Join('|', card.WhyNot.Select(why => $"{why.Key}:{why.Value}"))}";

    /// <summary>A package as older versions of Anki write it.</summary>
    private string AnkiDeck(string picture = "map.png")
    {
        var (place, path) = (terminal.At("collection"), terminal.At("deck.apkg"));
        using (var connection = new SqliteConnection($"Data Source={place};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The name of a picture, from this file.
            command.CommandText = $$$"""
                CREATE TABLE col (models text, decks text);
                CREATE TABLE notes (id integer PRIMARY KEY, guid text, mid integer, flds text);
                CREATE TABLE cards (id integer PRIMARY KEY, nid integer, ord integer, did integer);
                INSERT INTO col VALUES ('{"1":{"type":0,"flds":[{"name":"Front"},{"name":"Back"}],"tmpls":[{"qfmt":"{{Front}}{{type:Back}}","afmt":"{{FrontSide}}<hr>{{Back}}"},{"qfmt":"{{Back}}","afmt":"{{Front}}"}]},
                    "2":{"type":1,"flds":[{"name":"Text"},{"name":"Extra"}],"tmpls":[{"qfmt":"{{cloze:Text}}","afmt":"{{cloze:Text}}{{Extra}}"}]}}', '{"1":{"name":"Words"},"2":{"name":"Cities"}}');
                INSERT INTO notes VALUES (1, 'a', 1, 'dog' || char(31) || '<i>perro</i> [sound:dog.mp3]');
                INSERT INTO notes VALUES (2, 'b', 2, '{{c1::Paris::city}} is the capital of {{c2::France}}.' || char(31) || 'Since 987.');
                INSERT INTO notes VALUES (3, 'c', 1, 'What is y?<pre>x = 1<br>y = 2</pre>' || char(31) || '2');
                INSERT INTO notes VALUES (4, 'd', 1, 'Which city?<br><img src="{{{picture}}}">' || char(31) || 'Paris');
                INSERT INTO notes VALUES (5, 'e', 1, '' || char(31) || 'nothing asked');
                INSERT INTO cards VALUES (1, 1, 0, 1), (2, 1, 1, 1), (3, 2, 0, 2), (4, 2, 1, 2), (5, 3, 0, 1), (6, 4, 0, 2), (7, 5, 0, 1);
                """;
#pragma warning restore CA2100
            command.ExecuteNonQuery();
        }

        using var zip = ZipFile.Open(path, ZipArchiveMode.Create);
        zip.CreateEntryFromFile(place, "collection.anki2");
        using (var map = new StreamWriter(zip.CreateEntry("media").Open()))
            map.Write($$"""{"0":"{{picture}}"}""");
        using var image = zip.CreateEntry("0").Open();
        image.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]);
        return path;
    }
}
