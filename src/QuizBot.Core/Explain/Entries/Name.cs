namespace QuizBot.Core.Explain.Entries;

/// <summary>One thing that an entry is called.</summary>
/// <param name="Text">As written.</param>
/// <param name="Everyday">True where people use the words for other things as well ("Supervisor", "Glue"), so that the rest of a question has to fit.</param>
internal readonly record struct Name(string Text, bool Everyday);
