using QuizBot.Benchmarks;

switch (args)
{
    case ["store"]:
        return await StoreBenchmark.RunAsync();
    case ["answers"]:
        return await AnswersBenchmark.RunAsync();
    case ["push"]:
        return await PushBenchmark.RunAsync();
    case ["turns"]:
        return await TurnsBenchmark.RunAsync();
    case ["turns", var kind, var path]:
        return await TurnsServer.RunAsync(kind, path);
    default:
        Console.Error.WriteLine("Usage: QuizBot.Benchmarks store | answers | push | turns");
        return 2;
}
