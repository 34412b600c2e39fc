using QuizBot.Core.Explain.Meaning;
using QuizBot.Tests.Shared.Questions;
using Xunit;

namespace QuizBot.Semantics.Tests;

/// <summary>What the encoder learned of how people ask, judged on lessons that it did not learn from: see <c>QuizBot.Tuning</c>.</summary>
public sealed class TuningTests(SharedModel model) : IClassFixture<SharedModel>
{
    /// <summary>Of all lessons kept apart; more take longer and tell the same.</summary>
    private const int Judged = 6;

    [Fact]
    public void Every_lesson_can_be_learned_from()
    {
        var lessons = Lesson.ReadAll();
        Assert.Equal(lessons.Count, lessons.Select(lesson => lesson.Name).Distinct().Count());
        Assert.All(lessons, lesson =>
        {
            Assert.True(lesson is { Terms.Count: >= 12, Unanswered.Count: >= 8 }, lesson.Name);
            Assert.Equal(lesson.Terms.Count, lesson.Terms.Select(term => term.Name).Distinct(StringComparer.OrdinalIgnoreCase).Count());
            Assert.All(lesson.Terms, term => Assert.True(term.Questions.Count >= 2 && term.Questions.All(question => !question.Contains(term.Name, StringComparison.OrdinalIgnoreCase)), term.Name));
        });
        Assert.Equal(lessons.Count, Lesson.Split().Learned.Length + Lesson.Split().Apart.Length);
    }

    /// <summary>
    /// Without the tuning it is one in sixteen that is nearer to its own text than all but one in fifty of the questions without an answer are to any.
    /// </summary>
    [Fact]
    public void What_is_asked_in_own_words_is_told_from_what_nothing_answers()
    {
        LessonTrial trial = new();
        foreach (var lesson in Lesson.Split().Apart[..Judged])
        {
            SmallText[] texts = [.. lesson.Terms.Select(term => Encode($"{term.Name}: {term.Text}"))];
            trial.Add(lesson, LessonTrial.QuestionsOf(lesson).Select(Encode)
                .Select(asked => texts.Select(text => asked.Sentence.Cosine(text.Sentence) + asked.SaidBy(text)).ToArray()));
        }

        Assert.True(trial.First > 0.45 * trial.Asked && trial.Claimed > 0.3 * trial.Asked, $"{trial}");
    }

    private SmallText Encode(string text) => SmallText.From(model.Encoder.Encode(text));
}
