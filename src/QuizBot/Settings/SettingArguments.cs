namespace QuizBot.Settings;

/// <summary>Tells settings from the words of a command: <c>backup file --Storage:Path x</c>.</summary>
internal static class SettingArguments
{
    /// <summary>Takes out what is a setting with its value, wherever it stands; the rest keeps its order.</summary>
    public static (string[] Command, string[] Settings) Split(IReadOnlyList<string> args)
    {
        List<string> command = [], settings = [];
        for (var i = 0; i < args.Count; i++)
        {
            var arg = args[i];
            if (!IsSetting(arg))
            {
                command.Add(arg);
                continue;
            }

            settings.Add(arg);
            if (!arg.Contains('=', StringComparison.Ordinal) && i + 1 < args.Count
                && !args[i + 1].StartsWith("--", StringComparison.Ordinal))
                settings.Add(args[++i]);
        }

        return ([.. command], [.. settings]);
    }

    private static bool IsSetting(string arg) =>
        arg.StartsWith("--", StringComparison.Ordinal) && arg[2..].Split('=')[0] is var key
            && (key.Contains(':', StringComparison.Ordinal) || KnownSettings.Has(key));
}
