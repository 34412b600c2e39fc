using QuizBot.Core.Explain.Entries;

namespace QuizBot.Core.Explain;

/// <summary>What was explained last in a conversation, so that "and S3?" and "why?" make sense.</summary>
/// <param name="Key">The <see cref="Entry.Key"/>.</param>
/// <param name="Intent">What was wanted.</param>
public sealed record Previous(string Key, Intent Intent);
