using QuizBot.Core.Cards.Deriving.Likeness;
using QuizBot.Core.Text;

namespace QuizBot.Core.Cards.Deriving;

/// <summary>Finds what stands beside a subject: in its group first, then in its note, then in the course.</summary>
internal sealed class Siblings(IReadOnlyList<CardSource> lessons, int at)
{
    private const int MostNotes = 20;
    private const int MostNames = 64;
    private const int FewestDistractors = 2;
    private const int MostDistractors = 3;
    private const int FewestInCommon = 4;

    /// <summary>Names that are wrong answers to a typed card about the subject; none of a sibling that can be called like it.</summary>
    public IReadOnlyList<string> NamesBeside(Subject subject, IReadOnlyList<string> accept)
    {
        HashSet<string> own = [.. subject.Keys, .. accept.Select(NameForms.Key)];
        return [.. Beside(subject).SelectMany(group => group)
            .Where(sibling => !sibling.Keys.Overlaps(own))
            .SelectMany(sibling => sibling.Names)
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .Take(MostNames)];
    }

    /// <summary>
    /// Two or three names of siblings that are surely wrong where the subject is right: of the same kind, called and explained differently
    /// from it and from each other, and neither part of the other. All are of one group, the nearest that has two: what comes from
    /// elsewhere is seen to be wrong without knowing anything. Those that are most easily taken for the subject come first. Empty where
    /// no group has two; null where the group has, and the subject's name would be the odd one out.
    /// </summary>
    /// <param name="card">The card's id, which decides among siblings that are equally like the subject.</param>
    /// <param name="suits">What the card asks of a distractor besides.</param>
    public IReadOnlyList<string>? Distractors(string card, Subject subject, Func<Subject, bool> suits)
    {
        foreach (var group in Groups(subject))
        {
            var chosen = new List<Subject>();
            var mixed = StableShuffle.Mix([.. group.OrderBy(other => other.Slug, StringComparer.Ordinal)], card + "/siblings");
            foreach (var sibling in mixed.OrderByDescending(other => Nearness(other, subject)))
            {
                if (chosen.Count < MostDistractors && IsSurelyWrong(sibling, subject) && suits(sibling) && !chosen.Exists(sibling.Overlaps))
                    chosen.Add(sibling);
            }

            if (chosen.Count >= FewestDistractors)
                return IsOddAmong(subject, chosen) ? null : [.. chosen.Select(sibling => sibling.Name)];
        }

        return [];
    }

    /// <summary>
    /// True where another of the same kind is explained in much the same words, so that its name is as good an answer: a third of the
    /// shorter text, and four words at least, in one note, and a little more between notes.
    /// </summary>
    public bool HasRival(Subject subject)
    {
        var here = Pool(lessons[at], subject);
        return here.Any(other => other != subject && other.Noun == subject.Noun && IsRival(other, 1 / 3.0))
            || Around(subject).SelectMany(note => note).Any(other => other.Noun == subject.Noun && IsRival(other, 2 / 5.0));

        bool IsRival(Subject other, double share)
        {
            var common = other.TextStems.Count(stem => subject.TextStems.Contains(stem) && !lessons[at].IsEverywhere(stem));
            return common >= FewestInCommon && common >= share * Math.Min(other.TextStems.Count, subject.TextStems.Count);
        }
    }

    /// <summary>
    /// True where the subject's name is of another sort than all the others, where they share a word that it has not, or where nothing in
    /// names, their endings and texts brings any of them near to it.
    /// </summary>
    private static bool IsOddAmong(Subject subject, List<Subject> others)
        => subject.Sort.IsOddAmong([.. others.Select(other => other.Sort)])
            || others[0].NameStems.Any(stem => !subject.NameStems.Contains(stem)
                && others.TrueForAll(other => other.NameStems.Contains(stem)))
            || (subject.Stage is not null && others.TrueForAll(
                other => Likeness(other, subject) == 0 && !subject.MainName.EndsWith(other.MainName[^Math.Min(3, other.MainName.Length)..],
                    StringComparison.OrdinalIgnoreCase)));

    /// <summary>How easily one is taken for the other: by words that their names or texts share, and by the sort of their names.</summary>
    private static int Nearness(Subject one, Subject other) => Likeness(one, other) + (one.Sort == other.Sort ? 1 : 0);

    private static int Likeness(Subject one, Subject other)
        => (2 * one.NameStems.Count(other.NameStems.Contains)) + one.TextStems.Count(other.TextStems.Contains)
            + one.NameStems.Count(other.TextStems.Contains) + other.NameStems.Count(one.TextStems.Contains);

    private static bool IsSurelyWrong(Subject sibling, Subject subject)
        => sibling.Noun == subject.Noun && !sibling.Overlaps(subject) && !sibling.IsRelatedTo(subject)
            && !KeyWords.AreAlike(sibling.TextGist, subject.TextGist);

    /// <summary>
    /// What is nested under the same concept; what stands in the same stage. Terms of one note are a group; so are those of a course
    /// that are of one kind, such as AWS services, those of the nearest notes first.
    /// </summary>
    private IEnumerable<IReadOnlyList<Subject>> Groups(Subject subject)
    {
        var stage = Pool(lessons[at], subject).Where(other => other != subject && other.Stage == subject.Stage).ToList();
        yield return [.. stage.Where(other => other.Parent == subject.Parent)];
        yield return stage;
        if (subject.Stage is not null || subject.Noun == Subject.PlainNoun)
            yield break;
        foreach (var note in Around(subject))
        {
            stage.AddRange(note);
            yield return [.. stage];
        }
    }

    /// <summary>The subjects of the notes around this one, the nearest first.</summary>
    private IEnumerable<IReadOnlyList<Subject>> Around(Subject subject)
    {
        for (var away = 1; away <= MostNotes; away++)
        {
            if (at - away >= 0)
                yield return Pool(lessons[at - away], subject);
            if (at + away < lessons.Count)
                yield return Pool(lessons[at + away], subject);
        }
    }

    private IEnumerable<IReadOnlyList<Subject>> Beside(Subject subject)
    {
        var here = Pool(lessons[at], subject).Where(other => other != subject).ToList();
        yield return [.. here.Where(other => other.Stage == subject.Stage)];
        yield return [.. here.Where(other => other.Stage != subject.Stage)];
        foreach (var note in Around(subject))
            yield return note;
    }

    private static IReadOnlyList<Subject> Pool(CardSource lesson, Subject subject) =>
        subject.Stage is null ? lesson.Terms : lesson.Concepts;
}
