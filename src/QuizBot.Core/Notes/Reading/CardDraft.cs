using System.Text.RegularExpressions;

namespace QuizBot.Core.Notes.Reading;

/// <summary>An authored flashcard as it stands in the note, before it is checked.</summary>
/// <param name="Number">From "Q1:" or a numbered list; null without one.</param>
/// <param name="Question">May be empty.</param>
/// <param name="Line">1-based line where the flashcard begins.</param>
/// <param name="Fields">The lines under the question.</param>
internal sealed partial record CardDraft(string? Number, string Question, int Line, IReadOnlyList<Field> Fields)
{
    /// <summary>The field of a kind, the first where there are several; null without one.</summary>
    public Field? this[FieldKind kind] => Fields.FirstOrDefault(field => field.Kind == kind);

    /// <summary>What is given as the answer; without a label it is the first text under the question. Null where there is nothing.</summary>
    public Field? Answer => this[FieldKind.Answer] ?? this[FieldKind.Text];

    public static CardDraft From(Fold fold)
    {
        var fields = Field.Read(fold.Body);
        var question = InlineReader.Read(fold.Summary).Text;
        if (question.Length == 0 && fields is [{ Kind: FieldKind.Text } first, ..])
            return Create(first.Text, first.Number, fold.Line, [.. fields.Skip(1)]);
        return Create(question, null, fold.Line, fields);
    }

    /// <summary>The flashcards written without tags: a question as a heading, a bullet or a paragraph, its answer below.</summary>
    public static IEnumerable<CardDraft> From(Section section)
    {
        var fields = Field.Read(section.Entries);
        if (QuestionNumber.IsIn(section.Heading))
        {
            yield return Create(section.Heading, null, section.Line, fields);
            yield break;
        }

        for (var i = 0; i < fields.Count; i++)
        {
            if (!IsQuestion(fields, i))
                continue;
            var end = i + 1;
            while (end < fields.Count && !IsQuestion(fields, end))
                end++;
            yield return Create(fields[i].Text, fields[i].Number, fields[i].Line, [.. fields.Skip(i + 1).Take(end - i - 1)]);
            i = end - 1;
        }
    }

    private static bool IsQuestion(IReadOnlyList<Field> fields, int index) =>
        fields[index].Kind is FieldKind.Text or FieldKind.Other
        && (QuestionNumber.IsIn(fields[index].Text) || (index + 1 < fields.Count && fields[index + 1].Kind is FieldKind.Answer or FieldKind.Choices or FieldKind.Type or FieldKind.Id));

    private static CardDraft Create(string text, string? number, int line, IReadOnlyList<Field> fields)
    {
        var (ownNumber, question) = QuestionNumber.Split(ClickHint().Replace(text, "").Trim());
        return new CardDraft(ownNumber ?? number, question, line, fields);
    }

    [GeneratedRegex(@"\s*\((click|tap|press|open|show|reveal|expand)[^()]{0,60}\)\s*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex ClickHint();
}
