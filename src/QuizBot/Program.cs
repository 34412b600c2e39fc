using System.Text;
using QuizBot.Commands;

Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
return await CommandLine.RunAsync(args, ServeAsync, Console.Out, Console.Error);

static async Task<int> ServeAsync(string[] args, CancellationToken cancel)
{
    await WebApplication.CreateBuilder(args).Build().RunAsync(cancel);
    return CommandLine.Fine;
}
