using QuizBot.Core.Explain.Entries;
using QuizBot.Core.Explain.Index;

namespace QuizBot.Core.Explain.Questions;

/// <summary>What the notes have that is nearest to a question they do not answer.</summary>
internal sealed class Neighbours(Vocabulary vocabulary, NameIndex names, TextIndex texts)
{
    private const int MostLookups = 6;

    /// <summary>Terms and concepts: said in part, told of in their texts, or spelt alike; nearest first, empty where nothing is near.</summary>
    public IReadOnlyList<Entry> Of(Question question, int count)
    {
        var said = question.Names.SelectMany(mention => mention.Entries.Take(1));
        var told = texts.Search(question, IsTopic, count).Select(hit => hit.Entry);
        var alike = question.Clues.Where(clue => clue.IsStrange).Take(MostLookups)
            .SelectMany(clue => vocabulary.Alike(clue.Text)).SelectMany(word => names.With(word, count));
        return [.. said.Concat(alike).Concat(told).Where(IsTopic).DistinctBy(entry => entry.Name).Take(count)];
    }

    public static bool IsTopic(Entry entry) => entry.Kind is EntryKind.Term or EntryKind.Concept;
}
