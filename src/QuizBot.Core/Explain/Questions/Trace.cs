using System.Globalization;
using QuizBot.Core.Explain.Index;

namespace QuizBot.Core.Explain.Questions;

/// <summary>Tells how an answer was chosen.</summary>
internal static class Trace
{
    private const int MostNames = 6;

    public static IReadOnlyList<string> Of(Question question, IReadOnlyList<Mention> picked, IReadOnlyList<Hit> hits, Answer answer) =>
    [
        $"words: {string.Join(' ', question.Tokens.Select(token => token.Empty ? $"({token.Text})" : token.Text))}",
        .. question.Names.Take(MostNames).Select(name => string.Create(
            CultureInfo.InvariantCulture,
            $"name: {name.Name} -> {string.Join(", ", name.Entries.Take(MostNames))}: {name.Coverage:P0} said, likeness {name.Likeness:0.00}, score {name.Score:0.00}{(name.Everyday ? ", everyday words" : "")}{(picked.Contains(name) ? ", taken" : "")}")),
        .. question.Clues.Select(clue => string.Create(CultureInfo.InvariantCulture, $"clue: {clue.Text}, weight {clue.Weight:0.00}, {(clue.IsStrange ? "not in the notes" : $"{clue.Stems.Count} stems")}")),
        .. hits.Select(hit => string.Create(CultureInfo.InvariantCulture, $"text: {hit.Entry}: score {hit.Score:0.00}, covers {hit.Coverage:P0}, {hit.Words} words, {hit.Exact} exact")),
        $"answer: {answer.Intent} {string.Join(", ", answer.Entries)}",
    ];
}
