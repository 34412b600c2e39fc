using System.Text;
using CsCheck;
using QuizBot.Core.Text;
using Xunit;

namespace QuizBot.Core.Tests.Text;

public sealed class NormalFormTests
{
    [Theory]
    [InlineData("Zürich", "Zu\u0308rich")]
    [InlineData("Łódź", "Ło\u0301dz\u0301")]
    [InlineData("Việt", "Vie\u0323\u0302t")]
    [InlineData("й", "и\u0306")]
    [InlineData("が", "か\u3099")]
    [InlineData("한국", "\u1112\u1161\u11ab\u1100\u116e\u11a8")]
    [InlineData("plain", "plain")]
    [InlineData("", "")]
    public void Letters_are_taken_apart_and_put_together(string together, string apart)
    {
        Assert.Equal(apart, NormalForm.Decompose(together));
        Assert.Equal(apart, NormalForm.Decompose(apart));
        Assert.Equal(together, NormalForm.Compose(apart));
        Assert.Equal(together, NormalForm.Compose(together));
    }

    [Theory]
    [InlineData("é", "e\u0301")]
    [InlineData("ﬁ", "fi")]
    [InlineData("²", "2")]
    [InlineData("①", "1")]
    [InlineData("Ａ", "A")]
    [InlineData("ｶ", "カ")]
    [InlineData("ß", "ß")]
    [InlineData("x", "x")]
    public void Plain_is_the_letters_and_digits_of_a_character(string character, string plain) =>
        Assert.Equal(plain, NormalForm.Plain(Rune.GetRuneAt(character, 0)));

    [Theory]
    [InlineData("Café Zürich (CH)", "cafe-zurich")]
    [InlineData("Cafe\u0301 Zu\u0308rich", "cafe-zurich")]
    [InlineData("한국 데이터", "한국-데이터")]
    [InlineData("\u1112\u1161\u11ab\u1100\u116e\u11a8 데이터", "한국-데이터")]
    [InlineData("か\u3099く", "がく")]
    public void Slugs_are_alike_in_every_form(string name, string slug) => Assert.Equal(slug, Slug.From(name));

    [Fact]
    public void Every_letter_comes_apart_as_Unicode_says()
    {
        Assert.SkipWhen(IsWithoutIcu, "This process has no ICU to compare with.");
        foreach (var rune in Runes())
        {
            var text = rune.ToString();
            Assert.Equal(text.Normalize(NormalizationForm.FormD), NormalForm.Decompose(text));
            Assert.Equal(text.Normalize(NormalizationForm.FormC), NormalForm.Compose(text));
            Assert.Equal(LettersOf(text.Normalize(NormalizationForm.FormKD)), LettersOf(NormalForm.Plain(rune)));
        }
    }

    [Fact]
    public void Words_come_together_as_Unicode_says_with_one_mark_a_letter()
    {
        Assert.SkipWhen(IsWithoutIcu, "This process has no ICU to compare with.");
        var letters = Runes().Where(Rune.IsLetter).Take(20_000).ToArray();
        int[] marks = [0, 0x300, 0x301, 0x302, 0x303, 0x306, 0x307, 0x308, 0x30A, 0x30C, 0x327, 0x328, 0x3099];
        Gen.Select(Gen.Int[0, letters.Length - 1], Gen.Int[0, marks.Length - 1]).Array[1, 8].Sample(word =>
        {
            var text = string.Concat(word.Select(pair => letters[pair.Item1].ToString().Normalize(NormalizationForm.FormD) is { } letter && letter.EnumerateRunes().Count() == 1 && marks[pair.Item2] > 0
                ? letter + (char)marks[pair.Item2]
                : letters[pair.Item1].ToString()));
            Assert.Equal(text.Normalize(NormalizationForm.FormD), NormalForm.Decompose(text));
            Assert.Equal(text.Normalize(NormalizationForm.FormC), NormalForm.Compose(text));
        }, iter: 5000);
    }

    private static bool IsWithoutIcu => "é".Normalize(NormalizationForm.FormD).Length == 1;

    /// <summary>Blocks to which later versions of Unicode, that a machine's ICU may have, add no letter that comes apart.</summary>
    private static IEnumerable<Rune> Runes() =>
        new[] { (0x0000, 0xA7F0), (0xA7F2, 0xD7FF), (0xF900, 0xFFFD), (0x1D400, 0x1D7FF), (0x2F800, 0x2FA1D) }
            .SelectMany(block => Enumerable.Range(block.Item1, block.Item2 - block.Item1 + 1)).Select(value => new Rune(value));

    private static string LettersOf(string text) => string.Concat(text.EnumerateRunes().Where(Rune.IsLetterOrDigit));
}
