using QuizBot.Core.Explain;
using QuizBot.Core.Explain.Languages;
using QuizBot.Core.Notes;
using QuizBot.Core.Notes.Reading;
using QuizBot.Core.Text;
using Xunit;

namespace QuizBot.Core.Tests.Explain;

public sealed class LanguageTests
{
    private const string Note = """
        # W9 Küche
        ## Key concepts
        ### A. Geräte
        * **Topf:** Darin kocht man Wasser, Nudeln und Suppen.
        * **Pfanne:** Darin brät man Eier und Fleisch in Fett.
        * **Die Waage:** Misst, wie schwer das Mehl ist.
        """;

    private static readonly Explainer Kitchen = new(new("Küche", [NoteParser.Parse("W9.md", Note)], []));

    [Theory]
    [InlineData("what does the thing do that I told you about", "English")]
    [InlineData("was macht das Ding, von dem ich dir erzählt habe", "German")]
    [InlineData("qu'est-ce que c'est et pourquoi", "French")]
    [InlineData("¿qué es y para qué sirve?", "Spanish")]
    [InlineData("Glue", "English")]
    public void A_question_tells_its_language_by_words_that_say_nothing_else(string text, string language) =>
        Assert.Equal(language, Known.Of([.. Words.Of(text).Select(word => word.Text)], Known.English).Name);

    [Theory]
    [InlineData("Der Hund läuft über die Straße und bellt, weil er den Briefträger nicht mag.", "German")]
    [InlineData("The dog runs across the street and barks, because it does not like the postman.", "English")]
    [InlineData("Hundurinn hleypur yfir götuna geltandi vegna þess að honum líkar illa við póstmanninn", "")]
    [InlineData("犬は通りを走って吠える", "")]
    public void A_note_has_its_own_language_or_none_that_is_known(string text, string language) => Assert.Equal(language, Known.Of([text]).Name);

    [Theory]
    [InlineData("was ist ein Topf", "topf")]
    [InlineData("Töpfe?", "topf")]
    [InlineData("Kannst du mir bitte die Pfanne erklären", "pfanne")]
    [InlineData("waage", "die-waage")]
    [InlineData("what is a Pfanne", "pfanne")]
    [InlineData("worin kocht man Nudeln", "topf")]
    [InlineData("was misst, wie schwer das Mehl ist", "die-waage")]
    public void Names_and_the_notes_own_words_work_in_German(string question, string slug) => Assert.Equal(slug, Kitchen.Answer(question).Entries.Single().Slug);

    [Theory]
    [InlineData("wie wird das Wetter morgen")]
    [InlineData("mein Kumpel hat eine Pfanne und die ist leider ganz kaputt")]
    [InlineData("wer hat gestern gewonnen")]
    public void What_a_German_note_does_not_tell_is_not_claimed(string question) => Assert.Empty(Kitchen.Answer(question).Entries);

    [Fact]
    public void It_says_that_it_only_looks_for_words_where_the_encoder_does_not_know_the_language()
    {
        Explainer kitchen = new(new("Küche", [NoteParser.Parse("W9.md", Note)], []));
        Assert.Null(kitchen.Answer("wie wird das Wetter morgen").OnlyWordsOf);
        kitchen.Learn(new WordEncoder(), null, CancellationToken.None);
        Assert.Equal("German", kitchen.Answer("wie wird das Wetter morgen").OnlyWordsOf);
    }

    [Fact]
    public void Every_cue_has_English_words_and_every_list_is_in_order()
    {
        Assert.All(Enum.GetValues<Cue>(), cue => Assert.NotEmpty(Known.English.Words(cue)));
        Assert.All(Known.All, language => Assert.NotEmpty(language.Words(Cue.Compare)));
        Assert.Equal(Known.All.Count, Known.All.Select(language => language.Name).Distinct().Count());
    }

    [Fact]
    public void Words_that_are_said_by_the_way_count_where_the_notes_are_about_them()
    {
        var films = string.Join('\n', Enumerable.Range(1, 12).Select(i => $"* **Kind {i}x:** A film of sort {i}x that people like."));
        Explainer about = new(new("Films", [NoteParser.Parse("F9.md", $"# F9 Films\n## Key concepts\n### A. Kinds\n{films}\n* **Silent Picture:** A film without a spoken word.\n")], []));
        Assert.Equal("silent-picture", about.Answer("a film without a spoken word").Entries.Single().Slug);
    }
}
