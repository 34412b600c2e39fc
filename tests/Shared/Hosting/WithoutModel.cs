using System.Runtime.CompilerServices;

namespace QuizBot.Tests.Shared.Hosting;

/// <summary>Bots that tests start go by names and words, unless a test says otherwise: the model costs each start time and memory.</summary>
internal static class WithoutModel
{
    [ModuleInitializer]
    internal static void Set() => Environment.SetEnvironmentVariable("Explain__Model", "None");
}
