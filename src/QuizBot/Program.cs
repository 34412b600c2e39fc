using QuizBot.Hosting;

return await Server.RunAsync(args, CancellationToken.None);
