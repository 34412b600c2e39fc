using System.Globalization;
using QuizBot.Core.Explain;
using QuizBot.Core.Explain.Choosing;
using QuizBot.Core.Explain.Meaning;
using QuizBot.Core.Explain.Questions;
using QuizBot.Core.Text;
using QuizBot.Semantics;
using QuizBot.Tests.Shared;
using QuizBot.Tests.Shared.Questions;

namespace QuizBot.Benchmarks.Explaining;

/// <summary>
/// Fits the weights that Explain chooses by to two thirds of the tables, writes them to the file that it reads, and says how well they do on the
/// third that was kept apart. The courses that they are judged by take no part.
/// </summary>
internal static class FitCommand
{
    /// <summary>A wrong claim is worse than none.</summary>
    private const double WrongCounts = 1.5;

    /// <summary>The same where only names and words are known, which mislead more often.</summary>
    private const double WrongByWordsCounts = 2.5;

    /// <summary>To claim what the notes do not cover is worse still.</summary>
    private const double FalseCounts = 3;

    /// <summary>The same where only names and words are known, which claim less of what is covered.</summary>
    private const double FalseByWordsCounts = 4.5;

    /// <summary>To believe a name in such a question, how much worse than any other wrong name.</summary>
    private const double FalseNameCounts = 3;

    /// <summary>Every course counts as much as so many questions, be it large or small.</summary>
    private const double CourseCounts = 300;

    /// <summary>The course that ships has thirty times as many questions as the others, and is asked most.</summary>
    private const double OwnCounts = 4;

    /// <summary>Its names count more still, since other courses have fewer that are alike.</summary>
    private const double NamesCount = 2;

    /// <summary>The same without its flashcards.</summary>
    private const double BareCounts = 0.3;

    /// <summary>A single note of it counts less: what it lacks, people will seldom describe.</summary>
    private const double PartCounts = 0.02;

    /// <summary>The whole course, asked what the tables ask of three of its notes.</summary>
    private const double WholeCounts = 0.6;

    /// <summary>The same, asked as people chat.</summary>
    private const double ChatCounts = 3;

    /// <summary>There are many of them, and none has names, comparisons or conversation.</summary>
    private const double LessonCounts = 0.05;

    /// <summary>
    /// What people say of one subject in words of their own is out of scope of the others; without it only short questions would be.
    /// </summary>
    private const double ForeignCounts = 0.05;

    public static int Run(string? folder)
    {
        using var encoder = MiniLmEncoder.Load(MiniLmEncoder.DefaultFolder);
        using var kept = Courses.Vectors(encoder);
        KeepingEncoder keeping = new(encoder, kept);
        Explainer Prepare(Explainer explainer) => Learned(explainer, keeping);
        TableUnderTest[] own = [.. Courses.Own(Prepare, folder)], parts = [.. Courses.Parts(Prepare, folder)], others = [.. Courses.Others(Prepare, fitted: true)], lessons = [.. Courses.Lessons(Prepare)];
        // What the tables call out of scope, the other notes of the course may cover.
        TableUnderTest[] whole = [.. Courses.Whole(Prepare, Courses.Tables).Select(table => table with { Rows = [.. table.Rows.Where(row => !row.IsOutOfScope)] })];
        TableUnderTest[] chat = [.. Courses.Whole(Prepare, Courses.Chat)];
        var byMeaning = Fit(own, parts, whole, chat, others, lessons, byMeaning: true);
        var byWords = Fit(own, parts, whole, chat, others, lessons, byMeaning: false);
        File.WriteAllLines(Repository.At("src", "QuizBot.Core", "Explain", "Choosing", "weights.tsv"), [.. byMeaning.Lines, .. byWords.Lines]);
        TableUnderTest[] all = [.. own, .. others, .. Courses.Others(Prepare, fitted: false)];
        foreach (var table in all)
            table.Explainer.Judge.Weights = (byMeaning.Weights, byWords.Weights);
        TablesCommand.Print(all, null);
        TableUnderTest[] plain = [.. Courses.Own(explainer => explainer, folder), .. Courses.Others(explainer => explainer, fitted: true), .. Courses.Others(explainer => explainer, fitted: false)];
        foreach (var table in plain)
            table.Explainer.Judge.Weights = (byMeaning.Weights, byWords.Weights);
        TablesCommand.Print(plain, null);
        return 0;
    }

    public static Explainer Learned(Explainer explainer, KeepingEncoder encoder)
    {
        explainer.Learn(encoder, null, CancellationToken.None);
        return explainer;
    }

    private static (WeightSet Weights, List<string> Lines) Fit(TableUnderTest[] own, TableUnderTest[] parts, TableUnderTest[] whole, TableUnderTest[] chat, TableUnderTest[] others, TableUnderTest[] lessons, bool byMeaning)
    {
        ReadRow[] rows =
        [
            .. own.Concat(parts).Concat(whole).Concat(chat).Concat(others).Concat(lessons).GroupBy(table => table.Explainer).SelectMany(course =>
            {
                var share = own.Contains(course.First()) ? OwnCounts : lessons.Contains(course.First()) ? LessonCounts : whole.Contains(course.First()) ? WholeCounts : chat.Contains(course.First()) ? ChatCounts : !parts.Contains(course.First()) ? 1 : course.Key.Notes == 1 ? PartCounts : BareCounts;
                return course.SelectMany(table => table.Rows.Select(row => ReadRow.Of(course.Key, row, byMeaning, share * CourseCounts / course.Sum(other => other.Rows.Count))));
            }),
        ];
        var suffix = byMeaning ? "" : "-by-words";
        var lines = new List<string>();
        WeightSet weights = new(None(NameTraits.Names), None(TextTraits.Names), None(ScopeTraits.Names), None(ClaimTraits.Names));

        // Of lessons nothing is asked by its name, so they would speak against every name.
        HashSet<Explainer> unnamed = [.. lessons.Select(lesson => lesson.Explainer)], shipped = [.. own.Select(table => table.Explainer)];
        var named = Split([.. rows.Where(row => !unnamed.Contains(row.Explainer))], row => NameExamples(row, shipped.Contains(row.Explainer) ? NamesCount : 1).ToList());
        var names = Logistic.Fit([.. named.Fitted.SelectMany(row => row)], NameTraits.Names.Count);
        Report("name" + suffix, named, group => group.Average(example => Logistic.Likelihood(names, example.Traits) >= 0.5 == example.IsRight ? 1.0 : 0));
        weights = Use(weights with { Name = Written("name" + suffix, NameTraits.Names, names) });

        rows = [.. rows.Select(row => row.WithNamed()).OfType<ReadRow>()];
        var told = Split(rows, row => [.. row.Told.Candidates.Select(candidate => new Example(candidate.Traits, row.Row.IsAbout(candidate.Entry), row.Counts))]);
        var inScope = (Fitted: told.Fitted.FindAll(group => group.Exists(example => example.IsRight)), Apart: told.Apart.FindAll(group => group.Exists(example => example.IsRight)));
        double[] text = [0, .. Logistic.FitOrder(inScope.Fitted, TextTraits.Names.Count)];
        Report("text" + suffix, inScope, group => group.MaxBy(example => Logistic.Score(text.AsSpan(1), example.Traits))!.IsRight ? 1 : 0);
        weights = Use(weights with { Text = Written("text" + suffix, TextTraits.Names, text) });

        weights = weights with { Scope = FitClaim("scope", ScopeTraits.Names, [.. rows, .. Foreign(own, others, byMeaning)], ScopeExample) };
        return (Use(weights with { Claim = FitClaim("claim", ClaimTraits.Names, rows, ClaimExample) }), lines);

        Weights FitClaim(string table, IReadOnlyList<string> traits, ReadRow[] asked, Func<ReadRow, Example?> exampleOf)
        {
            var examples = Split(asked, row => exampleOf(row) is { } example ? [example] : []);
            var fitted = Logistic.Fit([.. examples.Fitted.SelectMany(row => row)], traits.Count);
            Report(table + suffix, examples, group => Logistic.Likelihood(fitted, group[0].Traits) >= 0.5 == group[0].IsRight ? 1 : 0);
            return Written(table + suffix, traits, fitted);
        }

        Weights Written(string table, IReadOnlyList<string> traits, double[] fitted)
        {
            lines.AddRange(traits.Prepend("start").Zip(fitted, (trait, weight) => string.Create(CultureInfo.InvariantCulture, $"{table}\t{trait}\t{weight:0.000}")));
            return new((float)fitted[0], [.. fitted.Skip(1).Select(weight => (float)weight)]);
        }

        WeightSet Use(WeightSet now)
        {
            foreach (var explainer in rows.Select(row => row.Explainer).Distinct())
                explainer.Judge.Weights = (now, now);
            return now;
        }
    }

    private static Weights None(IReadOnlyList<string> traits) => new(0, new float[traits.Count]);

    /// <summary>One row in three is kept apart, always the same ones.</summary>
    private static bool IsApart(ReadRow row) => StableShuffle.Hash(row.Row.Question) % 3 == 0;

    private static (List<List<Example>> Fitted, List<List<Example>> Apart) Split(ReadRow[] rows, Func<ReadRow, List<Example>> examplesOf)
    {
        var all = rows.Select(row => (IsApart: IsApart(row), Examples: examplesOf(row))).Where(row => row.Examples.Count > 0).ToLookup(row => row.IsApart, row => row.Examples);
        return ([.. all[false]], [.. all[true]]);
    }

    private static void Report(string table, (List<List<Example>> Fitted, List<List<Example>> Apart) groups, Func<List<Example>, double> right) =>
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{table,-16} {groups.Fitted.Count} questions, right {100 * groups.Fitted.Average(right):0.0} %; kept apart {groups.Apart.Count}, right {100 * groups.Apart.Average(right):0.0} %"));

    private static IEnumerable<Example> NameExamples(ReadRow row, double counts)
    {
        var named = row.Named;
        List<NamedCandidate> right = [.. named.Where(candidate => candidate.Mention.Entries.Any(row.Row.IsAbout))];
        foreach (var candidate in named)
        {
            var isRight = right.Contains(candidate);
            if (isRight || !right.Exists(other => other.Mention.Whole && candidate.Mention.Tokens.All(other.Mention.Tokens.Contains)))
                yield return new(candidate.Traits, isRight, counts * row.Counts * (isRight ? 1 : row.Row.IsOutOfScope ? row.Wrong * FalseNameCounts : row.Wrong));
        }
    }

    private static IEnumerable<ReadRow> Foreign(TableUnderTest[] own, TableUnderTest[] others, bool byMeaning) =>
        from course in own.Concat(others)
        from other in others
        where other != course
        from row in other.Rows
        where row.Kind == QuestionKind.OwnWords
        let foreign = row with { Expected = ["none"], Kind = QuestionKind.OutOfScope }
        select ReadRow.Of(course.Explainer, foreign, byMeaning, ForeignCounts * CourseCounts / course.Rows.Count).WithNamed();

    private static Example? ScopeExample(ReadRow row) => row.Told is not { Best: not null } told ? null
        : new(told.Scope, !row.Row.IsOutOfScope, row.Counts * (row.Row.IsOutOfScope ? row.False : 1));

    private static Example? ClaimExample(ReadRow row) => row.Row.IsOutOfScope || row.Told is not { Best: { } best } told ? null
        : new(told.Claim, row.Row.IsAbout(best.Entry), row.Counts);

    /// <summary>A row of a table, read once.</summary>
    /// <param name="Likely">How likely a wrong name in it is meant.</param>
    /// <param name="Counts">How much it counts.</param>
    private sealed record ReadRow(Explainer Explainer, QuestionRow Row, Question Question, Nearness? Meaning, float Likely, double Counts)
    {
        /// <summary>How much more a wrong claim counts than a right one.</summary>
        public double Wrong => Meaning is null ? WrongByWordsCounts : WrongCounts;

        /// <summary>How much more it counts to claim what the notes do not cover.</summary>
        public double False => Meaning is null ? FalseByWordsCounts : FalseCounts;

        public List<NamedCandidate> Named => Explainer.Judge.Named(Question, Meaning);

        public Told Told => Explainer.Judge.Told(Question, Named, Likely, Meaning);

        public static ReadRow Of(Explainer explainer, QuestionRow row, bool byMeaning, double counts)
        {
            var (question, meaning) = explainer.Read(row.Question, byMeaning);
            return new(explainer, row, question, meaning, 0, counts);
        }

        /// <summary>With the names in it weighed; null where one is what it is about, or where it describes nothing.</summary>
        public ReadRow? WithNamed()
        {
            if (Row.Kind == QuestionKind.Conversation || Row.After is not null)
                return null;
            var likely = Named.FindAll(name => name.Likelihood >= Sureness.Likely);
            return likely.Exists(name => Row.IsAbout(name.Entry)) ? null : this with { Likely = likely.Select(name => name.Likelihood).DefaultIfEmpty(0).Max() };
        }
    }
}
