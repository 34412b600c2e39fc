using QuizBot.Core.Explain.Meaning;
using Xunit;

namespace QuizBot.Semantics.Tests;

public sealed class MiniLmEncoderTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("quizbot-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Sentences_of_one_meaning_are_near_and_others_are_not()
    {
        using var encoder = MiniLmEncoder.Load(MiniLmEncoder.DefaultFolder);
        var one = encoder.Encode("A cat sleeps on the sofa.");
        Assert.True(Cosine(one, encoder.Encode("A kitten is napping on the couch.")) > 0.6);
        Assert.True(Cosine(one, encoder.Encode("Interest rates rose in March.")) < 0.2);
        Assert.Equal(encoder.Size, one.Sentence.Count);
        Assert.Equal(1, one.Sentence.Sum(number => number * number), 0.001f);
        Assert.Equal(7, one.Pieces.Count);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("🎬🎬")]
    [InlineData("что такое 数据漂移 مرحبا")]
    [InlineData("\uD800\u0000\u202E")]
    public void Whatever_is_written_has_a_vector(string text)
    {
        using var encoder = MiniLmEncoder.Load(MiniLmEncoder.DefaultFolder);
        Assert.All(encoder.Encode(text).Sentence, number => Assert.True(float.IsFinite(number)));
    }

    [Fact]
    public void A_very_long_text_costs_no_more_than_its_beginning()
    {
        using var encoder = MiniLmEncoder.Load(MiniLmEncoder.DefaultFolder);
        Assert.InRange(encoder.Encode(string.Concat(Enumerable.Repeat("glue and storage ", 10_000))).Pieces.Count, 1, 128);
    }

    [Fact]
    public async Task Many_threads_get_the_same_vectors()
    {
        using var encoder = MiniLmEncoder.Load(MiniLmEncoder.DefaultFolder);
        var one = encoder.Encode("one of many").Sentence;
        var all = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => encoder.Encode("one of many").Sentence)));
        Assert.All(all, other => Assert.Equal(one, other));
    }

    [Fact]
    public void An_encoder_that_is_disposed_says_so()
    {
        var encoder = MiniLmEncoder.Load(MiniLmEncoder.DefaultFolder);
        encoder.Dispose();
        Assert.Throws<ObjectDisposedException>(() => encoder.Encode("one of many"));
    }

    [Fact]
    public void A_model_that_is_missing_is_told_with_what_to_do()
    {
        var problem = Assert.Throws<InvalidOperationException>(() => MiniLmEncoder.Load(Path.Combine(folder, "none")));
        Assert.EndsWith("Build QuizBot again, or set Explain:Model to None.", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1_000_000)]
    public void A_model_that_is_cut_off_or_another_is_told(int bytes)
    {
        File.Copy(Path.Combine(MiniLmEncoder.DefaultFolder, "vocab.txt"), Path.Combine(folder, "vocab.txt"));
        using (var whole = File.OpenRead(Path.Combine(MiniLmEncoder.DefaultFolder, "model.onnx")))
        {
            var part = new byte[bytes];
            whole.ReadExactly(part);
            File.WriteAllBytes(Path.Combine(folder, "model.onnx"), part);
        }

        var problem = Assert.Throws<InvalidOperationException>(() => MiniLmEncoder.Load(folder));
        Assert.Contains("cut off or another model", problem.Message, StringComparison.Ordinal);
    }

    private static float Cosine(Encoded one, Encoded other) => one.Sentence.Zip(other.Sentence, (a, b) => a * b).Sum();
}
