using System.Reflection;

namespace QuizBot.Settings;

internal static class ThisBuild
{
    /// <summary>As in "1.2.0" or "1.2.1-alpha.0.3".</summary>
    public static string Version { get; } =
        typeof(ThisBuild).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0]
            ?? "0.0.0";
}
