namespace QuizBot.Core.Bot.Settings;

/// <summary>One line of <see cref="SettingsForm"/>: what it is, how it may be written, and how it is now.</summary>
internal sealed record Setting(string Id, string Label, string Example, string Value);
