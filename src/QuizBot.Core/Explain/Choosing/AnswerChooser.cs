using QuizBot.Core.Explain.Entries;
using QuizBot.Core.Explain.Index;
using QuizBot.Core.Explain.Languages;
using QuizBot.Core.Explain.Meaning;
using QuizBot.Core.Explain.Questions;

namespace QuizBot.Core.Explain.Choosing;

/// <summary>Chooses what answers a question that has been read.</summary>
internal sealed class AnswerChooser(Catalogue catalogue, Judge judge, TextIndex texts, Neighbours neighbours)
{
    private const int MostEntries = 3;
    private const int MostOffered = 3;

    /// <summary>How much of what is said of a story must stand in it.</summary>
    private const float CoversStory = 0.6f;

    /// <param name="question">The question.</param>
    /// <param name="previous">What was explained before; null at the start.</param>
    /// <param name="meaning">Finds how near the entries are by meaning; null where that is not known.</param>
    /// <param name="trace">True to tell how the answer was chosen.</param>
    public Answer Choose(Question question, Previous? previous, MeaningIndex? meaning, bool trace)
    {
        Func<Nearness>? search = meaning?.Knows(question.Language.Name) == true ? () => meaning.Search(question.Spelt) : null;
        var before = previous is null ? null : catalogue.Find(previous.Key);
        var talk = SmallTalk.Of([.. question.Tokens.Select(token => token.Text)], question.Language);
        var weighed = Weighed.Of(question, judge, talk is null ? search : null);
        var isOrder = Cues.OrdersAbout(question)
            && weighed.Meant.TrueForAll(candidate => candidate.Mention.Everyday || !candidate.Mention.Whole);
        var answer = isOrder ? new(Intent.None)
            : talk is not null && (talk is Intent.Study or Intent.Self || weighed.Meant.Count == 0) ? new(talk.Value)
            : Decide(weighed, before, previous?.Intent);
        if (trace)
            answer = answer with { Why = Reasons.Of(weighed, answer) };
        if (meaning is not null && search is null)
            answer = answer with { OnlyWordsOf = question.Language.Name };
        return answer.Intent is Intent.None or Intent.Lost ? answer with { Nearest = neighbours.Of(weighed, MostOffered) } : answer;
    }

    private Answer Decide(Weighed weighed, Entry? before, Intent? wanted)
    {
        var question = weighed.Question;
        List<Mention> mentions = [.. weighed.Meant.Select(candidate => candidate.Mention)];
        if (mentions.Count == 0)
            return Unnamed(weighed, before);
        var parts = mentions.FindAll(mention =>
            mention.Entry.Kind is not (EntryKind.Note or EntryKind.Analogy) && !NameTraits.IsPlace(question, mention));
        if (parts.Count > 0)
            return Named(weighed, parts, mentions, before, wanted);

        var cues = CuesOf(question, mentions);
        if (before is not null && cues.Pronoun && (cues.Who || cues.Where || cues.When || cues.Why || cues.Example))
            return FollowUp(cues, before);
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
        var cues = CuesOf(question, mentions);
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
        if (entries.Length == 1 && (cues.Compares || cues.Or) && weighed.OtherSide(entries[0], others) is { } side)
            return new(Intent.Compare, entries[0], side);
        if (entries.Length == 1 && cues.Compares)
        {
            if (others.Count > 1 && Instead(weighed, entries, others, cues) is { } told)
                return told;
            string[] unknown = [.. others.Where(keyword => keyword.IsStrange).Select(keyword => question.Original(keyword.Token))];
            return unknown.Length > 0 ? new(Intent.What, entries) { Uncovered = unknown }
                : before is not null && before != entries[0] ? new(Intent.Compare, before, entries[0])
                : new(Intent.Confuse, entries);
        }

        if (cues.Confuses && entries.Length == 1)
            return new(Intent.Confuse, entries);
        if (entries.Length == 1 && (cues.After || (cues.Before && IsBeforeIt(question, mentions[0])))
            && (cues.Order || GoesOn(question)) && others.Count <= 1)
            return new(cues.After ? Intent.After : Intent.Before, entries[0]);
        if (!inStory && Instead(weighed, entries, others, cues) is { } instead)
            return instead;

        var intent = inStory || cues.Story || cues.Who ? Intent.Who
            : cues.Example ? Intent.Example
            : cues.Why ? Intent.Why
            : IsPlaceAsked(cues, entries[0], others.Count == 0) ? Intent.Where
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
        if (cues.AsksForTerm && named.All(entry => entry.Kind != EntryKind.Term))
        {
            if (isStage && others.Count == 0)
                return new(Intent.Uses, named[0]);
            return Told(weighed) is { Kind: EntryKind.Term } term ? new(Intent.Find, term)
                : isStage ? new(Intent.Uses, named[0]) : null;
        }

        if (cues.Services && cues.Use && isStage && others.Count <= 1)
            return new(Intent.Uses, named[0]);
        return others.Count > 0 && Told(weighed) is { } told && !named.Contains(told)
            && weighed.Told.Likelihood > weighed.Meant.Max(candidate => candidate.Likelihood)
                ? new(Intent.Find, told)
                : null;
    }

    /// <summary>
    /// "Where is Glue used", "when is it used"; for a stage "when" asks what it is, and so does "which step" where more is said than its
    /// name.
    /// </summary>
    private static bool IsPlaceAsked(Cues cues, Entry entry, bool named) =>
        entry.Kind == EntryKind.Term ? cues.Where || cues.When : cues.Where && (named || !cues.AsksForPlace);

    private Answer Unnamed(Weighed weighed, Entry? before)
    {
        var question = weighed.Question;
        Cues cues = new(question, Enumerable.Range(0, question.Tokens.Count));
        var about = question.Keywords.Count(keyword => !question.Is(keyword.Token, Cue.Service) && !question.Is(keyword.Token, Cue.Place));
        if (about == 0 && (before is not null || cues.Story || cues.All || cues.Example || Told(weighed) is null)
            && FollowUp(cues, before) is var further && (further.Intent != Intent.What || !weighed.IsElsewhere))
            return further;
        if (about == 1 && before is not null && cues.Pronoun && (cues.Confuses || ((cues.Where || cues.After) && Told(weighed) is null)))
            return FollowUp(cues, before);

        if ((cues.Compares || cues.Or) && weighed.Sides(MostEntries) is { } sides)
            return new(Intent.Compare, sides);
        if (cues.Story && StoryOf(question) is { } story)
            return new(Intent.Story, story);
        if (Told(weighed) is { } told)
            return new(told.Kind == EntryKind.Analogy ? Intent.Story : Intent.Find, told) { Likely = weighed.Told.Doubts };
        var names = weighed.Named
            .Where(candidate => candidate.Likelihood >= Sureness.Possible)
            .OrderByDescending(candidate => candidate.Likelihood)
            .Select(candidate => candidate.Entry);
        var texts = weighed.Told.Candidates.Where(_ => weighed.Told.InScope >= Sureness.Covered).Select(candidate => candidate.Entry);
        Entry[] likely = [.. names.Take(1).Concat(texts).Concat(names).DistinctBy(entry => entry.Name).Take(MostOffered)];
        return likely.Length > 0 ? new(Intent.Unsure) { Likely = likely } : new(Intent.None);
    }

    /// <summary>The entry that is described; null where none is likely enough.</summary>
    private static Entry? Told(Weighed weighed) => weighed.Told.IsMeant ? weighed.Told.Best!.Entry : null;

    private Entry? StoryOf(Question question)
    {
        var scores = texts.Search(question.Keywords);
        var asked = question.Keywords.Sum(keyword => keyword.Weight);
        var best = catalogue.Entries
            .Where(entry => entry.Kind == EntryKind.Analogy)
            .MaxBy(entry => scores.Covered(catalogue.NumberOf(entry)));
        return best is not null && scores.Covered(catalogue.NumberOf(best)) >= CoversStory * asked ? best : null;
    }

    private Answer FollowUp(Cues cues, Entry? before)
    {
        if ((cues.All && !(cues.Pronoun && before is not null)) || (cues.Story && !cues.Pronoun && !cues.Who))
        {
            NoteEntries? chapter = before is not null
                ? catalogue.Of(before)
                : catalogue.Chapters.FirstOrDefault(chapter => !cues.Story || chapter.Analogy is not null);
            if (chapter is not null)
                return cues.Story && chapter.Analogy is { } analogy ? new(Intent.Story, analogy) : new(Intent.Overview, chapter.Whole);
        }

        if (before is null)
            return new(Intent.Lost);
        var intent = cues.Confuses || cues.Compares ? Intent.Confuse
            : cues.Example ? Intent.Example
            : cues.Why ? Intent.Why
            : (cues.After || cues.Then) && cues.Order ? Intent.After
            : cues.Before ? Intent.Before
            : cues.Who || cues.Story ? Intent.Who
            : cues.Services ? Intent.Uses
            : IsPlaceAsked(cues, before, named: true) ? Intent.Where
            : cues.After || cues.Then ? Intent.After
            : cues.Speaker ? Intent.Lost
            : Intent.What;
        return intent == Intent.Lost ? new(intent) : new(intent, before);
    }

    private static Cues CuesOf(Question question, List<Mention> mentions)
    {
        HashSet<int> named = [.. mentions.SelectMany(mention => mention.Tokens)];
        var first = question.Tokens[mentions.Min(mention => mention.First)].Sentence;
        var last = mentions
            .Select(mention => question.Tokens[mention.First].Sentence)
            .Where(sentence => sentence > first)
            .DefaultIfEmpty(int.MaxValue)
            .Min();
        var own = question.Tokens.Index()
            .Where(token => token.Item.Sentence >= first && token.Item.Sentence < last)
            .Select(token => token.Index);
        return new(question, own.Where(token => !named.Contains(token)), [.. mentions.Select(mention => mention.First).Order()]);
    }

    private static bool GoesOn(Question question) => question.Is(0, Cue.Going) || (question.Is(0, Cue.How) && question.Is(1, Cue.About));

    /// <summary>Of entries of one name, the one in the note that the conversation is about.</summary>
    private static Entry Prefer(Mention mention, Entry? before) =>
        mention.Entries.FirstOrDefault(entry =>
            before is not null && entry.Note == before.Note && entry.Kind == mention.Entry.Kind)
        ?? mention.Entry;
}
