using System.Collections.Frozen;
using QuizBot.Core.Explain.English;
using QuizBot.Core.Explain.Entries;
using QuizBot.Core.Explain.Index;

namespace QuizBot.Core.Explain.Questions;

/// <summary>Chooses what answers a question that has been read.</summary>
internal sealed class AnswerChooser(Catalogue catalogue, MentionPicker picker, TextIndex texts, Neighbours neighbours)
{
    private const int MostEntries = 3;
    private const int MostNearest = 3;

    /// <summary>How much of a description the texts of an entry must speak of.</summary>
    private const float Covers = 0.6f;

    /// <summary>The same where the question asks for a service or a stage, and so for fewer things.</summary>
    private const float CoversAsked = 0.5f;

    /// <summary>How much more of a question than the name in it an entry must cover to be what is meant.</summary>
    private const float CoversMore = 0.25f;

    private static readonly FrozenSet<string> GoingOn = Lexicon.Set("and also or but then so plus");

    private readonly Descriptions descriptions = new(texts);

    public Answer Choose(Question question, Previous? previous, bool trace)
    {
        var mentions = picker.Pick(question);
        var answer = Decide(question, mentions, previous);
        if (answer.Intent is Intent.None or Intent.Lost)
            answer = answer with { Nearest = [.. neighbours.Of(question, MostNearest).Concat(catalogue.Entries.Where(Neighbours.IsTopic)).DistinctBy(entry => entry.Name).Take(MostNearest)] };
        return trace ? answer with { Why = Trace.Of(question, mentions, texts.Search(question, _ => true, 5), answer) } : answer;
    }

    private Answer Decide(Question question, List<Mention> mentions, Previous? previous)
    {
        var before = previous is null ? null : catalogue.Find(previous.Key);
        if (Cues.Orders(question) && mentions.TrueForAll(mention => mention.Everyday || !mention.Whole))
            return new(Intent.None);
        if (mentions.Count == 0)
            return SmallTalk.Of(question.Tokens) is { } talk ? new(talk) : Unnamed(question, before);
        var parts = mentions.FindAll(mention => mention.Entry.Kind is not (EntryKind.Note or EntryKind.Analogy) && !MentionPicker.IsPlace(question, mention, mentions));
        if (parts.Count > 0)
            return Named(question, parts, mentions, before, previous?.Intent);

        if (before is not null && CuesOf(question, mentions) is { Pronoun: true } more && (more.Who || more.Where || more.When || more.Why || more.Example))
            return FollowUp(more, before);
        var note = mentions.Find(mention => mention.Entry.Kind == EntryKind.Note)?.Entry ?? before;
        var whole = mentions.Select(mention => Prefer(mention, note)).MaxBy(entry => entry.Kind == EntryKind.Analogy)!;
        var story = whole.Kind == EntryKind.Analogy || CuesOf(question, mentions).Story;
        return story && catalogue.Of(whole).Analogy is { } analogy ? new(Intent.Story, analogy) : new(Intent.Overview, catalogue.Of(whole).Whole);
    }

    /// <param name="question">The question.</param>
    /// <param name="mentions">The names of parts of a note in it.</param>
    /// <param name="all">These and the names of notes and analogies, which say where to look.</param>
    /// <param name="before">What was explained before.</param>
    /// <param name="wanted">What was wanted of it.</param>
    private Answer Named(Question question, List<Mention> mentions, List<Mention> all, Entry? before, Intent? wanted)
    {
        var inStory = all.Exists(mention => mention.Entry.Kind == EntryKind.Analogy);
        var cues = CuesOf(question, mentions);
        Entry[] entries = [.. mentions.Select(mention => Prefer(mention, before)).Distinct().Take(MostEntries)];
        List<Keyword> others = [.. question.Clues.Where(clue => !all.Exists(mention => mention.Tokens.Contains(clue.Token)))];
        if (IsOther(question, mentions, others))
            return new(Intent.None);
        string[] uncovered = [.. others.Where(clue => Lexicon.IsFacet(clue.Text) && !entries.Any(entry => texts.Tells(clue, entry))).Select(clue => question.Original(clue.Token))];

        if (entries.Length > 1 && (cues.Compares || cues.Confuses || cues.Or))
            return new(Intent.Compare, entries);
        if (entries.Length == 1 && cues.Compares)
        {
            if (others.Count > 1 && Instead(question, mentions, entries, others, cues) is { } told)
                return told;
            string[] unknown = [.. others.Where(clue => clue.IsStrange).Select(clue => question.Original(clue.Token))];
            return unknown.Length > 0 ? new(Intent.What, entries) { Uncovered = unknown }
                : before is not null && before != entries[0] ? new(Intent.Compare, before, entries[0])
                : new(Intent.Confuse, entries);
        }

        if (cues.Confuses && entries.Length == 1)
            return new(Intent.Confuse, entries);
        if (entries.Length == 1 && (cues.After || (cues.Before && IsBeforeIt(question, mentions[0]))) && (cues.Order || GoesOn(question)) && others.Count <= 1)
            return new(cues.After ? Intent.After : Intent.Before, entries[0]);
        if (!inStory && Instead(question, mentions, entries, others, cues) is { } instead)
            return instead;

        var intent = inStory || cues.Story || cues.Who ? Intent.Who
            : cues.Example ? Intent.Example
            : cues.Why ? Intent.Why
            : IsPlaceAsked(cues, entries[0], others.Count == 0) ? Intent.Where
            : others.Count == 0 && GoesOn(question) && wanted is Intent.Who or Intent.Where or Intent.Why or Intent.Example or Intent.Confuse or Intent.Uses ? wanted.Value
            : Intent.What;
        return new(intent, entries) { Uncovered = uncovered };
    }

    /// <summary>"What comes before training"; in "never heard of it before" it stands behind.</summary>
    private static bool IsBeforeIt(Question question, Mention mention) => mention.Entry.Kind != EntryKind.Term || Enumerable.Range(0, mention.First).Any(token => Cues.IsBefore(question.Tokens[token].Text));

    /// <summary>"How much does S3 Glacier cost": a longer name, and a side of it that no note tells.</summary>
    private static bool IsOther(Question question, List<Mention> mentions, List<Keyword> others) =>
        mentions is [var mention] && others.Exists(clue => Lexicon.IsFacet(clue.Text))
        && others.FindAll(clue => clue.IsStrange && !Lexicon.IsFacet(clue.Text)) is var strange
        && (strange.Count > 1 || strange.Exists(clue => clue.Token == mention.Last + 1 && question.IsBeside(clue.Token, mention)));

    /// <summary>Another entry than those named, where the names are only part of a description ("which tool visualizes data drift"); null where they are meant.</summary>
    private Answer? Instead(Question question, List<Mention> mentions, Entry[] named, List<Keyword> others, Cues cues)
    {
        var isStage = named is [{ Kind: not EntryKind.Term }] && catalogue.UsedIn(named[0]).Count > 0;
        if (cues.AsksForTerm && named.All(entry => entry.Kind != EntryKind.Term))
        {
            if (isStage && others.Count == 0)
                return new(Intent.Uses, named[0]);
            return descriptions.Best(question, cues, entry => entry.Kind == EntryKind.Term, CoversAsked) is { } term ? new(Intent.Find, term)
                : isStage ? new(Intent.Uses, named[0]) : null;
        }

        if (cues.Services && cues.Use && isStage && others.Count <= 1)
            return new(Intent.Uses, named[0]);
        if (others.Count == 0 || (named.Length == 1 && IsObject(question, mentions[0])))
            return null;
        return others.Sum(clue => clue.Weight) >= Descriptions.LeastEvidence
            && descriptions.Best(question, cues, entry => entry.Kind != EntryKind.Analogy && Wanted(cues, entry), Covers) is { } told
            && !named.Contains(told) && texts.Cover(question.Clues, told) >= CoversMore + named.Max(entry => texts.Cover(question.Clues, entry))
            ? new(Intent.Find, told)
            : null;
    }

    /// <summary>"Where is Glue used", "when is it used"; for a stage "when" asks what it is, and so does "which step" where more is said than its name.</summary>
    private static bool IsPlaceAsked(Cues cues, Entry entry, bool named) =>
        entry.Kind == EntryKind.Term ? cues.Where || cues.When : cues.Where && (named || !cues.AsksForPlace);

    /// <summary>"explain X", "what is X": what is asked about stands right there.</summary>
    private static bool IsObject(Question question, Mention mention)
    {
        var start = mention.First;
        while (start > 0 && question.Tokens[start - 1] is { Empty: true } before && before.Clause == question.Tokens[mention.First].Clause && !Cues.Starts(before.Text))
            start--;
        return start > 0 && Cues.Starts(question.Tokens[start - 1].Text) && (mention.Last == question.Tokens.Count - 1 || question.Tokens.Skip(mention.Last + 1).All(token => token.Empty));
    }

    private Answer Unnamed(Question question, Entry? before)
    {
        Cues cues = new(question, Enumerable.Range(0, question.Tokens.Count));
        if (question.Clues.Count == 0 || (before is not null && cues.Pronoun && cues.Confuses && question.Clues.Count == 1))
        {
            return before is null && descriptions.Faintly(question, cues) is { } faint ? new(Intent.Find, faint)
                : question.Tokens.Any(token => Lexicon.IsChat(token.Text)) && !cues.Pronoun && !cues.Story ? new(Intent.None)
                : FollowUp(cues, before);
        }

        var told = question.Names.Any(mention => mention.Whole);
        if (cues.Story && !told && texts.Search(question, entry => entry.Kind == EntryKind.Analogy, 1) is [{ Coverage: >= Covers } story])
            return new(Intent.Story, story.Entry);
        var needed = cues.AsksForTerm || cues.AsksForPlace ? CoversAsked : Covers;
        var term = cues.AsksWhatToUse && texts.Search(question, _ => true, 1) is [{ Score: < Descriptions.Telling }]
            ? descriptions.Best(question, cues, entry => entry.Kind == EntryKind.Term, Covers)
            : null;
        var found = term
            ?? descriptions.Best(question, cues, entry => Wanted(cues, entry), needed)
            ?? (cues.AsksForTerm || !AsksForStep(cues) ? null : descriptions.Best(question, cues, _ => true, Covers))
            ?? descriptions.Faintly(question, cues);
        return found is null || (found.Kind == EntryKind.Analogy && told) ? new(Intent.None)
            : new(found.Kind == EntryKind.Analogy ? Intent.Story : Intent.Find, found);
    }

    private Answer FollowUp(Cues cues, Entry? before)
    {
        if ((cues.All && !(cues.Pronoun && before is not null)) || (cues.Story && !cues.Pronoun && !cues.Who))
        {
            NoteEntries? chapter = before is not null ? catalogue.Of(before) : catalogue.Chapters.FirstOrDefault(chapter => !cues.Story || chapter.Analogy is not null);
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
            : Intent.What;
        return new(intent, before);
    }

    private static Cues CuesOf(Question question, List<Mention> mentions)
    {
        HashSet<int> named = [.. mentions.SelectMany(mention => mention.Tokens)];
        var first = question.Tokens[mentions.Min(mention => mention.First)].Sentence;
        var last = mentions.Select(mention => question.Tokens[mention.First].Sentence).Where(sentence => sentence > first).DefaultIfEmpty(int.MaxValue).Min();
        var own = question.Tokens.Index().Where(token => token.Item.Sentence >= first && token.Item.Sentence < last).Select(token => token.Index);
        return new(question, own.Where(token => !named.Contains(token)), [.. mentions.Select(mention => mention.First).Order()]);
    }

    private static bool GoesOn(Question question) =>
        GoingOn.Contains(question.Tokens[0].Text) || (question.Tokens.Count > 1 && question.Tokens[0].Text is "what" or "how" && question.Tokens[1].Text == "about");

    private static bool Wanted(Cues cues, Entry entry) =>
        cues.AsksForTerm ? entry.Kind == EntryKind.Term
        : !AsksForStep(cues) || entry.Kind is EntryKind.Concept or EntryKind.Stage or EntryKind.Step;

    /// <summary>Where it is a stage or a concept that is asked for.</summary>
    private static bool AsksForStep(Cues cues) => cues.AsksForPlace || cues.When;

    /// <summary>Of entries of one name, the one in the note that the conversation is about.</summary>
    private static Entry Prefer(Mention mention, Entry? before) =>
        mention.Entries.FirstOrDefault(entry => before is not null && entry.Note == before.Note && entry.Kind == mention.Entry.Kind) ?? mention.Entry;
}
