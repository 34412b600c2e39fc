using QuizBot.Core.Text;
using Xunit;

namespace QuizBot.Core.Tests.Text;

public sealed class EnglishWordsTests
{
    [Fact]
    public void Every_word_of_the_list_is_found_so_it_is_in_alphabetical_order()
    {
        var missing = DataFile.Lines("english.txt").Where(line =>
            !EnglishWords.Contains(Letters.Lower(line)) || EnglishWords.IsName(Letters.Lower(line)) != char.IsUpper(line[0]));

        Assert.Empty(missing);
    }

    [Theory]
    [InlineData("sharing")]
    [InlineData("puppies")]
    [InlineData("boxes")]
    [InlineData("zwieback")]
    public void A_word_in_use_is_one_be_it_a_plural(string word)
    {
        Assert.True(EnglishWords.Contains(word));
        Assert.False(EnglishWords.IsName(word));
    }

    [Theory]
    [InlineData("")]
    [InlineData("s")]
    [InlineData("sharding")]
    [InlineData("aa")]
    [InlineData("zzzz")]
    [InlineData("größe")]
    [InlineData("two words")]
    [InlineData("zygote\nzyrtec")]
    public void What_the_list_has_not_is_no_word(string text)
    {
        Assert.False(EnglishWords.Contains(text));
        Assert.False(EnglishWords.IsName(text));
    }

    [Fact]
    public void A_name_is_no_word_that_has_a_plural()
    {
        Assert.True(EnglishWords.IsName("aachen"));
        Assert.True(EnglishWords.Contains("aachen"));
        Assert.False(EnglishWords.Contains("aachens"));
    }
}
