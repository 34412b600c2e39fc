using QuizBot.Core.Text;

namespace QuizBot.Core.Cards.Deriving;

/// <summary>Finds what stands beside a subject in the course: in its own note first, then in other notes, the nearest first.</summary>
internal sealed class Siblings(IReadOnlyList<CardSource> lessons, int at)
{
    private const int MostNotes = 20;
    private const int MostNames = 64;
    private const int MostDistractors = 3;

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
    /// Up to three names of siblings that are surely wrong where the subject is right: of the same kind, called and explained
    /// differently from it and from each other, and neither part of the other.
    /// </summary>
    /// <param name="card">The card's id, which decides the order among equally near siblings.</param>
    /// <param name="suits">What the card asks of a distractor besides.</param>
    public IReadOnlyList<string> Distractors(string card, Subject subject, Func<Subject, bool> suits)
    {
        var chosen = new List<Subject>();
        foreach (var sibling in Beside(subject)
            .SelectMany(group => StableShuffle.Shuffle([.. group.OrderBy(other => other.Slug, StringComparer.Ordinal)], card)))
        {
            if (IsSurelyWrong(sibling, subject) && suits(sibling) && !chosen.Exists(sibling.Overlaps))
                chosen.Add(sibling);
            if (chosen.Count == MostDistractors)
                break;
        }

        return [.. chosen.Select(sibling => sibling.Name)];
    }

    private static bool IsSurelyWrong(Subject sibling, Subject subject)
        => sibling.Noun == subject.Noun && !sibling.Overlaps(subject) && !sibling.IsRelatedTo(subject)
            && !KeyWords.AreAlike(sibling.TextGist, subject.TextGist);

    private IEnumerable<IReadOnlyList<Subject>> Beside(Subject subject)
    {
        var here = Pool(lessons[at], subject).Where(other => other != subject).ToList();
        yield return [.. here.Where(other => Nearness(other) == 0)];
        yield return [.. here.Where(other => Nearness(other) == 1)];
        yield return [.. here.Where(other => Nearness(other) == 2)];
        for (var away = 1; away <= MostNotes; away++)
        {
            if (at - away >= 0)
                yield return Pool(lessons[at - away], subject);
            if (at + away < lessons.Count)
                yield return Pool(lessons[at + away], subject);
        }

        int Nearness(Subject other) => other.Stage != subject.Stage ? 2 : other.Parent == subject.Parent ? 0 : 1;
    }

    private static IReadOnlyList<Subject> Pool(CardSource lesson, Subject subject) =>
        subject.Stage is null ? lesson.Terms : lesson.Concepts;
}
