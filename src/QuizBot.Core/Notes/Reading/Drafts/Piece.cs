using QuizBot.Core.Notes.Reading.Marks;
using QuizBot.Core.Notes.Reading.Outline;
using QuizBot.Core.Notes.Reading.Source;

namespace QuizBot.Core.Notes.Reading.Drafts;

/// <summary>
/// A part of an outline item that is one thing: a text, a line with a label, an option with a letter, or an embedded part.
/// </summary>
/// <param name="Item">Where it comes from.</param>
/// <param name="Text">With its line breaks; without its letter.</param>
/// <param name="Line">1-based.</param>
/// <param name="IsFirst">Whether the item begins with it.</param>
internal sealed record Piece(OutlineItem Item, RichText Text, int Line, bool IsFirst)
{
    /// <summary>As it stands in the note, with its letter.</summary>
    public string Raw { get; init; } = "";

    /// <summary>The label it begins with; null for none.</summary>
    public CardLabel? Label { get; init; }

    /// <summary>A to J of an option with a letter, in capitals; null for any other.</summary>
    public char? Letter { get; init; }

    public Embed? Embed => Item.Embed;

    public int Depth => Item.Depth;

    /// <summary>How it begins where it is an item of a list: a bullet or its number, behind as much space as it is deep.</summary>
    public string Mark(int depth) => !IsFirst ? "" : Item.Kind switch
    {
        OutlineItemKind.Bullet => $"{new string(' ', 2 * Math.Max(0, Depth - depth))}• ",
        OutlineItemKind.Numbered => $"{new string(' ', 2 * Math.Max(0, Depth - depth))}{Item.Number}. ",
        _ => "",
    };
}
