using System.Text;
using QuizBot.Commands;
using QuizBot.Hosting;

Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
return await CommandLine.RunAsync(args, Server.RunAsync, Console.Out, Console.Error);
