using QuizBot.Tests.Shared.Questions;
using TorchSharp;
using static TorchSharp.torch;

namespace QuizBot.Tuning;

/// <summary>How well a network does on lessons that it does not learn from.</summary>
internal static class Trial
{
    public static LessonTrial Of(Network network, Func<string, int[]> piecesOf, Lesson[] lessons)
    {
        LessonTrial trial = new();
        using var still = no_grad();
        foreach (var lesson in lessons)
        {
            using var scope = NewDisposeScope();
            var texts = network.Encode([.. lesson.Terms.Select(term => piecesOf($"{term.Name}: {term.Text}"))]);
            var questions = network.Encode([.. LessonTrial.QuestionsOf(lesson).Select(piecesOf)]);
            float[] fits = [.. (questions.Near(texts) + questions.SaidBy(texts)).data<float>()];
            trial.Add(lesson, fits.Chunk(lesson.Terms.Count));
        }

        return trial;
    }
}
