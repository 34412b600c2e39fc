namespace QuizBot.Commands;

/// <summary>How a command prints its data.</summary>
internal enum Format
{
    Text,
    Json,
}
