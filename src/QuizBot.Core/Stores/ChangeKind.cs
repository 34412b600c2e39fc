namespace QuizBot.Core.Stores;

public enum ChangeKind
{
    Insert,
    Upsert,
    Replace,
    Delete,
}
