using QuizBot.Core.Notes.Reading.Drafts;
using QuizBot.Core.Notes.Reading.Marks;
using QuizBot.Core.Notes.Reading.Outline;
using QuizBot.Core.Notes.Reading.Source;
using QuizBot.Core.Text;

namespace QuizBot.Core.Notes.Reading.Forms;

/// <summary>
/// Finds the questions that stand in a note as headings, list items, paragraphs and folds, and collects what stands below each up to the
/// next one. What the answer is in there is decided by <see cref="BodyReader"/>.
/// </summary>
internal sealed class QuestionFinder
{
    private readonly Embeds embeds;
    private readonly QuestionCues cues;
    private readonly FoundQuestions found;
    private readonly List<OutlineItem> pending = [];
    private Section? pendingHeading;
    private FoundQuestion? open;
    private AnswerKey? key;
    private int keyLevel;

    private QuestionFinder(QuestionCues cues, Embeds embeds)
    {
        this.cues = cues;
        this.embeds = embeds;
        found = new FoundQuestions(embeds);
    }

    /// <param name="sections">The sections of a note, sorted.</param>
    /// <param name="title">The one that its title heads; null without one.</param>
    /// <param name="embeds">The embedded parts of the note.</param>
    /// <param name="findings">Told of questions without answers and answers without questions.</param>
    public static IReadOnlyList<CardDraft> Find(IReadOnlyList<Section> sections, Section? title, Embeds embeds, FindingList findings)
    {
        var finder = new QuestionFinder(new QuestionCues(sections), embeds);
        foreach (var section in sections)
            finder.Read(section, isTitle: section == title);
        finder.Close();
        finder.EndKey();
        finder.found.Tell(findings);
        finder.TellUnasked(sections, title, findings);
        return finder.found.Drafts;
    }

    private void Read(Section section, bool isTitle)
    {
        if (section.Line > 0)
            ReadHeading(section, isTitle);
        var before = found.Drafts.Count;
        section.IsAsked = open is not null;
        for (var i = 0; i < section.Entries.Count; i++)
            ReadItem(section, i);
        section.IsAsked |= open is not null || found.Drafts.Count > before;
    }

    private void ReadHeading(Section section, bool isTitle)
    {
        var isBelow = open is { IsHeading: true } && section.Level > open.Level;
        if (open is not null && IsLabel(section, isBelow))
        {
            open.Items.Add(OutlineItem.Of(section));
            return;
        }

        if (key is not null && section.Level > keyLevel && key.StartEntry(section))
            return;
        if (!isBelow)
            Close();
        pending.Clear();
        pendingHeading = null;
        if (section.Level <= keyLevel)
            EndKey();
        if (isTitle)
            return;
        if (!isBelow && AnswerKey.Heads(section) && !found.IsEmpty)
        {
            EndKey();
            (key, keyLevel) = (new AnswerKey(embeds), section.Level);
        }
        else if (!IsOwn(section) && cues.IsQuestion(section) && !(isBelow && IsPartOfAnswer(section)))
        {
            Close();
            EndKey();
            var (number, question) = PromptText.Split(section.Title);
            var (place, bare) = PromptText.WithoutPlace(question);
            open = new FoundQuestion
            {
                Line = section.Line,
                Question = bare,
                Form = CardForm.Heading,
                Number = number,
                Place = place ?? section.Number,
                Level = section.Level,
                IsCertain = number is not null || section.Kind == SectionKind.Flashcards,
            };
        }
        else if (isBelow)
        {
            open!.Items.Add(OutlineItem.Of(section));
        }
        else
        {
            pendingHeading = section;
        }
    }

    /// <summary>"#### Answer" below a question, or "### Answer" beside one that has none yet.</summary>
    private bool IsLabel(Section section, bool isBelow) =>
        !QuestionNumber.IsIn(section.Heading) && CardLabels.Of(OutlineItem.Of(section).Text) is { } label
        && (isBelow || (!AnswerKey.Heads(section) && (!open!.IsHeading
            || (section.Level == open.Level && CardLabels.Whole(section.Heading) == label.Kind && label.Kind != FieldKind.Question))));

    private void ReadItem(Section section, int index)
    {
        var item = section.Entries[index];
        if (item.IsAfterRule && open is { IsHeading: false })
            Close();
        if (item.IsAfterRule)
            pending.Clear();
        if (item.Embed is Fold { Kind: FoldKind.Question } question)
        {
            // A heading above questions is the title of a group.
            if (open is { IsHeading: true, IsCertain: false, Items.Count: 0 })
                open = null;
            Close();
            pending.Clear();
            found.Add(FoundQuestion.Of(question, embeds));
        }
        else if (key is not null)
        {
            key.Add(item);
        }
        else if (item.Embed is Fold { Kind: FoldKind.Answer } answer)
        {
            AddAnswer(item, answer);
        }
        else if (IsOwn(section) || item.Embed is Fold)
        {
            return;
        }
        else if (QuestionCues.Start(section, index, open) is { } started)
        {
            Close();
            pending.Clear();
            open = started;
        }
        else if (open is not null)
        {
            open.Items.Add(item);
        }
        else
        {
            pending.Add(item);
            if (cues.Answers(section, index, pendingHeading, pending))
                OpenPending(section);
        }
    }

    private void AddAnswer(OutlineItem item, Fold fold)
    {
        if (!found.IsEmpty && AnswerKey.Read(fold, embeds) is { } folded)
        {
            Close();
            found.Answer(folded);
            return;
        }

        if (open is null && (pending.Count > 0 || pendingHeading is not null))
            OpenPending(null);
        if (open is not null)
            open.Items.Add(item);
        else
            found.AddOrphan(item.Line);
    }

    /// <summary>What stands above an answer is its question: the text since the last one, or the heading where there is none.</summary>
    private void OpenPending(Section? section)
    {
        var hasText = pending.Exists(item => item.Embed is null && item.Tick is null && item.Text.Text.Any(char.IsLetterOrDigit)
            && !(CardLabels.Of(item.Text) is { Kind: FieldKind.Answer }));
        var heading = hasText || pendingHeading is null ? null : pendingHeading;
        var (number, question) = heading is null ? (null, RichText.Empty) : PromptText.Split(heading.Title);
        var (place, bare) = PromptText.WithoutPlace(question);
        open = new FoundQuestion
        {
            Line = heading?.Line ?? pending[0].Line,
            Question = bare,
            Form = CardForm.Options,
            Number = number,
            Place = place,
            Level = heading?.Level ?? 0,
            IsCertain = section?.Kind == SectionKind.Flashcards,
        };
        open.Items.AddRange(pending);
        pending.Clear();
        pendingHeading = null;
    }

    /// <summary>Tells of headings that ask nothing where most others of their level do.</summary>
    private void TellUnasked(IReadOnlyList<Section> sections, Section? title, FindingList findings)
    {
        foreach (var section in sections.Where(section => section is { Line: > 0, IsAsked: false } && section != title && !IsOwn(section)
            && cues.Asks(section.Level) && !RevealTitle.IsContents(HeadingText.WithoutNumbering(section.Heading))
            && section.Entries.Exists(item => item.Embed is null && !item.Text.IsLinks && item.Text.Text.Any(char.IsLetter))))
        {
            findings.Information(
                "unasked-heading", section.Line,
                $"“{Wording.Shorten(section.Heading, 60)}” stands among questions, but asks nothing, so it is no flashcard.",
                "Write it as a question, or leave it as it is.");
        }
    }

    private void Close()
    {
        if (open is null)
            return;
        var closed = open;
        open = null;
        found.Add(closed);
    }

    private void EndKey()
    {
        if (key is not null)
            found.Answer(key);
        key = null;
        keyLevel = 0;
    }

    /// <summary>
    /// "Why use it?" within an answer: a deeper heading that asks where others of its level do not, and something was said before it.
    /// </summary>
    private bool IsPartOfAnswer(Section section) =>
        cues.Asks(open!.Level) && !cues.Asks(section.Level) && !QuestionNumber.IsIn(section.Heading)
            && open.Items.Exists(item => item.Embed is null && !item.IsHeading);

    /// <summary>Whether the section holds the author's analogy, terms or concepts, in which questions are headings of groups.</summary>
    private static bool IsOwn(Section section) =>
        section.Kind is SectionKind.Analogy or SectionKind.Terms or SectionKind.Concepts or SectionKind.Stage;
}
