using QuizBot.Benchmarks;

switch (args)
{
    case ["store"]:
        return await StoreBenchmark.RunAsync();
    case ["answers"]:
        return await AnswersBenchmark.RunAsync();
    case ["push"]:
        return await PushBenchmark.RunAsync();
    default:
        Console.Error.WriteLine("Usage: QuizBot.Benchmarks store | answers | push");
        return 2;
}
