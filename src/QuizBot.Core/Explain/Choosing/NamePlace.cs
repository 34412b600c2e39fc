using QuizBot.Core.Explain.Entries;
using QuizBot.Core.Explain.Index;
using QuizBot.Core.Explain.Languages;
using QuizBot.Core.Explain.Questions;

namespace QuizBot.Core.Explain.Choosing;

/// <summary>Where a name stands in its question: behind what asks, in a list, or in a clause that describes something else.</summary>
internal static class NamePlace
{
    private const int LongestGap = 3;

    /// <summary>In words.</summary>
    private const int FewBeside = 2;

    /// <summary>True where it is asked for; in "starts a job by a schedule" it is only a part of what is described.</summary>
    public static bool IsAskedFor(Question question, Mention mention) => question.Tokens.Count - mention.Tokens.Count <= FewBeside
        || IsAsked(question, mention) || IsObject(question, mention) || IsReferredTo(question, mention)
        || question.Names.Any(other => IsListed(question, mention, other) && IsJoined(question, mention, other));

    /// <summary>"What do they call it when the model ...": it is part of what is described.</summary>
    public static bool IsInClause(Question question, Mention mention) => Enumerable.Range(0, mention.First)
        .Any(token => question.Tokens[token].Clause == question.Tokens[mention.First].Clause && IsConjunction(question, token));

    /// <summary>"The gas bill came, what a shock": the name ends it, and something else is said.</summary>
    public static bool IsExclaimed(Question question, Mention mention) => question.Is(mention.First - 1, Cue.Article)
        && question.Is(mention.First - 2, Cue.How) && !question.IsBeside(mention.Last + 1, mention) && question.SaysMoreThan(mention);

    /// <summary>"ROUGE score": right behind a name, a word that several others end in says what sort of thing it is.</summary>
    public static bool IsSort(Question question, Mention mention, int token) =>
        token == mention.Last + 1 && question.IsBeside(token, mention)
        && question.Names.Any(other => other is { Whole: false, Head: true, Sharers: > 1 } && other.Tokens.Contains(token));

    /// <summary>"What is X", "explain X": a question starts before it in its sentence, and only empty words stand between.</summary>
    public static bool IsAsked(Question question, Mention mention)
    {
        if (IsExclaimed(question, mention))
            return false;
        var sentence = question.Tokens[mention.First].Sentence;
        for (var token = mention.First - 1; token >= 0 && question.Tokens[token].Sentence == sentence; token--)
        {
            if (IsConjunction(question, token) || (token == mention.First - 1 && IsWhich(question, token)))
                return false;
            if (question.Is(token, Cue.Start))
                return true;
            if (!question.Tokens[token].IsEmpty && !question.IsNamed(token))
                return false;
        }

        return false;
    }

    /// <summary>"What on earth is X", "tell me about X, please": right behind the verb, and nothing more is said in its clause.</summary>
    public static bool IsObject(Question question, Mention mention)
    {
        var before = mention.First - 1;
        while (before > 0 && question.IsBeside(before, mention) && question.Language.IsLink(question.Tokens[before].Text)
            && !question.Is(before, Cue.Is))
            before--;
        return before >= 0 && question.IsBeside(before, mention) && !IsExclaimed(question, mention)
            && (question.Is(before, Cue.Is) || question.Is(before, Cue.Request)
                || (question.Is(before, Cue.Start) && !IsWhich(question, before)))
            && Enumerable.Range(mention.Last + 1, question.Tokens.Count - mention.Last - 1)
                .TakeWhile(token => question.IsBeside(token, mention))
                .All(token => question.Tokens[token].IsEmpty);
    }

    /// <summary>"Everybody talks of Bedrock, so please tell me what it is."</summary>
    public static bool IsReferredTo(Question question, Mention mention) =>
        Enumerable.Range(mention.Last + 1, question.Tokens.Count - mention.Last - 1).Any(token => question.Is(token, Cue.Pronoun)
            && Enumerable.Range(token - 2, 4).Any(near => near > mention.Last && question.Is(near, Cue.Start)));

    /// <summary>"Overfitting vs underfitting", "Nova, JumpStart and Bedrock": one name tells that the other is one.</summary>
    public static bool IsListed(Question question, Mention mention, Mention other)
    {
        var between = Between(mention, other);
        return other.Whole && other.Entry != mention.Entry && !Overlap(other, mention) && between.Count <= LongestGap
            && between.TrueForAll(token => question.Tokens[token].IsEmpty && !question.Is(token, Cue.Tail));
    }

    /// <summary>"What is inference in ML", "where in the lifecycle is Glue": it says where another one of the sentence belongs.</summary>
    public static bool IsPlace(Question question, Mention mention) =>
        (IsBehindPlaceWord(question, mention) || question.Names.Any(name => name is { Whole: true, Entry.Kind: EntryKind.Note }
            && name.Tokens.Count > mention.Tokens.Count && mention.Tokens.All(name.Tokens.Contains)
            && IsBehindPlaceWord(question, name)))
        && question.Names.Any(other => other.Whole && !Overlap(other, mention) && other.Entry != mention.Entry
            && (other.Last < mention.First || other.Entry.Kind == EntryKind.Term) && SameSentence(question, other, mention));

    /// <summary>"In the lifecycle".</summary>
    public static bool IsBehindPlaceWord(Question question, Mention mention)
    {
        var before = mention.First - 1;
        while (before > 0 && IsArticle(question, before))
            before--;
        return mention.Entry.Kind != EntryKind.Term && before > 0 && question.Is(before, Cue.PlaceWord);
    }

    /// <summary>"What do they call it when the model ...": what follows says what is called so.</summary>
    public static bool IsConjunction(Question question, int token) => IsRelative(question, token) || (question.Is(token, Cue.When)
        && (question.Is(token - 1, Cue.Pronoun) || question.Is(token - 1, Cue.Called) || question.Is(token - 1, Cue.Relative)
            || IsArticle(question, token + 1)));

    private static bool IsArticle(Question question, int token) => token < question.Tokens.Count
        && question.Tokens[token].Text is "the" or "a" or "an" or "these" or "those" or "such";

    /// <summary>"The date after which".</summary>
    private static bool IsRelative(Question question, int token) => question.Is(token, Cue.Which) && token > 1
        && question.Tokens[token - 2].Clause == question.Tokens[token].Clause
        && (question.Is(token - 1, Cue.After) || question.Language.IsLink(question.Tokens[token - 1].Text));

    /// <summary>"Which pods may talk" asks for some of them.</summary>
    private static bool IsWhich(Question question, int token) => question.Is(token, Cue.Which) && !question.Is(token, Cue.How);

    /// <summary>"Zero shot and few shot", each perhaps only a part of a name.</summary>
    public static bool AreSides(Question question, Mention one, Mention other)
    {
        var between = Between(one, other);
        return (one.Last < other.First || other.Last < one.First) && between.Count <= LongestGap && IsJoined(question, one, other)
            && between.TrueForAll(token => question.Tokens[token].IsEmpty);
    }

    /// <summary>"Nova and Bedrock", "Nova, Bedrock".</summary>
    private static bool IsJoined(Question question, Mention one, Mention other)
    {
        (var first, var next) = InOrder(one, other);
        return question.Tokens[first.Last].Clause != question.Tokens[next.First].Clause
            || Between(one, other).Exists(token => Known.JoinsNames(question.Tokens[token].Text));
    }

    private static (Mention First, Mention Next) InOrder(Mention one, Mention other) =>
        one.First < other.First ? (one, other) : (other, one);

    /// <summary>The tokens between two names; none where one begins in the other.</summary>
    private static List<int> Between(Mention one, Mention other)
    {
        (var first, var next) = InOrder(one, other);
        return [.. Enumerable.Range(first.Last + 1, Math.Max(0, next.First - first.Last - 1))];
    }

    public static bool SameSentence(Question question, Mention one, Mention other) =>
        question.Tokens[one.First].Sentence == question.Tokens[other.First].Sentence;

    public static bool Overlap(Mention one, Mention other) => one.Tokens.Intersect(other.Tokens).Any();
}
