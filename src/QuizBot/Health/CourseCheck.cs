using QuizBot.Courses;

namespace QuizBot.Health;

/// <summary>Without a card there is nothing to ask. A folder that goes away later takes nobody's cards: what was read stays.</summary>
internal sealed class CourseCheck(LibrarySource library, CourseWatcher watcher)
{
    public async Task<string?> ProblemAsync() =>
        (await library.CurrentAsync()).Deck.Cards.Count == 0 ? NoCards(watcher.Folder) : null;

    public static string NoCards(string folder) =>
        $"There are no flashcards in {folder}. `QuizBot check {folder}` says why; or set Course:Path to a folder of notes.";
}
