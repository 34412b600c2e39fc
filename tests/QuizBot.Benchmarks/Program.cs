using QuizBot.Benchmarks;

switch (args)
{
    case ["store"]:
        return await StoreBenchmark.RunAsync();
    case ["answers"]:
        return await AnswersBenchmark.RunAsync();
    case ["explain"]:
        return await ExplainBenchmark.RunAsync();
    default:
        Console.Error.WriteLine("Usage: QuizBot.Benchmarks store | answers | explain");
        return 2;
}
