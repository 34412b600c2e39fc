using Microsoft.Extensions.Configuration.EnvironmentVariables;
using Microsoft.Extensions.Configuration.Json;

namespace QuizBot.Settings;

/// <summary>Finds settings that would do nothing: misspelt, without a value, or of a form that nobody reads.</summary>
internal static class SettingsCheck
{
    /// <summary>What is wrong on the command line, one sentence each.</summary>
    public static IEnumerable<string> Arguments(IReadOnlyList<string> args)
    {
        for (var i = 0; i < args.Count; i++)
        {
            var arg = args[i];
            var key = arg.StartsWith("--", StringComparison.Ordinal) ? arg[2..] : arg[0] == '/' ? arg[1..] : arg;
            if (arg[0] == '-' && key == arg)
            {
                yield return $"“{arg}” is no setting: they begin with two dashes, such as --Urls http://localhost:4000.";
                continue;
            }

            var hasValue = key.Contains('=', StringComparison.Ordinal);
            key = key.Split('=')[0];
            if (!hasValue && key == arg)
                yield return $"“{arg}” is no setting.";
            else if (!KnownSettings.Has(key))
                yield return Unknown(key);
            else if (!hasValue && (i + 1 == args.Count || args[i + 1].StartsWith("--", StringComparison.Ordinal)))
                yield return $"--{key} has no value.";
            if (!hasValue && key != arg && i + 1 < args.Count && !args[i + 1].StartsWith("--", StringComparison.Ordinal))
                i++;
        }
    }

    /// <summary>
    /// What is wrong in files and environment variables, one sentence each. Of the environment only what looks like QuizBot's is read.
    /// </summary>
    public static IEnumerable<string> Configuration(IConfiguration configuration) =>
        from provider in (configuration as IConfigurationRoot)?.Providers ?? []
        where provider is JsonConfigurationProvider or EnvironmentVariablesConfigurationProvider
        from key in Keys(provider, null).Distinct(StringComparer.OrdinalIgnoreCase)
        where !KnownSettings.Has(key) && (provider is JsonConfigurationProvider || KnownSettings.IsOurs(key))
        select $"{(provider as JsonConfigurationProvider)?.Source.Path ?? "The environment"}: "
            + $"{Unknown(provider is JsonConfigurationProvider ? key : key.Replace(":", "__", StringComparison.Ordinal))}";

    private static string Unknown(string key) =>
        KnownSettings.Nearest(key) is { } near
            ? $"“{key}” is no setting. Did you mean "
                + $"{(key.Contains("__", StringComparison.Ordinal) ? near.Replace(":", "__", StringComparison.Ordinal) : near)}?"
            : $"“{key}” is no setting.";

    private static IEnumerable<string> Keys(IConfigurationProvider provider, string? path)
    {
        foreach (var child in provider.GetChildKeys([], path).Distinct(StringComparer.OrdinalIgnoreCase))
        {
            var key = path is null ? child : $"{path}:{child}";
            if (provider.TryGet(key, out var value) && value is not null)
                yield return key;
            foreach (var below in Keys(provider, key))
                yield return below;
        }
    }
}
