using QuizBot.Benchmarks;

switch (args)
{
    case ["store"]:
        return await StoreBenchmark.RunAsync();
    default:
        Console.Error.WriteLine("Usage: QuizBot.Benchmarks store");
        return 2;
}
