namespace QuizBot.Core.Chat;

/// <summary>How many options may be picked; <see cref="OneCompact"/> is one of them in a drop-down.</summary>
public enum Pick
{
    One,
    OneCompact,
    Several,
}
