using CsCheck;
using QuizBot.Core.Cards;
using QuizBot.Core.Cards.Grading;
using QuizBot.Core.Notes;
using Xunit;

namespace QuizBot.Core.Tests.Cards;

/// <summary>What every derived card keeps, whatever the notes say. The rules are told here a second time, on their own, in plain string terms.</summary>
public sealed class CardSoundnessTests
{
    private const int Courses = 100;

    private static readonly string[] Small = ["the", "a", "an", "of", "and", "or", "in", "for", "to", "amazon", "aws"];

    [Fact]
    public void Build_never_repeats_an_id() => ForEachCourse(course =>
    {
        var ids = Deck.Build(course).Cards.Select(card => card.Id).ToList();
        Assert.Equal(ids.Count, ids.Distinct(StringComparer.OrdinalIgnoreCase).Count());
    });

    [Fact]
    public void Build_gives_each_card_what_its_kind_needs() => ForEachCard((_, note, card) =>
    {
        Assert.StartsWith(note.Id + "/", card.Id, StringComparison.Ordinal);
        Assert.Equal(note.Id, card.NoteId);
        Assert.True(card.Line > 0);
        Assert.NotEmpty(card.Prompt);
        Assert.NotEmpty(card.Answer);
        Assert.Equal(card.Choices.Count, card.Choices.Select(choice => string.Join(' ', WordsOf(choice))).Distinct().Count());
        Assert.All(card.Correct, right => Assert.Contains(right, card.Choices));
        switch (card.Kind)
        {
            case FlashcardKind.Reveal or FlashcardKind.Typed:
                Assert.Empty(card.Choices);
                break;
            case FlashcardKind.MultipleChoice:
                Assert.InRange(card.Choices.Count, 2, 4);
                Assert.Equal(card.Answer, Assert.Single(card.Correct));
                break;
            case FlashcardKind.MultipleResponse:
                Assert.InRange(card.Correct.Count, 2, card.Choices.Count - 1);
                break;
            case FlashcardKind.Ordering:
                Assert.InRange(card.Choices.Count, 3, 8);
                Assert.Equal(card.Choices.Order(StringComparer.Ordinal), card.Correct.Order(StringComparer.Ordinal));
                Assert.NotEqual(card.Choices, card.Correct);
                break;
            case FlashcardKind.Matching:
                Assert.InRange(card.Choices.Count, 3, 6);
                Assert.Equal(card.Left.Count, card.Correct.Count);
                Assert.Equal(card.Choices.Order(StringComparer.Ordinal), card.Correct.Order(StringComparer.Ordinal));
                break;
        }
    });

    [Fact]
    public void Build_takes_distractors_from_siblings() => ForEachCard((course, note, card) =>
    {
        var siblings = card.Id.Split('/')[^1] switch
        {
            "role" => course.Notes.SelectMany(other => other.Terms).Select(term => term.Name),
            "meaning" => course.Notes.SelectMany(other => other.Stages).SelectMany(stage => stage.Concepts).Select(concept => concept.Name),
            "stage" => note.Stages.Select(stage => stage.Title),
            "stages" => note.Terms.SelectMany(term => term.Stages),
            _ => card.Correct,
        };
        Assert.All(card.Choices, choice => Assert.Contains(choice, siblings));
    });

    [Fact]
    public void Build_asks_about_services_with_services_only() => ForEachCard((_, _, card) =>
    {
        if (card.Id.EndsWith("/role", StringComparison.Ordinal) && card.Kind == FlashcardKind.MultipleChoice)
            Assert.Single(card.Choices.Select(choice => choice.Split(' ')[0] is "Amazon" or "AWS").Distinct());
    });

    [Fact]
    public void Build_never_offers_a_second_right_answer() => ForEachCard((course, note, card) =>
    {
        if (card.Kind is not (FlashcardKind.MultipleChoice or FlashcardKind.MultipleResponse))
            return;
        var others = card.Choices.Except(card.Correct).ToList();
        foreach (var (other, right) in others.SelectMany(other => card.Correct.Select(right => (other, right))))
        {
            Assert.False(SaysNoMore(other, right), $"“{other}” and “{right}” in {card.Id}");
            Assert.False(SaysNoMore(right, other), $"“{other}” and “{right}” in {card.Id}");
        }

        var terms = course.Notes.SelectMany(one => one.Terms).ToList();
        if (card.Id.EndsWith("/role", StringComparison.Ordinal))
        {
            var asked = note.Terms.Single(term => $"{note.Id}/{term.Slug}/role" == card.Id);
            foreach (var other in others.SelectMany(name => terms.Where(term => term.Name == name).Take(1)))
                Assert.DoesNotContain(WithoutRole(other), name => WithoutRole(asked).Contains(name, StringComparer.OrdinalIgnoreCase));
            Assert.DoesNotContain(note.Terms, term => term != asked && others.Contains(term.Name) && string.Equals(term.Role, asked.Role, StringComparison.OrdinalIgnoreCase));
        }

        if (card.Id.EndsWith("/meaning", StringComparison.Ordinal))
            foreach (var concept in note.Stages.SelectMany(stage => stage.Concepts).Where(concept => concept.Parent is not null))
                Assert.False(concept.Name == card.Answer && others.Contains(concept.Parent!) && IsOnce(note, concept.Parent!), card.Id);
    });

    [Fact]
    public void Build_never_tells_the_answer_in_the_prompt() => ForEachCard((_, _, card) =>
    {
        if (card.Kind is FlashcardKind.Reveal or FlashcardKind.Ordering or FlashcardKind.Matching)
            return;
        var right = card.Kind == FlashcardKind.MultipleResponse ? card.Correct : card.Accept.Append(card.Answer);
        var prompt = $" {string.Join(' ', WordsOf(card.Prompt))} ";
        foreach (var answer in right.SelectMany(answer => new[] { answer, answer.Split('(')[0] }).Where(answer => string.Concat(WordsOf(answer)).Length > 1))
            Assert.DoesNotContain($" {string.Join(' ', WordsOf(answer))} ", prompt, StringComparison.Ordinal);
    });

    [Fact]
    public void Build_makes_the_same_deck_every_time() => ForEachCourse(course => Assert.Equal(Deck.Build(course).Cards.Select(Told), Deck.Build(course).Cards.Select(Told)));

    [Fact]
    public void Build_keeps_ids_when_terms_and_concepts_change_places() => ForEachCourse(course =>
    {
        var turned = course with
        {
            Notes = [.. course.Notes.Select(note => note with
            {
                Terms = [.. note.Terms.Reverse()],
                Stages = [.. note.Stages.Select(stage => stage with { Concepts = [.. stage.Concepts.Reverse()] })],
            })],
        };
        Assert.Equal(Deck.Build(course).Cards.Select(card => card.Id).Order(StringComparer.Ordinal), Deck.Build(turned).Cards.Select(card => card.Id).Order(StringComparer.Ordinal));
    });

    [Fact]
    public void Build_keeps_cards_about_one_subject_apart_while_others_are_left() => ForEachCourse(course =>
    {
        var deck = Deck.Build(course);
        foreach (var note in course.Notes)
        {
            var subjects = deck.OfNote(note.Id).Where(card => card.Derived).Select(card => card.Subject).ToList();
            for (var at = 1; at < subjects.Count; at++)
                if (subjects[at] is not null && subjects[at] == subjects[at - 1])
                    Assert.All(subjects[at..], left => Assert.Equal(subjects[at], left));
        }
    });

    [Fact]
    public void Grade_finds_each_cards_own_answer_right_and_its_distractors_wrong() => ForEachCard((_, _, card) =>
    {
        if (card.Kind == FlashcardKind.Reveal)
            return;
        if (card.Kind == FlashcardKind.Typed)
        {
            Assert.True(Grader.Grade(card, card.Answer).Correct, $"{card.Id}: {card.Answer}");
            Assert.All(card.Accept, other => Assert.True(Grader.Grade(card, other).Correct, $"{card.Id}: {other}"));
            Assert.All(card.Reject, other => Assert.False(Grader.Grade(card, other).Correct, $"{card.Id}: {other} is not {card.Answer}"));
            return;
        }

        Assert.True(Grader.Grade(card, string.Join(',', card.Correct.Select(right => card.Choices.ToList().IndexOf(right)))) is { Correct: true, Remark: null });
        if (card.Kind == FlashcardKind.MultipleChoice)
            Assert.Single(Enumerable.Range(0, card.Choices.Count), index => Grader.Grade(card, $"{index}").Correct);
    });

    private static void ForEachCourse(Action<Course> holds) => CourseGen.Any.Sample(holds, iter: Courses);

    private static void ForEachCard(Action<Course, Note, Flashcard> holds) => ForEachCourse(course =>
    {
        foreach (var card in Deck.Build(course).Cards.Where(card => card.Derived))
            holds(course, course.Notes.Single(note => note.Id == card.NoteId), card);
    });

    private static string[] WordsOf(string text)
        => new string([.. text.Select(letter => char.IsLetterOrDigit(letter) ? char.ToLowerInvariant(letter) : ' ')]).Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Every word of one, small words aside, is a word of the other.</summary>
    private static bool SaysNoMore(string one, string other)
    {
        var words = WordsOf(one).Except(Small).ToList();
        return words.Count > 0 && words.All(WordsOf(other).Contains);
    }

    private static IEnumerable<string> WithoutRole(Term term)
        => term.Aliases.Append(term.Name).Where(name => name != term.Role && WordsOf(name).Length > 0);

    private static bool IsOnce(Note note, string concept) => note.Stages.SelectMany(stage => stage.Concepts).Count(other => other.Name == concept) == 1;

    private static string Told(Flashcard card)
        => string.Join('\n', [card.Id, card.Prompt, card.Answer, card.Why, .. card.Choices, .. card.Correct, .. card.Accept, .. card.Reject]);
}
