using CsCheck;
using QuizBot.Core.Cards;
using QuizBot.Core.Cards.Grading;
using QuizBot.Core.Notes;
using Xunit;

namespace QuizBot.Core.Tests.Cards;

public sealed class TypedAnswerPropertyTests
{
    private static readonly Gen<string> Name = Gen.OneOf("Data Preparation", "Model Drift", "Amazon QuickSight", "Hyperparameter Tuning", "Validation Set",
        "Neural Network", "Linear Regression", "Feature Engineering", "Human Review", "Confusion Matrix", "Transfer Learning", "Knowledge Base");

    private static readonly Gen<string> Letters = Gen.Char['a', 'z'].Array[4, 12].Select(letters => new string(letters));

    [Fact]
    public void Grade_forgives_one_wrong_letter_inside_a_long_word()
        => Gen.Select(Name, Gen.Int[0, 1000], Gen.Char['a', 'z']).Sample((name, at, letter) =>
        {
            var longest = name.Split(' ').MaxBy(word => word.Length)!;
            var place = name.IndexOf(longest, StringComparison.Ordinal) + 4 + (at % Math.Max(1, longest.Length - 5));
            Assert.True(Grade(name, string.Concat(name[..place], letter, name[(place + 1)..])).Correct);
        });

    [Fact]
    public void Grade_never_forgives_four_wrong_letters()
        => Gen.Select(Name, Gen.Int[0, 1000]).Sample((name, at) =>
        {
            var place = at % (name.Length - 4);
            Assert.False(Grade(name, string.Concat(name[..place], "jjjj", name[(place + 4)..])).Correct);
        });

    /// <summary>Between two words of one length; a longer word forgives more than a shorter one.</summary>
    [Fact]
    public void Grade_is_symmetric_for_words_of_one_length()
        => Gen.Select(Letters, Gen.Int[0, 11], Gen.Int[0, 11], Gen.Char['a', 'z']).Sample((word, first, second, letter) =>
        {
            var letters = word.ToCharArray();
            letters[first % letters.Length] = letter;
            var (one, other) = (second % letters.Length, (second + 1) % letters.Length);
            (letters[one], letters[other]) = (letters[other], letters[one]);
            var changed = new string(letters);
            Assert.Equal(Grade(word, changed).Correct, Grade(changed, word).Correct);
        });

    [Fact]
    public void Grade_agrees_with_itself_whatever_the_case_spacing_and_article()
        => Gen.Select(Name, Gen.OneOf("", "the ", "It's ", "I think it's "), Gen.OneOf(" ", "  ", "-", "\t"), Gen.OneOf("", ".", "?", " 🙂")).Sample((name, start, space, end) =>
            Assert.Equal(Verdict.Right, Grade(name, start + name.ToUpperInvariant().Replace(" ", space, StringComparison.Ordinal) + end)));

    [Fact]
    public void Grade_never_takes_a_denial_for_the_answer()
        => Gen.Select(Name, Gen.OneOf("not ", "it's not ", "it isn't ", "never ", "no ", "anything but ", "it is not the ")).Sample((name, no) =>
            Assert.False(Grade(name, no + name).Correct));

    [Fact]
    public void Grade_never_takes_two_answers()
        => Gen.Select(Name, Name, Gen.OneOf(" or ", " and ", "/", " | ")).Where((one, other, _) => one != other).Sample((one, other, between) =>
        {
            Assert.False(Grade(one, one + between + other).Correct);
            Assert.False(Grade(one, other + between + one).Correct);
        });

    /// <summary>Behind a comma may stand what explains the answer, but not another answer of the course.</summary>
    [Fact]
    public void Grade_never_takes_two_answers_of_the_course()
        => Gen.Select(Name, Name, Gen.OneOf(", ", "; ", ": ", " (", " or ")).Where((one, other, _) => one != other).Sample((one, other, between) =>
        {
            var note = new Note { Id = "N", Title = "N", File = "n.md", Flashcards = [Card(one), Card(other) with { Id = "N/Q2" }] };
            var card = Deck.Build(new Course("A course", [note], [])).Find("N/Q1")!;
            Assert.False(Grader.Grade(card, one + between + other).Correct);
            Assert.False(Grader.Grade(card, other + between + one).Correct);
        });

    [Fact]
    public void Grade_never_takes_a_rejected_name()
        => Gen.Select(Letters, Gen.Int[0, 11], Gen.Char['a', 'z']).Sample((word, place, letter) =>
        {
            var letters = word.ToCharArray();
            letters[place % letters.Length] = letter;
            var other = new string(letters);
            if (other != word)
                Assert.False(Grade(word, other, other).Correct);
        });

    [Fact]
    public void Grade_answers_anything()
        => Gen.Select(Gen.String, Gen.String, Gen.Enum<FlashcardKind>(), Gen.String.Array[0, 5]).Sample((answer, said, kind, choices) =>
        {
            var card = Card(answer) with { Kind = kind, Choices = choices, Correct = [.. choices.Take(1)], Left = choices, Accept = choices, Reject = choices };
            foreach (var verdict in new[] { Grader.Grade(card, said), Grader.GradeSaid(card, said) })
                Assert.True(verdict.Counts || (!verdict.Correct && verdict.Remark is not null));
        });

    private static Verdict Grade(string answer, string said, params string[] reject) => Grader.Grade(Card(answer) with { Reject = reject }, said);

    private static Flashcard Card(string answer) => new() { Id = "N/Q1", NoteId = "N", Kind = FlashcardKind.Typed, Prompt = "?", Answer = answer, Line = 1 };
}
