namespace QuizBot.Core.Notes.Reading;

/// <summary>The types of flashcard as authors write them.</summary>
internal static class CardKind
{
    public const string All = "reveal, typed, multiple-choice, multiple-response, ordering, matching";

    /// <summary>Null for a type nobody knows, or none. Case, spaces and hyphens do not matter.</summary>
    public static FlashcardKind? TryParse(string? type) => string.Concat((type ?? "").Where(char.IsLetter)).ToUpperInvariant() switch
    {
        "REVEAL" or "FLIP" => FlashcardKind.Reveal,
        "TYPED" or "TYPE" or "TEXT" or "TYPEDANSWER" => FlashcardKind.Typed,
        "MULTIPLECHOICE" or "SINGLECHOICE" or "CHOICE" => FlashcardKind.MultipleChoice,
        "MULTIPLERESPONSE" or "MULTIRESPONSE" or "MULTISELECT" or "SELECTALL" => FlashcardKind.MultipleResponse,
        "ORDERING" or "ORDER" or "SEQUENCE" => FlashcardKind.Ordering,
        "MATCHING" or "MATCH" => FlashcardKind.Matching,
        _ => null,
    };
}
