using System.Diagnostics;
using System.Globalization;
using QuizBot.Core.Explain;
using QuizBot.Core.Explain.Meaning;
using QuizBot.Core.Notes;
using QuizBot.Semantics;

namespace QuizBot.Benchmarks.Explaining;

/// <summary>
/// Time per question and memory of the index, for a course of 20 notes and one of 1,000 notes with 10,000 terms. The questions are a mix of
/// what people ask: names, misspellings, descriptions, comparisons, long stories, and things the notes do not cover.
/// </summary>
internal static class ExplainBenchmark
{
    private const int Rounds = 3;
    private const int Questions = 4000;

    public static Task<int> RunAsync()
    {
        Measure(notes: 20, goal: 1);
        Measure(notes: 1000, goal: 5);
        MeasureByMeaning(notes: 20, goal: 15);
        return Task.FromResult(0);
    }

    private static void Measure(int notes, double goal)
    {
        var course = GeneratedCourse.Of(notes);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var building = Stopwatch.StartNew();
        var explainer = new Explainer(course);
        building.Stop();
        var memory = GC.GetTotalMemory(forceFullCollection: true) - before;
        Print($"{notes} notes, {course.Notes.Sum(note => note.Terms.Count)} terms, {explainer.Entries.Count} entries: built in {building.ElapsedMilliseconds} ms, index {memory / 1024.0 / 1024.0:0.0} MB");

        Ask(explainer, course, goal);
    }

    /// <summary>The same with the encoder: what it takes to load it, to learn the notes, to start with what was kept, and to answer.</summary>
    private static void MeasureByMeaning(int notes, double goal)
    {
        var course = GeneratedCourse.Of(notes);
        var folder = Directory.CreateTempSubdirectory("quizbot-benchmark-").FullName;
        var before = Resident();
        var loading = Stopwatch.StartNew();
        using var encoder = MiniLmEncoder.Load(MiniLmEncoder.DefaultFolder);
        loading.Stop();
        var (learning, texts) = Learn(new(course), encoder, folder);
        var explainer = new Explainer(course);
        var (again, _) = Learn(explainer, encoder, folder);
        Print($"{notes} notes by meaning: encoder loaded in {loading.ElapsedMilliseconds} ms, {texts} texts learned in {learning:0} ms, kept ones in {again:0} ms");
        Ask(explainer, course, goal);
        Print($"  resident memory {Resident() - before:0} MB more");
        Directory.Delete(folder, recursive: true);
    }

    private static (double Milliseconds, int Texts) Learn(Explainer explainer, MiniLmEncoder encoder, string folder)
    {
        var watch = Stopwatch.StartNew();
        using var kept = KeptVectors.Open(folder, encoder);
        explainer.Learn(encoder, kept, CancellationToken.None);
        return (watch.Elapsed.TotalMilliseconds, kept.Count);
    }

    private static double Resident()
    {
        GC.Collect();
        using var process = Process.GetCurrentProcess();
        return process.WorkingSet64 / 1024.0 / 1024.0;
    }

    private static void Ask(Explainer explainer, Course course, double goal)
    {
        string[] asked = [.. GeneratedCourse.Questions(course, Questions)];
        var answered = asked.Count(question => explainer.Answer(question).Entries.Count > 0);
        Print($"  {100.0 * answered / asked.Length:0} % of {asked.Length} questions answered");
        double[] quietest = [.. asked.Select(_ => double.MaxValue)];
        for (var round = 0; round < Rounds; round++)
        {
            double[] times = [.. asked.Select(question => Time(explainer, question))];
            quietest = [.. quietest.Zip(times, Math.Min)];
            Report($"round {round + 1}", times, goal);
        }

        // What else runs on the machine interrupts some questions of every round, but hardly the same ones.
        Report($"the quietest of {Rounds}", quietest, goal);
    }

    private static void Report(string what, double[] times, double goal)
    {
        double[] sorted = [.. times.Order()];
        Print($"  per question, {what}: p50 {At(sorted, 0.5):0.000} ms, p99 {At(sorted, 0.99):0.000} ms (goal {goal:0} ms), slowest {sorted[^1]:0.000} ms");
    }

    private static double Time(Explainer explainer, string question)
    {
        var start = Stopwatch.GetTimestamp();
        explainer.Answer(question);
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private static double At(double[] sorted, double share) => sorted[(int)(share * (sorted.Length - 1))];

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
