using QuizBot.Core.Notes.Reading.Marks;
using QuizBot.Core.Notes.Reading.Source;

namespace QuizBot.Core.Notes.Reading.Drafts;

/// <summary>A field while pieces are still being added to it.</summary>
/// <param name="kind">What it is.</param>
/// <param name="line">1-based.</param>
/// <param name="depth">How deep its label stands.</param>
internal sealed class FieldDraft(FieldKind kind, int line, int depth)
{
    private readonly List<(Piece? Piece, RichText Text)> parts = [];

    public FieldKind Kind => kind;

    public int Line => line;

    public int Depth => depth;

    public string? OddLabel { get; init; }

    public bool IsLabelled { get; init; }

    /// <summary>What follows its label on its line; empty where that is nothing.</summary>
    public RichText Inline { get; init; } = RichText.Empty;

    public bool IsEmpty => parts.Count == 0 && Inline.IsEmpty && Inline.Pictures.Count == 0;

    /// <summary>Whether it has something below its line.</summary>
    public bool HasMore => parts.Count > 0;

    public bool IsCut { get; private set; }

    public IReadOnlyList<Piece> Pieces => [.. parts.Select(part => part.Piece).OfType<Piece>()];

    public void Add(Piece piece) => parts.Add((piece, piece.Text));

    public void Remove(Piece piece) => parts.RemoveAll(part => ReferenceEquals(part.Piece, piece));

    /// <summary>Takes what does not belong to it: from the first paragraph on that does not stand under it.</summary>
    public IReadOnlyList<Piece> TakeAfterthoughts()
    {
        var at = parts.FindIndex(part => part.Piece is { } piece && piece.Depth <= depth && piece.Embed is null && piece.Line > line);
        if (at < 0)
            return [];
        List<Piece> taken = [.. parts.Skip(at).Select(part => part.Piece!)];
        parts.RemoveRange(at, parts.Count - at);
        return taken;
    }

    public Field ToField()
    {
        var content = ToContent();
        List<string> items = [.. parts.Where(part => part.Piece is { Embed: null, IsFirst: true } && part.Text.Text.Length > 0)
            .Select(part => part.Text.Text)];
        if (Inline.Text.Length > 0)
            items.Insert(0, Inline.Text);
        return new Field(kind, line) { Content = content, Items = items, OddLabel = OddLabel, IsLabelled = IsLabelled };
    }

    public Content ToContent()
    {
        var builder = new ContentBuilder();
        builder.Add("", Inline);
        // What links away, or up, says nothing; unless there is nothing else.
        var said = parts.Exists(part => part.Piece is { Embed: not null } || !part.Text.IsLinks) || !Inline.IsEmpty || kind == FieldKind.Why
            ? parts.FindAll(part => part.Piece is { Embed: not null } || !part.Text.IsLinks || part.Text.Pictures.Count > 0)
            : parts.FindAll(part => !part.Text.IsJump);
        // A list of one is no list.
        var isList = said.Count(part => part.Piece is { Embed: null }) > 1 || !Inline.IsEmpty;
        var top = said.Where(part => part.Piece is not null).Select(part => part.Piece!.Depth).DefaultIfEmpty().Min();
        foreach (var (piece, text) in said)
        {
            if (piece?.Embed is { } embed)
                builder.Add(embed);
            else
                builder.Add(piece is null || !isList ? "" : piece.Mark(top), text);
        }

        IsCut |= builder.IsCut;
        return builder.Build();
    }
}
