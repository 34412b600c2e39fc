namespace QuizBot.Slack.Blocks;

/// <summary>Hands out what is left of <see cref="BlockLimits.AllText"/>, so that no message can pass it.</summary>
internal sealed class TextBudget(int total)
{
    private int left = total;

    /// <summary>The text cleaned and shortened to <paramref name="limit"/> and to what is left; empty where nothing is.</summary>
    public string Take(string text, int limit)
    {
        if (left <= BlockLimits.TextOverhead)
            return "";
        var taken = SlackText.Shorten(SlackText.Clean(text), Math.Min(limit, left - BlockLimits.TextOverhead));
        if (taken.Length > 0)
            left -= SlackText.Cost(taken) + BlockLimits.TextOverhead;
        return taken;
    }

    /// <summary>As <see cref="Take"/>, in parts of at most <paramref name="limit"/>.</summary>
    public IEnumerable<string> TakeParts(string text, int limit)
    {
        if (left <= BlockLimits.TextOverhead)
            yield break;
        foreach (var part in SlackText.Split(SlackText.Clean(text), limit))
        {
            var taken = Take(part, limit);
            if (taken.Length == 0)
                yield break;
            yield return taken;
            if (taken.Length < part.Length)
                yield break;
        }
    }
}
