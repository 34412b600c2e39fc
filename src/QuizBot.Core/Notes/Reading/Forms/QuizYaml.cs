using System.Globalization;
using System.Text.RegularExpressions;
using QuizBot.Core.Notes.Reading.Drafts;
using QuizBot.Core.Notes.Reading.Marks;
using QuizBot.Core.Notes.Reading.Source;
using QuizBot.Core.Text;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace QuizBot.Core.Notes.Reading.Forms;

/// <summary>
/// Questions written as data, in the front matter or in a block of YAML or JSON: entries with a question and an answer, or with options of
/// which some are marked.
/// </summary>
internal sealed partial class QuizYaml
{
    private const int MostDepth = 8;
    private const int MostEntries = 20_000;

    private readonly Code code;
    private readonly FindingList findings;
    private readonly List<YamlMappingNode> entries = [];
    private int visited;

    private QuizYaml(Code code, FindingList findings)
    {
        this.code = code;
        this.findings = findings;
    }

    /// <summary>Whether a block of code may hold data.</summary>
    public static bool MayHold(Code code) =>
        code.Language.Split(' ', '{')[0].ToUpperInvariant() is "" or "YAML" or "YML" or "JSON" or "QUIZ" or "FLASHCARDS" or "FLASHCARD"
            or "QUESTIONS" or "MCQ" or "CARDS";

    public static IReadOnlyList<CardDraft> Read(Code code, FindingList findings)
    {
        if (!Telling().IsMatch(code.Text))
            return [];
        var reader = new QuizYaml(code, findings);
        var stream = new YamlStream();
        try
        {
            stream.Load(new StringReader(code.Text));
        }
        catch (Exception e) when (e is YamlException or ArgumentException or InvalidOperationException)
        {
            if (code.Language is "yaml" or "yml" or "quiz")
                findings.Warning("bad-yaml", code.Line + (e is YamlException { Start.Line: var line } ? (int)line : 0), "This block looks "
                    + "like questions, but it is no YAML that can be read.", "Put texts with colons or quotes between quotes.");
            return [];
        }

        foreach (var document in stream.Documents)
            reader.Collect(document.RootNode, 0);
        var zeroBased = reader.IsZeroBased();
        return [.. reader.entries.Select(entry => reader.ToDraft(entry, zeroBased)).OfType<CardDraft>()];
    }

    private void Collect(YamlNode node, int depth)
    {
        if (depth > MostDepth || ++visited > MostEntries)
            return;
        if (node is YamlSequenceNode list)
        {
            foreach (var item in list.Children)
                Collect(item, depth + 1);
        }
        else if (node is YamlMappingNode entry)
        {
            if (TextOf(entry, FieldKind.Question).Length > 0
                && (Find(entry, FieldKind.Answer) is not null || Find(entry, FieldKind.Choices) is not null))
            {
                entries.Add(entry);
                return;
            }

            foreach (var child in entry.Children.Values)
                Collect(child, depth + 1);
        }
    }

    private CardDraft? ToDraft(YamlMappingNode entry, bool? zeroBased)
    {
        var line = code.Line + (int)entry.Start.Line;
        var options = Options(entry, line);
        var answer = Find(entry, FieldKind.Answer);
        var fields = new List<Field>();
        if (answer is not null && !(options.Count > 0 && ReferenceEquals(answer, Find(entry, FieldKind.Choices))))
        {
            var texts = Texts(answer).ToList();
            if (options.Count > 0 && options.TrueForAll(option => option.IsRight is null) && texts.Exists(text => IsIndex(text, options)))
            {
                if (zeroBased is null)
                {
                    findings.Warning("choice-index", line, $"The answer {texts[0]} is a number, and it is not clear whether choices are "
                        + "counted from 0 or from 1, so this question was left out.", "Write the answer's text.");
                    return null;
                }

                texts = [.. texts.Select(text => IsIndex(text, options)
                    ? options[Math.Clamp(
                        int.Parse(text, CultureInfo.InvariantCulture) - (zeroBased.Value ? 0 : 1), 0, options.Count - 1)].Content.Text
                    : text)];
            }

            var isReason = options.Exists(option => option.IsRight is true);
            var content = texts.Count > 1 && options.Count == 0
                ? Content.Of(string.Join('\n', texts.Select(text => $"• {text}")))
                : Content.Of(string.Join('\n', texts));
            fields.Add(
                new Field(isReason ? FieldKind.Why : FieldKind.Answer, line) { Content = content, Items = texts, IsLabelled = false });
        }

        foreach (var kind in new[] { FieldKind.Why, FieldKind.Accept, FieldKind.Reject, FieldKind.Objective, FieldKind.Id })
        {
            if (TextOf(entry, kind) is { Length: > 0 } text && !(kind == FieldKind.Id && !IdPattern().IsMatch(text)))
                fields.Add(Field.Of(kind, line, text) with { IsLabelled = false });
        }

        return new CardDraft
        {
            Line = line,
            Form = CardForm.Yaml,
            Question = Content.Of(TextOf(entry, FieldKind.Question)),
            Options = options.Count > 1 ? options : [],
            Fields = fields,
        };
    }

    private static List<CardOption> Options(YamlMappingNode entry, int line)
    {
        var node = Find(entry, FieldKind.Choices)
            ?? (Find(entry, FieldKind.Answer) is YamlSequenceNode { Children: [YamlMappingNode, ..] } marked ? marked : null);
        return node switch
        {
            YamlSequenceNode list => [.. list.Children.Index().Select(child => Option(child.Item, child.Index, line)).OfType<CardOption>()],
            YamlMappingNode letters => [.. letters.Children.Select(pair => new CardOption(
                Content.Of(Text(pair.Value)), Text(pair.Key) is [var letter] ? char.ToUpperInvariant(letter) : null, null, line))],
            _ => [],
        };
    }

    private static CardOption? Option(YamlNode node, int index, int line)
    {
        if (node is YamlScalarNode)
            return new CardOption(Content.Of(Text(node)), (char)('A' + Math.Min(index, 25)), null, line);
        if (node is not YamlMappingNode map)
            return null;
        var text = map.Children.FirstOrDefault(pair =>
            Key(pair.Key) is "text" or "answer" or "option" or "label" or "value" or "content" or "choice" or "title").Value
            ?? map.Children.Select(pair => pair.Value).FirstOrDefault(
                value => value is YamlScalarNode scalar && !bool.TryParse(scalar.Value, out _) && scalar.Value is { Length: > 1 });
        var right = map.Children
            .FirstOrDefault(pair => Key(pair.Key) is "correct" or "is correct" or "right" or "is right" or "is answer" or "true").Value;
        return text is null ? null : new CardOption(Content.Of(Text(text)), (char)('A'
            + Math.Min(index, 25)), right is not null && Text(right).ToUpperInvariant() is "TRUE" or "YES" or "1", line);
    }

    /// <summary>Whether answers that are numbers count choices from 0; null where that cannot be told.</summary>
    private bool? IsZeroBased()
    {
        bool? zeroBased = null;
        foreach (var entry in entries)
        {
            var options = Options(entry, 0);
            foreach (var text in Find(entry, FieldKind.Answer) is { } answer ? Texts(answer) : [])
            {
                if (!IsIndex(text, options))
                    continue;
                var isIndexKey = entry.Children.Any(pair => Key(pair.Key).Contains("index", StringComparison.Ordinal));
                if (text == "0" || isIndexKey)
                    return true;
                if (text == options.Count.ToString(CultureInfo.InvariantCulture))
                    zeroBased = false;
            }
        }

        return zeroBased;
    }

    private static bool IsIndex(string text, List<CardOption> options) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index <= options.Count && options.Count > 1
            && !options.Exists(option => option.Content.Text == text);

    private static string TextOf(YamlMappingNode entry, FieldKind kind) => Find(entry, kind) is { } node ? Text(node) : "";

    private static YamlNode? Find(YamlMappingNode entry, FieldKind kind)
    {
        foreach (var (key, value) in entry.Children)
        {
            if (KindOf(Key(key)) == kind && value is not YamlScalarNode { Value: null or "" })
                return value;
        }

        return null;
    }

    private static FieldKind? KindOf(string key) => key switch
    {
        "stem" or "ask" or "q" or "text" => FieldKind.Question,
        "a" or "answer index" or "correct index" or "correct option" or "correct options" or "correct choice" or "right" =>
            FieldKind.Answer,
        "alternatives" or "distractors" => FieldKind.Choices,
        "comment" or "feedback" => FieldKind.Why,
        _ => CardLabels.Whole(key),
    };

    /// <summary>"correctAnswer" and "correct_answer" are "correct answer".</summary>
    private static string Key(YamlNode node) =>
        Letters.Lower(Hump().Replace(Text(node), "$1 $2").Replace('_', ' ').Replace('-', ' ').Trim());

    private static IEnumerable<string> Texts(YamlNode node) =>
        node is YamlSequenceNode list ? list.Children.Select(Text).Where(text => text.Length > 0) : [Text(node)];

    private static string Text(YamlNode node) => node is YamlScalarNode { Value: { } value }
        ? InlineReader.ReadLines(value.Trim().Replace("\n", "<br>", StringComparison.Ordinal)).Text
        : node is YamlSequenceNode list
            ? string.Join('\n', list.Children.Take(50).OfType<YamlScalarNode>().Select(item => $"• {item.Value}"))
            : "";

    /// <summary>A look at the text before it is parsed: two keys of a question, or there is nothing to read.</summary>
    [GeneratedRegex(
        @"^[\s\-{""']*(question|q|front|prompt|stem|frage|pregunta|pergunta|domanda|vraag|pytanie|вопрос|問題|质问|问题|질문)[""']?\s*:",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Multiline)]
    private static partial Regex Telling();

    [GeneratedRegex("([a-z])([A-Z])")]
    private static partial Regex Hump();

    [GeneratedRegex("^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$")]
    private static partial Regex IdPattern();
}
