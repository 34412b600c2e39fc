using QuizBot.Benchmarks;

switch (args)
{
    case ["store"]:
        return await StoreBenchmark.RunAsync();
    case ["answers"]:
        return await AnswersBenchmark.RunAsync();
    default:
        Console.Error.WriteLine("Usage: QuizBot.Benchmarks store | answers");
        return 2;
}
