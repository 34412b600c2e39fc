using QuizBot.Core.Chat;
using QuizBot.Core.Explain;
using QuizBot.Core.Text;

namespace QuizBot.Core.Bot.Explaining;

/// <summary>The last line of an explanation.</summary>
internal static class Sources
{
    /// <summary>"From D1.2 ML Lifecycle, “Key Services”", with what each place says.</summary>
    public static SourceBlock Of(params IReadOnlyList<Explanation> told)
    {
        var places = Wording.List([.. told.Select(one => one.Source).Distinct()]);
        return new($"From {places}", [.. told.Select(one => new Source(one.Entry.Key, one.Entry.Name, one.Source, one.Text, one.Link))]);
    }
}
