using QuizBot.Benchmarks;
using QuizBot.Benchmarks.Explaining;

switch (args)
{
    case ["store"]:
        return await StoreBenchmark.RunAsync();
    case ["answers"]:
        return await AnswersBenchmark.RunAsync();
    case ["explain"]:
        return await ExplainBenchmark.RunAsync();
    case ["fit", .. var rest]:
        return FitCommand.Run(rest.FirstOrDefault());
    case ["tables", .. var rest]:
        return TablesCommand.Run(!rest.Contains("words"), rest.FirstOrDefault(Directory.Exists), rest.FirstOrDefault(option => option.StartsWith("show=", StringComparison.Ordinal))?[5..]);
    case ["turns"]:
        return await TurnsBenchmark.RunAsync();
    case ["turns", var kind, var path]:
        return await TurnsServer.RunAsync(kind, path);
    case ["push"]:
        return await PushBenchmark.RunAsync();
    case ["room"]:
        return await RoomBenchmark.RunAsync(connection: null);
    case ["room", var connection]:
        return await RoomBenchmark.RunAsync(connection);
    case ["cost"]:
        return await CostBenchmark.RunAsync();
    case ["soak"]:
        return await SoakBenchmark.RunAsync(200_000);
    case ["soak", var turns]:
        return await SoakBenchmark.RunAsync(int.Parse(turns, System.Globalization.CultureInfo.InvariantCulture));
    case ["strangers", "besiege", var port]:
        return await StrangersBenchmark.BesiegeAsync(int.Parse(port, System.Globalization.CultureInfo.InvariantCulture));
    case ["strangers", var program, .. var parts]:
        return await StrangersBenchmark.RunAsync(program, parts);
    default:
        Console.Error.WriteLine("Usage: QuizBot.Benchmarks store | answers | explain | fit | tables | turns | push | room [connection string of Azure Tables] | cost | soak [turns] | strangers program [siege] [crowd] [new | new=turns]");
        return 2;
}
