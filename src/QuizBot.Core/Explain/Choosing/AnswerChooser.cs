using QuizBot.Core.Explain.Entries;
using QuizBot.Core.Explain.Index;
using QuizBot.Core.Explain.Languages;
using QuizBot.Core.Explain.Meaning;
using QuizBot.Core.Explain.Questions;
using QuizBot.Core.Text;

namespace QuizBot.Core.Explain.Choosing;

/// <summary>Chooses what answers a question that has been read.</summary>
internal sealed class AnswerChooser(Catalogue catalogue, Judge judge, TextIndex texts, Neighbours neighbours)
{
    private const int MostEntries = 3;
    private const int MostOffered = 3;

    private readonly FollowUps followUps = new(catalogue, texts);
    private readonly WholeNotes notes = new(catalogue, texts);

    /// <param name="question">The question.</param>
    /// <param name="previous">What was explained before; null at the start.</param>
    /// <param name="meaning">Finds how near the entries are by meaning; null where that is not known.</param>
    /// <param name="trace">True to tell how the answer was chosen.</param>
    public Answer Choose(Question question, Previous? previous, MeaningIndex? meaning, bool trace)
    {
        Func<Nearness>? search = meaning?.Knows(question.Language.Name) == true ? () => meaning.Search(question.Spelt) : null;
        var earlier = Earlier.Of(catalogue, previous);
        var talk = SmallTalk.Of([.. question.Tokens.Select(token => token.Text)], question.Language);
        var weighed = Weighed.Of(question, judge, talk is null ? search : null);
        var isOrder = Cues.OrdersAbout(question)
            && weighed.Meant.TrueForAll(candidate => candidate.Mention.Everyday || !candidate.Mention.Whole);
        var answer = isOrder ? new(Intent.None)
            : weighed.Meant.TrueForAll(candidate => !candidate.Mention.Whole) && Offers.Of(question, earlier) is { } pick ? pick
            : talk is not null && (talk is Intent.Study or Intent.Self || weighed.Meant.Count == 0) ? new(talk.Value)
            : Decide(weighed, Offers.Pointed(question, earlier));
        if (trace)
            answer = answer with { Why = Reasons.Of(weighed, answer) };
        if (meaning is not null && search is null)
            answer = answer with { OnlyWordsOf = question.Language.Name };
        return answer is { Intent: Intent.None or Intent.Lost, Nearest: [] }
            ? answer with { Nearest = neighbours.Of(weighed, MostOffered) }
            : answer;
    }

    private Answer Decide(Weighed weighed, Earlier earlier)
    {
        var question = weighed.Question;
        var before = earlier.First;
        List<Mention> mentions = [.. weighed.Meant.Select(candidate => candidate.Mention)];
        if (notes.Named(question, mentions) is { } chapter)
            return chapter;
        if (mentions.TrueForAll(mention => mention.Entry.Kind != EntryKind.Term && NamePlace.IsInClause(question, mention)))
            return Unnamed(weighed, earlier);
        var parts = mentions.FindAll(mention =>
            mention.Entry.Kind is not (EntryKind.Note or EntryKind.Analogy) && !NamePlace.IsPlace(question, mention)
            && !(before is not null && question.Has(Cue.Pronoun) && NamePlace.IsBehindPlaceWord(question, mention)));
        if (parts.Count > 0)
            return Named(weighed, parts, mentions, before, earlier.Wanted);

        var cues = Cues.Around(question, mentions);
        if (before is not null && cues.Pronoun && (cues.Who || cues.Where || cues.When || cues.Why || cues.Example))
            return followUps.Of(cues, earlier);
        if (cues.Compares && question.Keywords.All(keyword => question.IsNamedInFull(keyword.Token))
            && weighed.Sides(MostEntries) is { } sides)
            return new(Intent.Compare, sides);
        if (!cues.All && Told(weighed) is { Kind: not EntryKind.Analogy } told
            && weighed.Told.Likelihood > weighed.Meant.Max(candidate => candidate.Likelihood))
            return new(Intent.Find, told);
        var note = mentions.Find(mention => mention.Entry.Kind == EntryKind.Note)?.Entry ?? before;
        var whole = mentions.Select(mention => Prefer(mention, note)).MaxBy(entry => entry.Kind == EntryKind.Analogy)!;
        var story = whole.Kind == EntryKind.Analogy || cues.Story;
        return story && catalogue.Of(whole).Analogy is { } analogy
            ? new(Intent.Story, analogy)
            : new(Intent.Overview, catalogue.Of(whole).Whole);
    }

    /// <param name="weighed">The question.</param>
    /// <param name="mentions">The names of parts of a note in it.</param>
    /// <param name="all">These and the names of notes and analogies, which say where to look.</param>
    /// <param name="before">What was explained before.</param>
    /// <param name="wanted">What was wanted of it.</param>
    private Answer Named(Weighed weighed, List<Mention> mentions, List<Mention> all, Entry? before, Intent? wanted)
    {
        var question = weighed.Question;
        var inStory = all.Exists(mention => mention.Entry.Kind == EntryKind.Analogy);
        var cues = Cues.Around(question, mentions);
        Entry[] entries = [.. mentions.Select(mention => Prefer(mention, before)).Distinct().Take(MostEntries)];
        var others = question.Keywords.Where(keyword => !question.Language.IsChat(keyword.Text)
            && !all.Exists(mention => mention.Tokens.Contains(keyword.Token))).ToList();
        if (IsOther(question, mentions, others))
            return new(Intent.None);
        string[] uncovered =
        [
            .. others
                .Where(keyword => question.Language.Is(Cue.Side, keyword.Text) && !entries.Any(entry => texts.Tells(keyword, entry)))
                .Select(keyword => question.Original(keyword.Token)),
        ];

        if ((cues.Compares || cues.Confuses || cues.Or) && (weighed.Sides(MostEntries) ?? entries) is { Length: > 1 } sides)
            return new(Intent.Compare, sides);
        if (entries.Length == 1 && (cues.Compares || cues.Or)
            && (weighed.OtherSide(entries[0], others) ?? weighed.OtherSide(mentions[0])) is { } side)
            return new(Intent.Compare, entries[0], side);
        if (entries.Length == 1 && cues.Compares)
        {
            if (others.Count > 1 && Instead(weighed, entries, others, cues) is { } told)
                return told;
            string[] unknown = [.. others.Where(keyword => keyword.IsStrange).Select(keyword => question.Original(keyword.Token))];
            return unknown.Length > 0 ? new(Intent.What, entries) { Uncovered = unknown }
                : before is null || before == entries[0] ? new(Intent.Confuse, entries)
                : others.Count == 0 || cues.Pronoun ? new(Intent.Compare, before, entries[0])
                : new(Intent.What, entries);
        }

        if (cues.Confuses && entries.Length == 1)
            return new(Intent.Confuse, entries);
        if (entries.Length == 1 && (cues.After || (cues.Before && IsBeforeIt(question, mentions[0])))
            && (cues.Order || GoesOn(question)) && others.Count <= 1)
            return new(cues.After ? Intent.After : Intent.Before, entries[0]);
        if (cues.Where && entries is [{ Kind: EntryKind.Term }] && others.TrueForAll(keyword => question.IsOfNote(keyword.Token)))
            return new(Intent.Where, entries);
        if (!inStory && Instead(weighed, entries, others, cues) is { } instead)
            return instead;

        var intent = (inStory || cues.Story || cues.Who) && Array.Exists(entries, IsInStory) ? Intent.Who
            : cues.Example ? Intent.Example
            : cues.Why ? Intent.Why
            : cues.AsksForPlaceOf(entries[0], others.Count == 0) ? Intent.Where
            : others.Count == 0 && GoesOn(question)
                && wanted is Intent.Who or Intent.Where or Intent.Why or Intent.Example or Intent.Confuse or Intent.Uses
                ? wanted.Value
            : Intent.What;
        return new(intent, entries) { Uncovered = uncovered };
    }

    /// <summary>"What comes before training"; in "never heard of it before" it stands behind.</summary>
    private static bool IsBeforeIt(Question question, Mention mention) =>
        mention.Entry.Kind != EntryKind.Term || Enumerable.Range(0, mention.First).Any(token => question.Is(token, Cue.Before));

    /// <summary>"How much does S3 Glacier cost": a longer name, and a side of it that no note tells.</summary>
    private static bool IsOther(Question question, List<Mention> mentions, List<Keyword> others) =>
        mentions is [var mention] && others.Exists(keyword => question.Language.Is(Cue.Side, keyword.Text))
        && others.FindAll(keyword => keyword.IsStrange && !question.Language.Is(Cue.Side, keyword.Text)) is var strange
        && (strange.Count > 1 || strange.Exists(keyword => keyword.Token == mention.Last + 1 && question.IsBeside(keyword.Token, mention)));

    /// <summary>
    /// Another entry than those named, where the names are only part of a description ("which tool visualizes data drift"); null where they
    /// are meant.
    /// </summary>
    private Answer? Instead(Weighed weighed, Entry[] named, List<Keyword> others, Cues cues)
    {
        var isStage = named is [{ Kind: not EntryKind.Term }] && catalogue.UsedIn(named[0]).Count > 0;
        if (isStage && cues.SeveralServices && others.TrueForAll(keyword => Vendors.IsOne(keyword.Text)))
            return new(Intent.Uses, named[0]);
        if (cues.AsksForTerm && named.All(entry => entry.Kind != EntryKind.Term))
        {
            if (isStage && others.Count == 0)
                return new(Intent.Uses, named[0]);
            return Told(weighed) is { Kind: EntryKind.Term } term ? new(Intent.Find, term)
                : isStage ? new(Intent.Uses, named[0]) : null;
        }

        if (cues.Services && cues.Use && isStage && others.Count <= 1)
            return new(Intent.Uses, named[0]);
        var isSaid = others.Count > 0 || weighed.Meant.TrueForAll(candidate => !NamePlace.IsAskedFor(weighed.Question, candidate.Mention));
        return isSaid && Told(weighed) is { } told && !named.Contains(told)
            && (told.Kind == EntryKind.Term || !weighed.Meant.Exists(candidate =>
                candidate.Entry.Kind == EntryKind.Term && NameTraits.IsPlain(weighed.Question, candidate.Mention)))
            && weighed.Told.Likelihood > weighed.Meant.Max(candidate => candidate.Likelihood)
                ? new(Intent.Find, told)
                : null;
    }

    private Answer Unnamed(Weighed weighed, Earlier earlier)
    {
        var question = weighed.Question;
        var before = earlier.First;
        var cues = Cues.Of(question);
        List<Keyword> about =
        [
            .. question.Keywords.Where(keyword => !question.Is(keyword.Token, Cue.Service) && !question.Is(keyword.Token, Cue.Place)
                && !(before is not null && question.Language.IsChat(keyword.Text))),
        ];
        if (about.Count == 0 && (before is not null || cues.Story || cues.All || cues.Example || Told(weighed) is null)
            && followUps.Of(cues, earlier) is var further
            && (further.Intent != Intent.What || !(weighed.IsElsewhere || (question.Keywords.Count > 0 && Told(weighed) is not null))))
            return further;
        if (before is not null && cues.Pronoun && followUps.IsOf(cues, before, about, question, Told(weighed) is not null))
            return followUps.Of(cues, earlier);
        if (before is not null && cues.Pronoun && cues.Compares && OtherThan(weighed, before, about) is { } other)
            return new(Intent.Compare, before, other);
        if (cues.SeveralServices && StageOf(weighed, about) is { } stage)
            return new(Intent.Uses, stage);

        if ((cues.Compares || cues.Or) && weighed.Sides(MostEntries) is { } sides)
            return new(Intent.Compare, sides);
        if (cues.Story && notes.StoryOf(question) is { } story)
            return new(Intent.Story, story);
        if (Told(weighed) is { } told)
            return weighed.Told.Explained(told.Kind == EntryKind.Analogy ? Intent.Story : Intent.Find);
        if (cues.Compares && about.Count == 2 && SideOf(weighed) is { } known)
        {
            var unknown = about.Find(keyword => !known.Mention.Tokens.Contains(keyword.Token));
            return new(Intent.What, known.Entry) { Uncovered = unknown is null ? [] : [question.Original(unknown.Token)] };
        }

        return weighed.Likely(MostOffered) is { Length: > 0 } likely ? new(Intent.Unsure) { Likely = likely } : new(Intent.None);
    }

    /// <summary>"How does it differ from the rough one": what has that in its name; null for none.</summary>
    private static Entry? OtherThan(Weighed weighed, Entry before, List<Keyword> about)
    {
        var named = weighed.Named.OrderByDescending(candidate => candidate.Likelihood).Select(candidate => candidate.Entry);
        var told = weighed.Told.Candidates.Select(candidate => candidate.Entry).Where(entry => IsNamedBy(entry, about));
        return named.Concat(told).FirstOrDefault(entry => entry != before && Neighbours.IsTopic(entry));
    }

    private static bool IsNamedBy(Entry entry, List<Keyword> about) => about.Exists(keyword =>
        EntryNames.WordsOf(entry.Name).Contains(keyword.Text, StringComparer.OrdinalIgnoreCase));

    /// <summary>"Services for monitoring": the likeliest of which nothing is said but its name, and that has some; null for none.</summary>
    private Entry? StageOf(Weighed weighed, List<Keyword> about)
    {
        var telling = about.FindAll(keyword => !Vendors.IsOne(keyword.Text) && !weighed.Question.Is(keyword.Token, Cue.All));
        return weighed.Named
            .Where(candidate => candidate.Entry.Kind != EntryKind.Term && catalogue.UsedIn(candidate.Entry).Count > 0
                && telling.TrueForAll(keyword => candidate.Mention.Tokens.Contains(keyword.Token)))
            .MaxBy(candidate => candidate.Likelihood)?.Entry;
    }

    /// <summary>"Glue or Databricks": the side that the notes explain; null for none.</summary>
    private static NamedCandidate? SideOf(Weighed weighed) => weighed.Named.Find(candidate =>
        candidate.Mention is { Whole: true, Likeness: Likeness.Same } && Neighbours.IsTopic(candidate.Entry));

    /// <summary>The entry that is described; null where none is likely enough.</summary>
    private static Entry? Told(Weighed weighed) => weighed.Told.IsMeant ? weighed.Told.Best!.Entry : null;

    /// <summary>True where there is an analogy that the entry may have a part in.</summary>
    private bool IsInStory(Entry entry) => entry.Term?.Role is not null || catalogue.Of(entry).Analogy is not null;

    private static bool GoesOn(Question question) => question.Is(0, Cue.Going) || (question.Is(0, Cue.How) && question.Is(1, Cue.About));

    /// <summary>Of entries of one name, the one in the note that the conversation is about.</summary>
    private static Entry Prefer(Mention mention, Entry? before) =>
        mention.Entries.FirstOrDefault(entry =>
            before is not null && entry.Note == before.Note && entry.Kind == mention.Entry.Kind)
        ?? mention.Entry;
}
