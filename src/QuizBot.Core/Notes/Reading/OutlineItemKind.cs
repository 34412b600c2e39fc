namespace QuizBot.Core.Notes.Reading;

internal enum OutlineItemKind
{
    Paragraph,
    Bullet,
    Numbered,
}
