using QuizBot.Tests.Shared.Questions;
using TorchSharp;
using static TorchSharp.torch;

namespace QuizBot.Tuning;

/// <summary>How well a network does on lessons that it does not learn from.</summary>
internal static class Trial
{
    private const int Offered = 3;

    /// <summary>What share of the questions without an answer may get one.</summary>
    private const double MostFalse = 0.02;

    /// <summary>A line for people.</summary>
    public static string Of(Network network, Func<string, int[]> piecesOf, Lesson[] lessons)
    {
        int first = 0, offered = 0, all = 0;
        List<float> right = [], none = [];
        using var still = no_grad();
        foreach (var lesson in lessons)
        {
            using var scope = NewDisposeScope();
            var texts = network.Encode([.. lesson.Terms.Select(term => piecesOf($"{term.Name}: {term.Text}"))]);
            string[] asked = [.. lesson.Terms.SelectMany(term => term.Questions), .. lesson.Unanswered];
            int[] meant = [.. lesson.Terms.Index().SelectMany(term => term.Item.Questions.Select(_ => term.Index))];
            var questions = network.Encode([.. asked.Select(piecesOf)]);
            float[] scores = [.. (questions.Near(texts) + questions.SaidBy(texts)).data<float>()];
            foreach (var (row, fit) in scores.Chunk(lesson.Terms.Count).Index())
            {
                if (row >= meant.Length)
                {
                    none.Add(fit.Max());
                    continue;
                }

                var better = fit.Count(other => other > fit[meant[row]]);
                first += better == 0 ? 1 : 0;
                offered += better < Offered ? 1 : 0;
                all++;
                if (better == 0)
                    right.Add(fit.Max());
            }
        }

        var least = none.OrderDescending().ElementAt((int)(none.Count * MostFalse));
        return $"of {all} questions kept apart {first} first, {offered} among {Offered}, {right.Count(score => score > least)} claimed where {MostFalse:P0} of {none.Count} others are";
    }
}
