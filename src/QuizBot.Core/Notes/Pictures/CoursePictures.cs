using System.Security.Cryptography;

namespace QuizBot.Core.Notes.Pictures;

/// <summary>Finds the pictures that the notes of a course show, and gives them the addresses that they are served under.</summary>
/// <param name="folder">The course's folder.</param>
/// <param name="previous">What was found there before; null at the first time.</param>
/// <param name="address">What stands before a picture's name in its address.</param>
internal sealed class CoursePictures(string folder, Course? previous, string address)
{
    /// <summary>In bytes. Larger files are not read.</summary>
    public const int MaxSize = 5 * 1024 * 1024;

    /// <summary>In bytes. Teams shows no larger picture on a card.</summary>
    private const int MaxSizeInTeams = 1024 * 1024;

    private const int MostPictures = 2000;
    private const string Rule = "picture";
    private const string ShownAs = "Learners read what it shows in its place: write that between the square brackets.";

    private readonly Lazy<PictureFinder> finder = new(() => new PictureFinder(folder));
    private readonly Dictionary<string, Picture> byFile = [];
    private readonly Dictionary<string, Picture> known = previous?.Pictures.Values.ToDictionary(picture => picture.File) ?? [];

    /// <summary>By name.</summary>
    public IReadOnlyDictionary<string, Picture> Found =>
        byFile.Values.DistinctBy(picture => picture.Name).ToDictionary(picture => picture.Name);

    /// <summary>The note with the addresses of its pictures; the same note where it has none.</summary>
    public Note With(Note note)
    {
        if (!note.Flashcards.Any(card => card.PromptParts.Concat(card.AnswerParts).Any(part => part is PicturePart)))
            return note;
        var findings = new List<Finding>();
        List<Flashcard> cards = [.. note.Flashcards.Select(
            card => card with { PromptParts = Served(card.PromptParts, card.Line), AnswerParts = Served(card.AnswerParts, card.Line) })];
        return note with
        {
            Flashcards = cards,
            Findings = [.. note.Findings.Where(finding =>
            finding.Rule != Rule).Concat(findings).OrderBy(finding => finding.Line)]
        };

        IReadOnlyList<CardPart> Served(IReadOnlyList<CardPart> parts, int line) =>
            [.. parts.Select(part =>
                part is PicturePart picture ? picture with { Address = AddressOf(note.File, picture.Source, line, findings) } : part)];
    }

    private string? AddressOf(string note, string source, int line, List<Finding> findings)
    {
        try
        {
            var problem = source.Length == 0 ? "has no address"
                : source.StartsWith("data:", StringComparison.OrdinalIgnoreCase) ? "is written into the note itself"
                : source.StartsWith("//", StringComparison.Ordinal) || source.Contains("://", StringComparison.Ordinal)
                    ? "stands on the web"
                : null;
            if (problem is not null)
                return NotShown(problem, "Keep the picture as a file beside the note, and name the file.");
            if (finder.Value.Find(note, source) is not { } file)
                return NotShown("is not there", "Check its name, capitals included, and that it lies in the folder of notes.");
            if (!byFile.TryGetValue(file, out var picture) && Read(file, NotShown) is { } read)
                byFile.Add(file, picture = read);
            if (picture?.Length > MaxSizeInTeams)
                findings.Add(new Finding(note, line, Severity.Warning, $"The picture {source} is larger than 1 MB, which Teams does not "
                    + "show.", "Make it smaller: 1,024 pixels across are enough for a card.")
                { Rule = Rule });
            return picture is null ? null : address + picture.Name;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return NotShown($"cannot be read: {e.Message.TrimEnd('.')}", "Put it into the folder of notes, where QuizBot may read it.");
        }

        string? NotShown(string why, string mend)
        {
            var name = source.Length > 80 ? source[..80] + "…" : source;
            findings.Add(new Finding(note, line, Severity.Warning, $"The picture {(name.Length > 0 ? name + " " : "")}{why}, so it is not "
                + "shown.", $"{mend} {ShownAs}")
            { Rule = Rule });
            return null;
        }
    }

    private Picture? Read(string file, Func<string, string, string?> notShown)
    {
        var info = new FileInfo(file);
        if (known.TryGetValue(file, out var same) && same.Length == info.Length && same.Written == info.LastWriteTimeUtc)
            return same;
        // So is a pipe or a device, which must not be opened.
        if (info.Length == 0)
        {
            notShown("is empty", "Put the picture there.");
            return null;
        }

        if (info.Length > MaxSize || byFile.Count >= MostPictures)
        {
            notShown(
                info.Length > MaxSize ? "is larger than 5 MB" : $"is one of more than {MostPictures}",
                "Make it smaller: 1,024 pixels across are enough for a card.");
            return null;
        }

        var bytes = File.ReadAllBytes(file);
        if (TypeOf(bytes) is not var (ending, mediaType))
        {
            notShown("is no PNG, JPEG or GIF", "Save it as one of these.");
            return null;
        }

        return new Picture(
            Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 16)) + ending, file, mediaType, bytes.Length, info.LastWriteTimeUtc);
    }

    /// <summary>By its first bytes; an ending may say anything.</summary>
    private static (string Ending, string MediaType)? TypeOf(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => (".png", "image/png"),
        [0xFF, 0xD8, 0xFF, ..] => (".jpg", "image/jpeg"),
        [(byte)'G', (byte)'I', (byte)'F', (byte)'8', (byte)'7' or (byte)'9', (byte)'a', ..] => (".gif", "image/gif"),
        _ => null,
    };
}
