using QuizBot.Core.Explain;
using QuizBot.Core.Explain.Meaning;
using QuizBot.Core.Notes;
using QuizBot.Core.Notes.Reading;
using Xunit;

namespace QuizBot.Core.Tests.Explain;

/// <summary>How vectors are made, kept and asked for. Which answers they lead to is measured with the real encoder.</summary>
public sealed class MeaningTests : IDisposable
{
    private const string Note = """
        # D9.1 Pets
        ## Key concepts
        ### A. Animals
        * **Cat:** Purrs on the sofa and chases mice.
        * **Dog:** Barks at the postman and fetches sticks.
        * **Goldfish:** Swims round in a bowl of water.
        * **Guinea Pig:** Squeaks when it smells salad.
        """;

    private readonly string folder = Directory.CreateTempSubdirectory("quizbot-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Vectors_are_made_once_and_a_start_with_unchanged_notes_makes_none()
    {
        WordEncoder first = new(), next = new();
        int made;
        using (var kept = KeptVectors.Open(folder, first))
        {
            Made(Note).Learn(first, kept, CancellationToken.None);
            made = kept.Count;
            Assert.Equal(made, first.Asked);
            Assert.True(made >= 6, $"{made}");
        }

        using var again = KeptVectors.Open(folder, next);
        Assert.Equal(made, again.Count);
        Made(Note).Learn(next, again, CancellationToken.None);
        Assert.Equal(0, next.Asked);
        Made(Note.Replace("sticks", "balls", StringComparison.Ordinal)).Learn(next, again, CancellationToken.None);
        Assert.Equal(2, next.Asked);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    [InlineData(900)]
    public void A_file_that_was_cut_off_keeps_what_is_whole(int left)
    {
        WordEncoder encoder = new();
        int all;
        using (var kept = KeptVectors.Open(folder, encoder))
        {
            Made(Note).Learn(encoder, kept, CancellationToken.None);
            all = kept.Count;
        }

        var file = Directory.GetFiles(folder).Single();
        using (var stream = File.OpenWrite(file))
            stream.SetLength(left);
        using (var kept = KeptVectors.Open(folder, encoder))
        {
            Assert.InRange(kept.Count, 0, all - 1);
            Assert.Null(kept.Problem);
            Made(Note).Learn(encoder, kept, CancellationToken.None);
        }

        using var mended = KeptVectors.Open(folder, encoder);
        Assert.Equal(all, mended.Count);
    }

    [Fact]
    public void A_file_of_something_else_is_written_anew()
    {
        WordEncoder encoder = new();
        File.WriteAllBytes(Path.Combine(folder, "words.vectors"), [.. Enumerable.Range(0, 10_000).Select(at => (byte)(at * 31))]);
        using (var kept = KeptVectors.Open(folder, encoder))
        {
            Assert.Equal(0, kept.Count);
            Made(Note).Learn(encoder, kept, CancellationToken.None);
        }

        using var again = KeptVectors.Open(folder, encoder);
        Assert.Equal(encoder.Asked, again.Count);
    }

    [Fact]
    public void Where_nothing_can_be_kept_it_says_so_and_learns_all_the_same()
    {
        WordEncoder encoder = new();
        File.WriteAllText(Path.Combine(folder, "taken"), "a file, no folder");
        using var kept = KeptVectors.Open(Path.Combine(folder, "taken"), encoder);
        Assert.Contains("taken", kept.Problem, StringComparison.Ordinal);
        var explainer = Made(Note);
        explainer.Learn(encoder, kept, CancellationToken.None);
        Assert.True(explainer.KnowsMeaning);
    }

    [Fact]
    public void Notes_that_change_while_vectors_are_made_leave_the_old_ones_by_names()
    {
        WordEncoder encoder = new();
        using CancellationTokenSource changed = new();
        changed.Cancel();
        var explainer = Made(Note);
        Assert.Throws<OperationCanceledException>(() => explainer.Learn(encoder, null, changed.Token));
        Assert.False(explainer.KnowsMeaning);
        Assert.Equal("cat", explainer.Answer("what is a cat").Entries.Single().Slug);
    }

    [Theory]
    [InlineData("what is a cat?")]
    [InlineData("goldfish")]
    [InlineData("cat vs dog")]
    [InlineData("thanks")]
    [InlineData("")]
    public void A_name_is_found_without_asking_the_encoder(string question)
    {
        WordEncoder encoder = new();
        var explainer = Made(Note);
        explainer.Learn(encoder, null, CancellationToken.None);
        var before = encoder.Asked;
        explainer.Answer(question);
        Assert.Equal(before, encoder.Asked);
    }

    [Theory]
    [InlineData("which one barks at the postman")]
    [InlineData("where is the pig kept")]
    public void A_description_and_a_part_of_a_name_ask_the_encoder_once(string question)
    {
        WordEncoder encoder = new();
        var explainer = Made(Note);
        explainer.Learn(encoder, null, CancellationToken.None);
        var before = encoder.Asked;
        explainer.Answer(question);
        Assert.Equal(before + 1, encoder.Asked);
    }

    [Fact]
    public void Other_words_of_the_same_meaning_lead_to_an_entry()
    {
        WordEncoder encoder = new(["barks", "woofs"], ["postman", "mailman"], ["fetches", "retrieves"], ["sticks", "branches"]);
        var explainer = Made(Note);
        Assert.Empty(explainer.Answer("it woofs when the mailman comes and retrieves branches").Entries);
        explainer.Learn(encoder, null, CancellationToken.None);
        var answer = explainer.Answer("it woofs when the mailman comes and retrieves branches");
        Assert.Equal("dog", answer.Entries.Concat(answer.Likely).First().Slug);
    }

    [Fact]
    public void A_small_vector_keeps_its_direction()
    {
        WordEncoder encoder = new();
        Encoded one = encoder.Encode("a cat on the sofa"), other = encoder.Encode("the sofa of a cat");
        var cosine = one.Sentence.Zip(other.Sentence, (a, b) => a * b).Sum();
        Assert.Equal(cosine, SmallVector.From(one.Sentence).Cosine(SmallVector.From(other.Sentence)), 0.01f);
        Assert.True(SmallVector.From(one.Sentence).IsSound);
        Assert.False(new SmallVector(float.NaN, new sbyte[256]).IsSound);
        Assert.False(new SmallVector(0.01f, new sbyte[256]).IsSound);
    }

    private static Explainer Made(string note) => new(new("Pets", [NoteParser.Parse("D9.1.md", note)], []));
}
