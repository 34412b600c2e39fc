using System.Buffers;
using System.Text;
using System.Text.Unicode;
using QuizBot.Core.Text;

namespace QuizBot.Core.Notes.Reading.Source;

/// <summary>The bytes of a file as mended lines.</summary>
internal static class NoteText
{
    public static string[] ReadLines(ReadOnlySpan<byte> bytes, FindingList findings)
    {
        var text = Decode(bytes, findings).Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
        if (text.Contains('\0', StringComparison.Ordinal))
        {
            findings.Warning(
                "nul", LineOf(text, text.IndexOf('\0', StringComparison.Ordinal)),
                "There are NUL characters in this file; they were skipped.", "Save the file as UTF-8 text.");
            text = text.Replace("\0", "", StringComparison.Ordinal);
        }

        text = Repair(text, findings);
        return text.Split('\n');
    }

    private static string Decode(ReadOnlySpan<byte> bytes, FindingList findings) => bytes switch
    {
        [0xEF, 0xBB, 0xBF, .. var rest] => DecodeUtf8(rest, findings),
        [0xFF, 0xFE, .. var rest] => Encoding.Unicode.GetString(rest),
        [0xFE, 0xFF, .. var rest] => Encoding.BigEndianUnicode.GetString(rest),
        _ => DecodeUtf8(bytes, findings),
    };

    private static string DecodeUtf8(ReadOnlySpan<byte> bytes, FindingList findings)
    {
        if (Utf8.IsValid(bytes))
            return Encoding.UTF8.GetString(bytes);

        var (line, count, anyMultibyte) = FindInvalid(bytes);
        if (anyMultibyte)
        {
            findings.Warning(
                "encoding", line, $"{Count(count, "byte")} from here on cannot be read as UTF-8; \uFFFD stands in for them.",
                "Retype the letters that show as \uFFFD and save the file as UTF-8.");
            return Encoding.UTF8.GetString(bytes);
        }

        findings.Warning(
            "encoding", line, "This file is not UTF-8. It was read as Windows-1252, which fits all of it.", "Save the file as UTF-8.");
        return string.Create(bytes.Length, bytes, static (text, bytes) =>
        {
            for (var i = 0; i < bytes.Length; i++)
                text[i] = Windows1252.ToChar(bytes[i]);
        });
    }

    private static (int Line, int Count, bool AnyMultibyte) FindInvalid(ReadOnlySpan<byte> bytes)
    {
        var (line, firstLine, count, anyMultibyte) = (1, 0, 0, false);
        while (!bytes.IsEmpty)
        {
            var status = Rune.DecodeFromUtf8(bytes, out var rune, out var used);
            if (rune.Value == '\n')
                line++;
            if (status == OperationStatus.Done)
                anyMultibyte |= used > 1;
            else if (count++ == 0)
                firstLine = line;
            bytes = bytes[used..];
        }

        return (firstLine, count, anyMultibyte);
    }

    private static string Repair(string text, FindingList findings)
    {
        var repaired = TextRepair.Mend(text);
        if (repaired.Count > 0)
        {
            findings.Information("mended-text",
                LineOf(text, repaired.FirstIndex),
                $"{Count(repaired.Count, "garbled character")} from here on, such as “{Sample(text, repaired.FirstIndex)}”, "
                    + $"{(repaired.Count == 1 ? "was" : "were")} mended: UTF-8 had been read as Windows-1252.",
                "Nothing needs to be done. To mend the file itself, retype them and save it as UTF-8.");
        }

        var lost = repaired.Text.AsSpan().IndexOfAny(StillGarbled);
        if (lost >= 0)
            findings.Warning(
                "garbled-text", LineOf(repaired.Text, lost), "There is garbled text here that cannot be mended with certainty.",
                "Retype it and save the file as UTF-8.");
        return repaired.Text.Replace("\uFEFF", "", StringComparison.Ordinal);
    }

    private static readonly SearchValues<string> StillGarbled = SearchValues.Create(["\uFFFD", "â€", "ðŸ"], StringComparison.Ordinal);

    private static string Sample(string text, int start)
    {
        var end = start;
        while (end < text.Length && end - start < 8 && text[end] > '\u007F')
            end++;
        return text[start..end];
    }

    private static int LineOf(string text, int index) => 1 + text.AsSpan(0, index).Count('\n');

    private static string Count(int count, string thing) => count == 1 ? $"One {thing}" : $"{count} {thing}s";
}
