using QuizBot.Core.Explain;
using QuizBot.Core.Explain.Choosing;
using QuizBot.Core.Notes;
using QuizBot.Semantics;
using QuizBot.Tests.Shared.Questions;
namespace QuizBot.Benchmarks.Explaining;
internal static class Lab
{
    public static int Run(string course, string[] questions)
    {
        using var encoder = MiniLmEncoder.Load(MiniLmEncoder.DefaultFolder);
        using var kept = Courses.Vectors(encoder);
        var ex = FitCommand.Learned(new(CourseFolder.Read(course, null)), new(encoder, kept));
        var w = File.ReadAllLines(QuizBot.Tests.Shared.Repository.At("src/QuizBot.Core/Explain/Choosing/weights.tsv")).Select(l => l.Split('\t')).ToLookup(l => l[0], l => (l[1], double.Parse(l[2], System.Globalization.CultureInfo.InvariantCulture)));
        foreach (var q in questions)
        foreach (var by in new[] { false, true })
        {
            var (qq, nn) = ex.Read(q, by); var x = new Weighed(qq, ex.Judge, nn);
            if (!by) Console.WriteLine($"== {q}: {string.Join(' ', x.Question.Tokens.Select(t => t.IsEmpty ? $"({t.Text})" : t.Text))}  KW {string.Join(' ', x.Question.Keywords.Select(k => $"{k.Text}:{k.Weight:0.0}{(k.IsStrange ? "!" : "")}"))} -> {QuestionRow.Describe(ex.Answer(q))}");
            string C(string table, float[] t) { var ws = w[table].ToDictionary(a => a.Item1, a => a.Item2); var names = w[table].Select(a => a.Item1).Where(n => n != "start").ToList(); return string.Join(' ', names.Zip(t, (n, v) => (n, v, c: v * ws[n])).Where(z => Math.Abs(z.c) > 0.05).Select(z => $"{z.n}={z.v:0.00}({z.c:+0.0;-0.0})")); }
            foreach (var c in x.Named.OrderByDescending(c => c.Likelihood).Take(4))
                Console.WriteLine($"  {(by ? "M" : "w")} {c.Entry.Key} {c.Mention.Name}: {c.Likelihood:0.00} {C(by ? "name" : "name-by-words", c.Traits)}");
            foreach (var c in x.Told.Candidates.Take(3))
                Console.WriteLine($"  {(by ? "M" : "w")} told {c.Entry.Key}: {c.Score:0.0} {C(by ? "text" : "text-by-words", c.Traits)}");
            Console.WriteLine($"  claim {x.Told.Likelihood:0.00} {C(by ? "claim" : "claim-by-words", x.Told.Traits)}");
        }
        return 0;
    }
}
