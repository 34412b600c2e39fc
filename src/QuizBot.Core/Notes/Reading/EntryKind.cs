namespace QuizBot.Core.Notes.Reading;

internal enum EntryKind
{
    Paragraph,
    Bullet,
    Numbered,
}
