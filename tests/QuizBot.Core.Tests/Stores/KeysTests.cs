using System.Text;
using CsCheck;
using QuizBot.Core.Chat;
using QuizBot.Core.Stores;
using QuizBot.Core.Stores.Tables;
using Xunit;

namespace QuizBot.Core.Tests.Stores;

public sealed class KeysTests
{
    private static readonly Gen<string> Text = Gen.OneOf(
        Gen.String,
        Gen.String[Gen.Char["/\\#?|=~-}%'\0\u001F\u007F é"], 0, 40],
        Gen.String[Gen.Char.AlphaNumeric, 60, 90],
        Gen.String[0, 1_000]);

    /// <summary>Ids as channels send them: any text but one with half a surrogate pair, which neither JSON nor UTF-8 can carry.</summary>
    private static readonly Gen<string> Id = Text.Select(text => new string([.. text.Where(c => !char.IsSurrogate(c))]));

    private static readonly Gen<LearnerId> Learner = Gen.Select(Id, Id, Id, (channel, workspace, user) => new LearnerId(channel, workspace, user));

    [Theory]
    [InlineData("D1.2", "D1.2")]
    [InlineData("29:1abc_DEF-@x", "29:1abc_DEF-@x")]
    [InlineData("19:abc@thread.tacv2", "19:abc@thread.tacv2")]
    [InlineData("a/b\\c#d?e", "a=2Fb=5Cc=23d=3Fe")]
    [InlineData("a|b=c~d", "a=7Cb=3Dc=7Ed")]
    [InlineData("a b+%'", "a=20b=2B=25=27")]
    [InlineData("é😀", "=C3=A9=F0=9F=98=80")]
    [InlineData("\0\r\n\u007F", "=00=0D=0A=7F")]
    [InlineData("", "=-")]
    public void Encode_writes_safe_characters_as_they_are_and_others_as_bytes(string id, string encoded)
    {
        Assert.Equal(encoded, Keys.Encode(id));
        Assert.Equal(id, Keys.Decode(encoded));
    }

    [Fact]
    public void Decode_undoes_encode_unless_the_id_was_too_long() => Id.Sample(id =>
    {
        var encoded = Keys.Encode(id);
        var isLong = Encoding.UTF8.GetBytes(id).Sum(b => char.IsAsciiLetterOrDigit((char)b) || "-.:@_".Contains((char)b, StringComparison.Ordinal) ? 1 : 3) > 72;
        Assert.Equal(isLong ? null : id, Keys.Decode(encoded));
    });

    [Fact]
    public void Encode_gives_each_id_its_own_key_even_where_only_the_end_differs() => Gen.Select(Id, Id).Sample((a, b) =>
    {
        Assert.Equal(a == b, Keys.Encode(a) == Keys.Encode(b));
        Assert.NotEqual(Keys.Encode(a + "x"), Keys.Encode(a + "y"));
        Assert.NotEqual(Keys.Encode(a), Keys.Encode(Keys.Encode(a) + " "));
    });

    [Fact]
    public void A_key_is_taken_by_every_store_whatever_the_ids() => Gen.Select(Learner, Id).Sample((learner, id) =>
    {
        string[] keys =
        [
            Keys.Partition(learner), Keys.Partition(new RoomId(learner.Channel, learner.Workspace, learner.User)),
            Keys.Memory(id, id), Keys.Round(id), Keys.RoundAnswer(id, learner), Keys.Day(new DateOnly(2026, 11, 22)), Keys.Profile, Keys.Room,
        ];
        Assert.All(keys, key =>
        {
            Assert.InRange(key.Length, 1, StoreLimits.KeyLength);
            Assert.All(key, c => Assert.True(c is >= ' ' and <= '~' and not ('/' or '\\' or '#' or '?' or '%' or '+')));
        });
    });

    [Fact]
    public void A_partition_is_another_for_each_person() => Gen.Select(Learner, Learner).Sample((a, b) =>
    {
        Assert.Equal(a == b, Keys.Partition(a) == Keys.Partition(b));
        Assert.Equal(a == b, Keys.RoundAnswer("r", a) == Keys.RoundAnswer("r", b));
    });

    [Theory]
    [InlineData("a", "b|c", "d", "a|b", "c", "d")]
    [InlineData("a", "", "b", "a", "b", "")]
    [InlineData("", "a", "b", "a", "", "b")]
    [InlineData("a", "B", "c", "a", "b", "C")]
    public void A_partition_is_another_where_the_same_parts_are_cut_elsewhere(string channel1, string workspace1, string user1, string channel2, string workspace2, string user2) =>
        Assert.NotEqual(Keys.Partition(new LearnerId(channel1, workspace1, user1)), Keys.Partition(new LearnerId(channel2, workspace2, user2)));

    [Fact]
    public void A_row_is_in_the_range_of_its_kind_only_whatever_the_id() => Gen.Select(Id, Learner, Gen.Date).Sample((id, learner, day) =>
    {
        Assert.True(IsIn(Keys.Memories, Keys.Memory(id, id)));
        Assert.True(IsIn(Keys.Rounds, Keys.Round(id)));
        Assert.True(IsIn(Keys.Days, Keys.Day(DateOnly.FromDateTime(day))));
        Assert.True(IsIn(Keys.RoundAnswers(id), Keys.RoundAnswer(id, learner)));
        Assert.False(IsIn(Keys.RoundAnswers(id), Keys.RoundAnswer(id + "x", learner)));
        Assert.False(IsIn(Keys.RoundAnswers(id + "x"), Keys.RoundAnswer(id, learner)));
        Assert.False(IsIn(Keys.Memories, Keys.Profile) || IsIn(Keys.Rounds, Keys.Room) || IsIn(Keys.Memories, Keys.Round(id)));
    });

    [Fact]
    public void Days_are_in_order_of_the_calendar() => Gen.Select(Gen.Date, Gen.Date).Sample((a, b) =>
        Assert.Equal(a.Date.CompareTo(b.Date), Math.Sign(string.CompareOrdinal(Keys.Day(DateOnly.FromDateTime(a)), Keys.Day(DateOnly.FromDateTime(b))))));

    [Fact]
    public void A_prefix_is_refused_when_it_does_not_end_at_a_part() => Assert.Throws<ArgumentException>(() => RowRange.Prefix("memory"));

    private static bool IsIn(RowRange range, string row) =>
        string.CompareOrdinal(row, range.After) > 0 && (range.Before is null || string.CompareOrdinal(row, range.Before) < 0);
}
