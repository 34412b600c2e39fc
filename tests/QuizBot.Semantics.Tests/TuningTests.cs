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
        List<(float Nearest, bool IsRight)> answered = [];
        List<float> unanswered = [];
        foreach (var lesson in Lesson.Split().Apart[..Judged])
        {
            SmallText[] texts = [.. lesson.Terms.Select(term => Encode($"{term.Name}: {term.Text}"))];
            (float Nearest, int Term) NearestTo(string question)
            {
                var asked = Encode(question);
                return texts.Index().Max(text => (asked.Sentence.Cosine(text.Item.Sentence) + asked.SaidBy(text.Item), text.Index));
            }

            foreach (var (at, term) in lesson.Terms.Index())
                answered.AddRange(term.Questions.Select(NearestTo).Select(nearest => (nearest.Nearest, nearest.Term == at)));
            unanswered.AddRange(lesson.Unanswered.Select(question => NearestTo(question).Nearest));
        }

        var least = unanswered.OrderDescending().ElementAt(unanswered.Count / 50);
        var (right, claimed) = (answered.Count(asked => asked.IsRight), answered.Count(asked => asked.IsRight && asked.Nearest > least));
        Assert.True(right > 0.45 * answered.Count && claimed > 0.3 * answered.Count, $"{right} right and {claimed} of them claimed, of {answered.Count}");
    }

    private SmallText Encode(string text) => SmallText.From(model.Encoder.Encode(text));
}
