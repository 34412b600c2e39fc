using System.Text;
using CsCheck;
using QuizBot.Core.Text;
using Xunit;

namespace QuizBot.Core.Tests.Notes;

public sealed class TextRepairTests
{
    /// <summary>The upper half of Windows-1252 as decoders give it, undefined bytes as control characters.</summary>
    private const string Upper =
        "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ" +
        "\u00A0¡¢£¤¥¦§¨©ª«¬\u00AD®¯°±²³´µ¶·¸¹º»¼½¾¿ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôõö÷øùúûüýþÿ";

    /// <summary>Letters and typography in any order, with what Windows-1252 does not have.</summary>
    private static readonly Gen<string> RightText = Gen.OneOf(
        TextWith("éèçñüßøåãÉÅÄÖÐÏŁłŠŒŽšœžƒ—–…“”‘’„‚‹›«»•™\u00A0"),
        TextWith("éâðïÂÃÐ×ß—–…“”‘’„‚‹›«»•™"));

    /// <summary>Text of every script, with something that leaves an unmistakable trace.</summary>
    private static readonly Gen<string> AnyText = Gen.Select(RightText, Gen.OneOf("é", "🎬", "don’t", "a—b", "ß", "日本", "✅"), RightText, string.Concat);

    private static Gen<string> TextWith(string beyondAscii) => Gen.OneOf(
        Gen.Char["abc XYZ.,(\n"].Select(c => c.ToString()),
        Gen.Char[beyondAscii].Select(c => c.ToString()),
        Gen.Char[beyondAscii].Select(c => c.ToString()),
        Gen.OneOf("🎬", "🧠", "👩‍💻", "日本", "Привет", "→", "≥", "ﬁ", "\uFE0F")).List[0, 40].Select(string.Concat);

    [Theory]
    [InlineData("tasksâ€”cleaning", "tasks—cleaning")]
    [InlineData("the modelâ€™s", "the model’s")]
    [InlineData("Analogy ðŸŽ¬", "Analogy 🎬")]
    [InlineData("ðŸ§\u00A0 Quiz", "🧠 Quiz")]
    [InlineData("â€œquotedâ€\u009D", "“quoted”")]
    [InlineData("â\u0080\u0094", "—")]
    [InlineData("voilÃ\u00A0! 20Â\u00A0km", "voilà! 20\u00A0km")]
    [InlineData("cafÃ© voilÃ\u00A0 20Â\u00A0Â°C", "café voilà 20\u00A0°C")]
    [InlineData("ÐŸÑ€Ð¸Ð²ÐµÑ‚", "Привет")]
    [InlineData("æ—¥æœ¬èªž", "日本語")]
    [InlineData("Done âœ… ðŸŽ“, right: “é”", "Done ✅ 🎓, right: “é”")]
    [InlineData("ï»¿# Title", "\uFEFF# Title")]
    [InlineData("Ã¢â‚¬â€\u009D", "—")]
    public void Mend_restores_what_was_mangled(string garbled, string meant) => Assert.Equal(meant, TextRepair.Mend(garbled).Text);

    [Theory]
    [InlineData("plain ASCII")]
    [InlineData("“CAFÉ”")]
    [InlineData("“le café—”")]
    [InlineData("rosé—€9 a glass")]
    [InlineData("Â and Ã alone, Ã—Â—")]
    [InlineData("AMANHÃ\u00A0!")]
    [InlineData("2×½ = 1, −5 °C, 20 µm², §7, © 2026")]
    [InlineData("São Paulo, Łódź, Zürich, Đà Nẵng, naïveté†‡")]
    [InlineData("🎬 🧠 👩‍💻 日本語 Привет ✅")]
    public void Mend_leaves_right_text_alone(string right) => Assert.Equal(new Repaired(right, 0, -1), TextRepair.Mend(right));

    [Fact]
    public void Mend_repairs_each_run_on_its_own_when_text_is_partly_right() =>
        Assert.Equal("“CAFÉ” — 20 °C, right: é, “É”", TextRepair.Mend("“CAFÉ” â€” 20 Â°C, right: é, “É”").Text);

    [Fact]
    public void Mend_repairs_doubtful_runs_too_when_the_whole_text_was_mangled() =>
        Assert.Equal("Österreich – wo? Dort…", TextRepair.Mend(Mangle("Österreich – wo? Dort…")).Text);

    [Fact]
    public void Mend_leaves_what_cannot_be_restored_when_bytes_are_missing() => Assert.Equal("quotedâ€ text", TextRepair.Mend("quotedâ€ text").Text);

    [Fact]
    public void Mend_says_how_many_and_where() => Assert.Equal(new Repaired("a — b — c", 2, 2), TextRepair.Mend("a â€” b â€” c"));

    [Fact]
    public void Mend_changes_nothing_for_any_right_text() =>
        RightText.Sample(text => TextRepair.Mend(text) is { Count: 0 } repaired && repaired.Text == text, iter: 5_000);

    [Fact]
    public void Mend_brings_back_any_text_mangled_once_or_twice() =>
        AnyText.Sample(text => TextRepair.Mend(Mangle(text)).Text == text && TextRepair.Mend(Mangle(Mangle(text))).Text == text, iter: 5_000);

    [Fact]
    public void Mend_brings_back_every_byte_that_Windows_1252_leaves_undefined()
    {
        // Each holds one of the bytes 81, 8D, 8F, 90, 9D.
        foreach (var text in new[] { "Á", "Í", "Ï", "Ð", "Ý", "”", "a”b", "č", "ŁÐ”", "❤\uFE0F" })
            Assert.Equal(text, TextRepair.Mend(Mangle(text)).Text);
    }

    private static string Mangle(string text) =>
        string.Concat(Encoding.UTF8.GetBytes(text).Select(value => value < 0x80 ? (char)value : Upper[value - 0x80]));
}
