namespace QuizBot.Core.Cards.Grading;

/// <summary>Reads which choice an answer gives each left-hand item of a matching card.</summary>
internal static class Pairs
{
    /// <summary>"b, a, c" in the items' order, or "AWS Glue = Data Plumber; Amazon S3 = b"; null where that cannot be told.</summary>
    public static IReadOnlyList<int>? Said(string answer, IReadOnlyList<string> left, IReadOnlyList<string> choices)
    {
        if (!answer.Contains('=', StringComparison.Ordinal))
            return Picks.Said(answer, choices);
        var picks = new int?[left.Count];
        foreach (var pair in answer.Split([',', ';', '|', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (pair.Split('=') is not [var item, var choice]
                || Picks.Said(item, left) is not [var to]
                || Picks.Said(choice, choices) is not [var pick]
                || picks[to] is not null)
                return null;
            picks[to] = pick;
        }

        return picks.All(pick => pick is not null) ? [.. picks.Select(pick => pick ?? 0)] : null;
    }
}
