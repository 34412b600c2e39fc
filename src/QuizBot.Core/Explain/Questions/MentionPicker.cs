using QuizBot.Core.Explain.English;
using QuizBot.Core.Explain.Entries;
using QuizBot.Core.Explain.Index;

namespace QuizBot.Core.Explain.Questions;

/// <summary>Decides which of the names in a question are really meant.</summary>
internal sealed class MentionPicker(TextIndex texts)
{
    private const int MostAlike = 2;
    private const float Sure = 0.95f;
    private const int LongWord = 8;
    private const int ShortestMisspelt = 4;

    private const float NameFit = 0.75f;
    private const float MisspeltFit = 0.4f;
    private const float CourseFit = 0.25f;

    /// <summary>In the order in which they are said; names that are said in part and might be any of up to three come side by side.</summary>
    public List<Mention> Pick(Question question)
    {
        var picked = new List<Mention>();
        foreach (var mention in question.Names
            .OrderByDescending(mention => mention.Whole).ThenByDescending(mention => mention.Tokens.Count).ThenByDescending(mention => mention.Likeness)
            .ThenByDescending(mention => mention.Score).ThenBy(mention => mention.Entry.Kind))
        {
            if (picked.All(other => !Clash(question, other, mention)) && IsReadable(question, mention) && Fits(question, mention, picked))
                picked.Add(mention);
        }

        var meant = picked.FindAll(mention => !mention.Everyday || !IsNarrative(question, mention, picked));
        return [.. meant
            .GroupBy(mention => mention.Whole ? $"whole {mention.First} {mention.Name}" : $"part {string.Join(' ', mention.Tokens)}")
            .Where(group => group.Select(mention => mention.Entry).Distinct().Count() <= MostAlike)
            .SelectMany(group => group.DistinctBy(mention => mention.Entry))
            .OrderBy(mention => mention.First).ThenBy(mention => mention.Entry.Line)
            .DistinctBy(mention => mention.Entry)];
    }

    /// <summary>"Yesterday on the train I wondered what S3 is": the question stands around another name of the sentence.</summary>
    private static bool IsNarrative(Question question, Mention mention, List<Mention> picked) =>
        mention.Entry.Kind != EntryKind.Analogy && !IsAsked(question, mention) && picked.Exists(other => question.Tokens[other.First].Sentence == question.Tokens[mention.First].Sentence && IsAsked(question, other));

    /// <summary>"What is inference in ML": the second name says where the first belongs.</summary>
    public static bool IsPlace(Question question, Mention mention, List<Mention> picked)
    {
        var before = mention.First - 1;
        while (before > 0 && question.Tokens[before].Text is "the" or "a" or "an" or "these" or "those" or "such")
            before--;
        if (before > 0 && question.Tokens[before].Text == "of" && question.Tokens[before - 1].Text == "one")
            before -= 2;
        return mention.Entry.Kind != EntryKind.Term && before > 0 && (question.Tokens[before].Text is "in" or "inside" or "within" || (question.Tokens[before].Text == "for" && mention.Entry.Kind == EntryKind.Concept))
            && picked.Exists(other => other.Last < before && question.Tokens[other.Last].Sentence == question.Tokens[before].Sentence);
    }

    private static bool IsAsked(Question question, Mention mention)
    {
        var start = mention.First;
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
        var wide = one.Scattered ? one : other;
        return one.Scattered != other.Scattered
            && Enumerable.Range(wide.First, wide.Last - wide.First + 1).Any(token => question.Tokens[token].Text is "and" or "or" or "vs" or "versus" or "from" or "to");
    }

    /// <summary>"Vertex AI" and "AI practitioner" are names that the notes do not have, not AI.</summary>
    private static bool IsTail(Question question, Mention mention) =>
        (!mention.Whole && IsStrange(question, mention, mention.Last + 1))
        || (mention.Tokens.All(token => question.Tokens[token].Empty)
            && (IsStrange(question, mention, mention.First - 1) || IsStrange(question, mention, mention.Last + 1) || (Others(question) > 1 && !IsAskedAlone(question, mention))));

    /// <summary>"What is AI, …": just that, whatever comes behind the comma.</summary>
    private static bool IsAskedAlone(Question question, Mention mention) =>
        mention.First > 0 && question.Tokens[mention.First - 1].Text is "is" or "whats" or "explain" or "define"
        && !question.IsBeside(mention.Last + 1, mention);

    private static bool IsStrange(Question question, Mention mention, int token) =>
        question.IsBeside(token, mention) && question.Tokens[token] is { Empty: false, Guesses: [] } beside && !beside.Text.EndsWith("ly", StringComparison.Ordinal);

    /// <summary>"What the model was trained on" describes something, and does not ask about training.</summary>
    private static bool IsVerb(Question question, Mention mention) =>
        mention.Whole && mention.Scattered && mention.Likeness is >= Candidate.OtherForm and < Candidate.Plural && Others(question) > 1;

    /// <summary>How many words tell something and belong to no name.</summary>
    private static int Others(Question question) => question.Clues.Count(clue => !question.IsNamed(clue.Token));

    /// <summary>"The transformers movie": the name is that of something else.</summary>
    private static bool IsTitle(Question question, Mention mention) =>
        mention.Everyday && question.IsBeside(mention.Last + 1, mention) && Lexicon.IsShow(question.Tokens[mention.Last + 1].Text);

    /// <summary>"Deployment vs monitoring" compares two things and is not the stage of that name.</summary>
    private static bool IsCompared(Question question, Mention mention) =>
        mention.Entry.Kind == EntryKind.Stage && Enumerable.Range(mention.First, mention.Last - mention.First).Any(token => question.Tokens[token].Text is "vs" or "versus");

    /// <summary>"A model memorises the training data" has the words of a name, but says something else between them.</summary>
    private static bool IsTorn(Question question, Mention mention) =>
        mention.Whole && mention.Scattered && Enumerable.Range(mention.First, mention.Last - mention.First + 1)
            .Any(token => question.Clues.Any(clue => clue.Token == token && clue.Stems.Count > 0) && !question.IsNamed(token));

    /// <summary>"My supervisor yelled" and "talent agency near me" ask nothing; "supervisor human review" does, since that is what the notes say of it.</summary>
    private bool IsTold(Question question, Mention mention)
    {
        var sentence = question.Tokens[mention.First].Sentence;
        if (!mention.Everyday || IsOfCourse(question, mention) || question.Text.TrimEnd().EndsWith('?') || question.Tokens.Index().Any(token => token.Item.Sentence == sentence
            && (Cues.Starts(token.Item.Text) || (Cues.Requests(token.Item.Text) && token.Index <= mention.Last + 1))))
            return false;
        List<Keyword> others = [.. question.Clues.Where(clue => !mention.Tokens.Contains(clue.Token) && !question.IsNamed(clue.Token))];
        return others.Count == 0
            ? mention.First > 0 && Lexicon.IsPersonal(question.Tokens[mention.First - 1].Text)
            : !others.Exists(clue => texts.Tells(clue, mention.Entry));
    }

    private bool IsReadable(Question question, Mention mention) =>
        !IsTail(question, mention) && !IsVerb(question, mention) && !IsTitle(question, mention) && !IsCompared(question, mention)
        && !IsTorn(question, mention) && !IsTold(question, mention) && (mention.Whole ? IsSpelt(question, mention) : IsPart(question, mention));

    private static bool IsSpelt(Question question, Mention mention) =>
        !(IsRole(mention) && mention.Likeness is < Candidate.Plural and >= Candidate.OtherForm)
        && (mention.Likeness >= Sure || mention.Tokens.Count > 1 || question.Tokens[mention.First].Text is var text && (text.Length >= ShortestMisspelt || text.Any(char.IsDigit)));

    /// <summary>A part that stands for the whole: a word of its own, of few names, as the name has it or a long one misspelt; of everyday names the last.</summary>
    private static bool IsPart(Question question, Mention mention) =>
        !mention.Scattered && mention.Entry.Kind != EntryKind.Stage && (mention.Head || !mention.Everyday) && mention.Sharers <= MostAlike
        && mention.Tokens.Any(token => question.Tokens[token] is { Empty: false, Text.Length: > 2 })
        && (mention.Likeness >= Candidate.Plural || (mention.Likeness < Candidate.OtherForm && mention.Tokens.Any(token => question.Tokens[token].Text.Length >= LongWord)));

    /// <summary>
    /// A name of special words counts wherever it stands. One of everyday words, or said in part, counts where most of what is said around it
    /// is something that the notes know: "what does glue do", not "how do I get glue off my table".
    /// </summary>
    private bool Fits(Question question, Mention mention, List<Mention> picked)
    {
        var needed = mention.Entry.Kind == EntryKind.Step ? 1
            : !mention.Whole || mention.Everyday ? IsOfCourse(question, mention) ? CourseFit : NameFit
            : mention.Likeness < Candidate.Plural ? MisspeltFit : 0;
        return needed == 0 || IsReferredTo(question, mention) || IsListed(question, mention) || Clauses(question, mention).Any(clause => Known(question, clause, mention, picked) >= needed);
    }

    /// <summary>"Everybody talks of Bedrock, so please tell me what it is."</summary>
    private static bool IsReferredTo(Question question, Mention mention) =>
        mention.Whole && mention.Likeness >= Candidate.Plural && mention.Entry.Kind != EntryKind.Step && !IsRole(mention)
        && Enumerable.Range(mention.Last + 1, question.Tokens.Count - mention.Last - 1).Any(token => question.Tokens[token].Text is "it" or "that"
            && (token + 1 == question.Tokens.Count || question.Tokens[token + 1].Empty)
            && Enumerable.Range(token - 3, 5).Where(near => near > mention.Last && near < question.Tokens.Count).Any(near => question.Tokens[near].Text is "what" or "explain" or "mean" or "meant"));

    /// <summary>"Overfitting vs underfitting", "Nova, JumpStart and Bedrock": one name tells that the other is one.</summary>
    private static bool IsListed(Question question, Mention mention) =>
        mention.Whole && question.Names.Any(other => other.Whole && other.Entry != mention.Entry && !other.Tokens.Intersect(mention.Tokens).Any()
            && Gap(other, mention) is { Count: > 0 and <= 3 } gap && gap.TrueForAll(token => question.Tokens[token] is { Empty: true, Text: not ("is" or "in" or "of" or "for" or "my" or "the") }));

    private static List<int> Gap(Mention one, Mention other)
    {
        (var first, var next) = one.First < other.First ? (one, other) : (other, one);
        return [.. Enumerable.Range(first.Last + 1, Math.Max(0, next.First - first.Last - 1))];
    }

    private static bool IsRole(Mention mention) => mention.Entry.Term?.Role is { } role && string.Join(' ', NameIndex.WordsOf(role)) == mention.Name;

    private static bool IsOfCourse(Question question, Mention mention) =>
        mention.Whole && question.Tokens.Index().Any(token => Lexicon.IsCourse(token.Item.Text) && !mention.Tokens.Contains(token.Index));

    /// <summary>The share of a clause's words that the mention's note has, by their weight; the mention is one word however long it is.</summary>
    private float Known(Question question, (int First, int Last) clause, Mention mention, List<Mention> picked)
    {
        float own = 0, known = 0, all = 0;
        foreach (var clue in question.Clues.Where(clue => clue.Token >= clause.First && clue.Token <= clause.Last))
        {
            if (mention.Tokens.Contains(clue.Token))
            {
                own = Math.Max(own, clue.Weight);
                continue;
            }

            all += clue.Weight;

            // A part of an everyday name ("library") needs more than a word from anywhere in its note.
            var isKnown = mention.Everyday && !mention.Whole ? texts.Tells(clue, mention.Entry) : texts.Tells(clue, mention.Entry.Note);
            if (isKnown || picked.Exists(other => other.Tokens.Contains(clue.Token)))
                known += clue.Weight;
        }

        return all == 0 ? 1 : (own + known) / (own + all);
    }

    /// <summary>The sentence, the question within it, and that up to a comma.</summary>
    private static IEnumerable<(int First, int Last)> Clauses(Question question, Mention mention)
    {
        var tokens = question.Tokens;
        int first = mention.First, last = mention.Last;
        while (first > 0 && tokens[first - 1].Sentence == tokens[mention.First].Sentence)
            first--;
        while (last + 1 < tokens.Count && tokens[last + 1].Sentence == tokens[mention.Last].Sentence)
            last++;
        yield return (first, last);

        int end = mention.Last, start = mention.First;
        while (end < last && tokens[end + 1].Clause == tokens[mention.Last].Clause)
            end++;
        while (start > first && tokens[start - 1].Clause == tokens[mention.First].Clause)
            start--;
        if (mention.Whole && (!mention.Everyday || IsOfCourse(question, mention)))
            yield return (start, end);

        start = mention.First;
        while (start > first && !Cues.Starts(tokens[start].Text))
            start--;
        if (!Cues.Starts(tokens[start].Text))
            yield break;
        yield return (start, last);
        if (tokens[start].Clause == tokens[mention.Last].Clause)
            yield return (start, end);
    }
}
