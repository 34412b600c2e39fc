using QuizBot.Core.Chat;
using QuizBot.Core.Explain;
using QuizBot.Core.Explain.Entries;

namespace QuizBot.Core.Stores.Tables;

/// <summary>What was explained to a learner last in a room, so that "and S3?" can be understood.</summary>
/// <param name="Room">Where.</param>
/// <param name="Entry">The <see cref="Entry.Key"/> of what was explained.</param>
/// <param name="Intent">What the learner wanted to know.</param>
/// <param name="At">When.</param>
public sealed record LastExplanation(RoomId Room, string Entry, Intent Intent, DateTimeOffset At);
