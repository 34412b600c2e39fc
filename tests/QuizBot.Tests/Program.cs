using QuizBot.Tests;
using QuizBot.Tests.Pushing;

if (args is [PushWorker.Verb, .. string[] work])
    return await PushWorker.RunAsync(work);
return args.Contains("--server") || args.Contains("--internal-msbuild-node")
    ? await Xunit.MicrosoftTestingPlatform.TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions)
    : await Xunit.Runner.InProc.SystemConsole.ConsoleRunner.Run(args);
