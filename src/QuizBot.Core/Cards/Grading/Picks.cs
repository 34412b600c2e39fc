using System.Globalization;
using QuizBot.Core.Text;

namespace QuizBot.Core.Cards.Grading;

/// <summary>Reads which of a card's choices an answer means, in the order it names them; null where that cannot be told.</summary>
internal static class Picks
{
    private const int MostLetters = 4000;
    private const int Letters = 26;

    private static readonly HashSet<string> Joints =
        ["and", "then", "plus", "also", "both", "finally", "first", "next", "last", "option", "options", "choice", "letter", "answer"];

    /// <summary>What a card's inputs return: indexes from 0, separated by commas.</summary>
    public static IReadOnlyList<int>? Indexes(string answer, int count)
    {
        if (answer.Length > MostLetters)
            return null;
        var picks = new List<int>();
        foreach (var part in answer.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (!int.TryParse(part.AsSpan().Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var index) || index >= count)
                return null;
            picks.Add(index);
        }

        return picks.Count == 0 ? null : picks;
    }

    /// <summary>What a person writes: letters ("b", "A) and C"), numbers from 1, or the choices' texts.</summary>
    public static IReadOnlyList<int>? Said(string answer, IReadOnlyList<string> choices)
    {
        if (answer.Length > MostLetters)
            return null;
        if (Written(answer, choices) is { } written)
            return written;
        var forms = ChoiceForms.Of(choices);
        var words = PlainWords.Of(Words.Of(answer));
        if (words.Count == 0)
            return null;
        if (Whole(words, forms) is { } only)
            return [only];
        var said = Words.Of(answer);
        if ((Counted(said) ?? Counted(Phrasing.WithoutTalk(said))) is { } place)
            return Place(place, choices.Count) is { } at ? [at] : null;
        return Marks(said, choices.Count) ?? Marks(Phrasing.Readings(words)[^1].Words, choices.Count)
            ?? Texts(words, forms) ?? Spelled(answer, forms);
    }

    /// <summary>
    /// The text of a choice, or of several, as it stands there: that is the choice, whatever else it may mean ("-1", "b", ">= 3").
    /// </summary>
    private static List<int>? Written(string answer, IReadOnlyList<string> choices)
    {
        if (IndexOf(answer) is var only and >= 0)
            return [only];
        foreach (var separator in new[] { '\n', '|', ';', '>', '→', ',' })
        {
            var parts = answer.Split(separator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            if (parts.Length > 1 && parts.Select(IndexOf).ToList() is var picks && !picks.Contains(-1))
                return picks;
        }

        return null;

        int IndexOf(string text)
        {
            var exact = choices.Index().Where(choice => choice.Item.Trim().Equals(text.Trim(), StringComparison.OrdinalIgnoreCase))
                .Select(choice => choice.Index).ToList();
            if (exact.Count > 0)
                return exact[0];
            // "<=3" is "<= 3"; but a letter or a number alone may be the place of a choice.
            var said = AnswerWords.Of(AnswerText.Plain(text));
            if (said.Count == 0 || said is [{ Text.Length: 1 }] || (said.Count == 1 && NumberWords.IsDigits(said[0].Text))
                || said.All(word => char.IsLetter(word.Text[0])))
                return -1;
            var same = choices.Index().Where(choice => Sameness.AreSame(said, AnswerWords.Of(AnswerText.Plain(choice.Item))))
                .Select(choice => choice.Index).Take(2).ToList();
            return same is [var index] ? index : -1;
        }
    }

    private static int? Whole(IReadOnlyList<Word> words, ChoiceForms forms)
    {
        foreach (var reading in Phrasing.Readings(words))
            if (forms.At(reading.Words, 0) is var (choice, length) && length == reading.Words.Count)
                return choice;
        return null;
    }

    private static List<int>? Marks(IReadOnlyList<Word> words, int count)
    {
        var marks = new List<int>();
        foreach (var word in words)
        {
            if (Mark(word.Text, count) is { } mark)
                marks.Add(mark);
            else if (!Joints.Contains(word.Text))
                return words.Count == 1 ? Run(word.Text, count) : null;
        }

        return marks.Count == 0 ? null : marks;
    }

    /// <summary>What says which one: "second" of "the second one"; null where no one or option is spoken of.</summary>
    private static string? Counted(IReadOnlyList<Word> words) =>
        words.SkipWhile(word => word.Text == "the").ToList() is [var place, { Text: "one" or "option" or "choice" or "answer" }]
            ? place.Text
            : null;

    /// <summary>The second is 1, the last the last; null for "next", "that" and "another", which are none.</summary>
    private static int? Place(string word, int count)
    {
        var number = word == "last" ? count : NumberWords.OfOrdinal(word);
        return number <= count ? number - 1 : Mark(word, count);
    }

    private static int? Mark(string word, int count)
    {
        var index = word is [>= 'a' and <= 'z'] ? word[0] - 'a'
            : int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number - 1
            : -1;
        return index >= 0 && index < count ? index : null;
    }

    /// <summary>"bca" for b, c, a.</summary>
    private static List<int>? Run(string word, int count)
        => word.Length <= Math.Min(count, Letters) && word.All(letter => letter >= 'a' && letter < 'a' + count)
            && word.Distinct().Count() == word.Length
            ? [.. word.Select(letter => letter - 'a')]
            : null;

    private static List<int>? Texts(IReadOnlyList<Word> words, ChoiceForms forms)
    {
        var picks = new List<int>();
        for (var at = 0; at < words.Count;)
        {
            if (forms.At(words, at) is var (choice, length))
            {
                picks.Add(choice);
                at += length;
            }
            else if (Joints.Contains(words[at].Text))
                at++;
            else
                return null;
        }

        return picks.Count == 0 ? null : picks;
    }

    private static List<int>? Spelled(string answer, ChoiceForms forms)
    {
        var picks = new List<int>();
        foreach (var part in answer.Split(
            [',', ';', '>', '|', '\n', '→'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (forms.Nearest(Words.Of(part)) is not { } choice)
                return null;
            picks.Add(choice);
        }

        return picks.Count == 0 ? null : picks;
    }
}
