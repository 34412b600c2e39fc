namespace QuizBot.Commands;

internal sealed record CheckedNote(string Id, string Title, string File, int Flashcards);
