namespace QuizBot.Core.Explain;

/// <summary>Decides which of the names in a question are really meant.</summary>
internal static class MentionPicker
{
    private const int MostAlike = 2;
    private const float Sure = 0.95f;
    private const int LongWord = 8;
    private const int ShortestMisspelt = 4;

    private const float EverydayFit = 0.58f;
    private const float PartFit = 0.8f;
    private const float MisspeltFit = 0.4f;

    /// <summary>In the order in which they are said; names that are said in part and might be any of up to three come side by side.</summary>
    public static List<Mention> Pick(Question question)
    {
        var picked = new List<Mention>();
        foreach (Mention mention in question.Names.OrderByDescending(mention => mention.Whole).ThenByDescending(mention => mention.Score).ThenBy(mention => mention.Entry.Kind))
        {
            if (picked.All(other => !Clash(question, other, mention)) && IsReadable(question, mention) && Fits(question, mention, picked))
                picked.Add(mention);
        }

        picked.RemoveAll(mention => mention.Everyday && IsNarrative(question, mention, picked));
        return [.. picked
            .GroupBy(mention => mention.Whole ? $"whole {mention.First} {mention.Name}" : $"part {string.Join(' ', mention.Tokens)}")
            .Where(group => group.Select(mention => mention.Entry).Distinct().Count() <= MostAlike)
            .SelectMany(group => group.DistinctBy(mention => mention.Entry))
            .OrderBy(mention => mention.First).ThenBy(mention => mention.Entry.Line)
            .DistinctBy(mention => mention.Entry)];
    }

    /// <summary>"Yesterday on the train I wondered what S3 is": the question stands around another name of the sentence.</summary>
    private static bool IsNarrative(Question question, Mention mention, List<Mention> picked) =>
        !IsAsked(question, mention) && picked.Exists(other => question.Tokens[other.First].Sentence == question.Tokens[mention.First].Sentence && IsAsked(question, other));

    private static bool IsAsked(Question question, Mention mention)
    {
        int start = mention.First;
        while (start > 0 && question.Tokens[start - 1].Sentence == question.Tokens[mention.First].Sentence)
        {
            if (Cues.Starts(question.Tokens[--start].Text))
                return true;
        }

        return false;
    }

    /// <summary>Two names want one word, and it is neither "data and model drift" nor a part that several names share.</summary>
    private static bool Clash(Question question, Mention taken, Mention mention)
    {
        List<int> shared = [.. mention.Tokens.Intersect(taken.Tokens)];
        if (shared.Count == 0)
            return false;
        if (!taken.Whole && !mention.Whole && taken.Tokens.SequenceEqual(mention.Tokens))
            return false;
        return !(mention.Whole && taken.Whole && shared.Count < mention.Tokens.Count && shared.Count < taken.Tokens.Count && IsJoined(question, taken, mention));
    }

    /// <summary>"data and model drift": one name reaches over "and" and the other name to the word they share.</summary>
    private static bool IsJoined(Question question, Mention one, Mention other)
    {
        Mention wide = one.Scattered ? one : other;
        return one.Scattered != other.Scattered
            && Enumerable.Range(wide.First, wide.Last - wide.First + 1).Any(token => question.Tokens[token].Text is "and" or "or" or "vs" or "versus" or "from" or "to");
    }

    private static bool IsReadable(Question question, Mention mention) =>
        mention.Whole
            ? mention.Likeness >= Sure || mention.Tokens.Count > 1 || question.Tokens[mention.First].Text.Length >= ShortestMisspelt
            : !mention.Scattered && mention.Tokens.All(token => question.Tokens[token] is { Empty: false, Text.Length: > 2 })
                && mention.Sharers <= MostAlike && (mention.Likeness >= Sure || mention.Tokens.Any(token => question.Tokens[token].Text.Length >= LongWord));

    /// <summary>
    /// A name of special words counts wherever it stands. One of everyday words, or said in part, counts where most of what is said around it
    /// is something that the notes know: "what does glue do", not "how do I get glue off my table".
    /// </summary>
    private static bool Fits(Question question, Mention mention, List<Mention> picked)
    {
        float needed = !mention.Whole ? mention.Everyday ? PartFit : EverydayFit
            : mention.Everyday ? EverydayFit
            : mention.Likeness < Sure ? MisspeltFit : 0;
        return needed == 0 || Clauses(question, mention).Any(clause => Known(question, clause, mention, picked) >= needed);
    }

    private static float Known(Question question, (int First, int Last) clause, Mention mention, List<Mention> picked)
    {
        float known = 0, all = 0;
        foreach (Clue clue in question.Clues.Where(clue => clue.Token >= clause.First && clue.Token <= clause.Last))
        {
            all += clue.Weight;
            if (clue.Stems.Count > 0 || mention.Tokens.Contains(clue.Token) || picked.Exists(other => other.Tokens.Contains(clue.Token)))
                known += clue.Weight;
        }

        return all == 0 ? 1 : known / all;
    }

    /// <summary>The sentence, the question within it, and that up to a comma.</summary>
    private static IEnumerable<(int First, int Last)> Clauses(Question question, Mention mention)
    {
        IReadOnlyList<Token> tokens = question.Tokens;
        int first = mention.First, last = mention.Last;
        while (first > 0 && tokens[first - 1].Sentence == tokens[mention.First].Sentence)
            first--;
        while (last + 1 < tokens.Count && tokens[last + 1].Sentence == tokens[mention.Last].Sentence)
            last++;
        yield return (first, last);

        int start = mention.First;
        while (start > first && !Cues.Starts(tokens[start].Text))
            start--;
        if (!Cues.Starts(tokens[start].Text))
            yield break;
        yield return (start, last);
        int end = mention.Last;
        while (end < last && tokens[end + 1].Clause == tokens[mention.Last].Clause)
            end++;
        if (tokens[start].Clause == tokens[mention.Last].Clause)
            yield return (start, end);
    }
}
