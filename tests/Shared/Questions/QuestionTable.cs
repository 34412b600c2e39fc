using QuizBot.Core.Explain;
using QuizBot.Core.Explain.Entries;

namespace QuizBot.Tests.Shared.Questions;

/// <summary>
/// Questions about a course with the answers that are right. Tab separated: question, expected, the message before it (may be missing);
/// "or" separates answers that are equally right, and those about something that the course does not have are left out: "none" is right where no other is left.
/// A line with ## names the kind of the rows below it; without such a line the kind is found by the words.
/// </summary>
public static class QuestionTable
{
    private const int EnoughInCommon = 2;
    private const int ShortestWord = 4;

    private static readonly string[] None = ["none"];

    /// <param name="explainer">Made from the course.</param>
    /// <param name="file">The table.</param>
    /// <param name="isPart">True for a part of the course: what it does not have is out of scope.</param>
    /// <param name="other">A file that says what is right in another version of the course; null for none.</param>
    public static IReadOnlyList<QuestionRow> Read(Explainer explainer, string file, bool isPart = false, string? other = null)
    {
        var version = OtherVersion.Read(other);
        HashSet<string> known = [.. explainer.Entries.Select(QuestionRow.SlugOf)];
        var rows = new List<QuestionRow>();
        QuestionKind? kind = null;
        foreach (var line in File.ReadLines(file))
        {
            if (line.StartsWith("## ", StringComparison.Ordinal))
                kind = KindOf(line[3..]);
            else if (line.Length > 0 && line[0] != '#' && version.Of(line) is { } row)
                rows.Add(Parse(explainer, known, row, kind, isPart));
        }

        return rows;
    }

    /// <summary>Answers a row, in the conversation that it stands in.</summary>
    public static Answer Ask(Explainer explainer, QuestionRow row)
    {
        var before = row.After is null ? null : explainer.Told(explainer.Answer(row.After), null);
        return explainer.Answer(row.Question, before);
    }

    private static QuestionRow Parse(Explainer explainer, HashSet<string> known, string line, QuestionKind? kind, bool isPart)
    {
        var columns = line.Split('\t');
        var after = columns.Length > 2 ? columns[2] : null;
        string[] all = [.. columns[1].Split(" or ").Select(Sort)];
        string[] there = [.. all.Where(expected => expected != "none" && QuestionRow.SlugsOf(expected).All(known.Contains))];
        var expected = there.Length > 0 ? there : isPart || all.Contains("none") ? None : all;
        return new(columns[0], expected, after, expected is ["none"] ? QuestionKind.OutOfScope : kind is { } told and not QuestionKind.OutOfScope ? told : KindOf(explainer, columns[0], expected, after));
    }

    private static string Sort(string expected)
    {
        var parts = expected.Split(' ');
        var intent = parts[0] == "find" ? "what" : parts[0];
        return parts.Length == 1 ? intent : $"{intent} {string.Join(',', parts[1].Split(',').Order(StringComparer.Ordinal))}";
    }

    private static QuestionKind KindOf(string heading) => heading switch
    {
        "names" => QuestionKind.Name,
        "descriptions" => QuestionKind.Description,
        "own words" => QuestionKind.OwnWords,
        "conversation" => QuestionKind.Conversation,
        "out of scope" => QuestionKind.OutOfScope,
        _ => throw new InvalidDataException($"“{heading}” is no kind of question."),
    };

    private static QuestionKind KindOf(Explainer explainer, string question, string[] expected, string? after)
    {
        if (after is not null || expected.All(answer => answer.Split(' ') is not ["what" or "who" or "where" or "why" or "example", var slugs] || slugs.Contains(',', StringComparison.Ordinal)))
            return QuestionKind.Conversation;
        HashSet<string> asked = [.. WordsOf(question)];
        Entry[] right = [.. explainer.Entries.Where(entry => expected.Any(answer => QuestionRow.SlugsOf(answer).Contains(QuestionRow.SlugOf(entry))))];
        if (right.Any(entry => IsNamed(explainer, asked, entry)))
            return QuestionKind.Name;
        return right.Any(entry => WordsOf(entry.Text).Distinct().Count(asked.Contains) >= EnoughInCommon) ? QuestionKind.Description : QuestionKind.OwnWords;
    }

    /// <summary>Has a word, misspelt or not, by which few entries go.</summary>
    private static bool IsNamed(Explainer explainer, HashSet<string> asked, Entry entry) =>
        NamesOf(entry).SelectMany(WordsOf).Any(word => explainer.Entries.Count(other => NamesOf(other).SelectMany(WordsOf).Contains(word)) <= 2 && asked.Any(said => IsLike(said, word)));

    private static IEnumerable<string> NamesOf(Entry entry) =>
        entry.Term is { } term ? term.Aliases.Append(term.Name).Append(term.Role ?? "") : entry.Kind is EntryKind.Note or EntryKind.Analogy ? [] : entry.Phases.Append(entry.Name);

    private static bool IsLike(string said, string word) =>
        said == word || (said.Length >= ShortestWord && word.Length >= ShortestWord && Math.Abs(said.Length - word.Length) <= 2 && said[0] == word[0] && said.Union(word).Count() - said.Intersect(word).Count() <= 1);

    private static IEnumerable<string> WordsOf(string text) =>
        new string([.. text.Select(letter => char.IsLetterOrDigit(letter) ? char.ToLowerInvariant(letter) : ' ')]).Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Where(word => word.Length >= ShortestWord || word.Any(char.IsDigit)).Select(word => word.TrimEnd('s'));
}
