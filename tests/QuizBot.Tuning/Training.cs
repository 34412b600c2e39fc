using System.Globalization;
using QuizBot.Core.Explain.Languages;
using QuizBot.Tests.Shared.Questions;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn.functional;

namespace QuizBot.Tuning;

/// <summary>
/// Moves each question towards the text of its term and away from those of all others, and of none where nothing answers it: one course has to be told
/// apart from within, and what it does not cover has to be told from what it covers.
/// </summary>
internal sealed class Training
{
    private const int LessonsAtOnce = 3;
    private const int QuestionsPerTerm = 2;
    private const double UnansweredPerTerm = 0.6;
    private const double WithName = 0.6;
    private const double WithoutName = 0.9;

    /// <summary>How often a part of the text itself asks for it, so that what is said in the note's own words stays near.</summary>
    private const double Quoted = 0.15;

    /// <summary>The same for its name.</summary>
    private const double Named = 0.05;

    /// <summary>For each lesson: names of things that other lessons explain.</summary>
    private const int NamesOfOthers = 4;

    /// <summary>For each lesson: what people say about everything else.</summary>
    private const int SaidElsewhere = 3;

    private static readonly string[] Asking = ["{0}", "{0}?", "what is {0}", "explain {0} please", "how does {0} work", "whats {0} for"];

    private const double VectorRate = 2e-3;
    private const double ChangeRate = 1e-3;
    private const double WarmUp = 0.06;
    private const double LastRate = 0.02;

    /// <summary>How sharply near and far are told apart, sentence by sentence and word by word.</summary>
    private const double NearStep = 0.05;
    private const double SaidStep = 0.035;

    private readonly Network network;
    private readonly Func<string, int[]> piecesOf;
    private readonly Lesson[] lessons;
    private readonly int steps;
    private readonly Random random = new(1);
    private readonly Queue<Lesson> next = [];
    private readonly string[] elsewhere = [.. WordLists.Lines("English", "elsewhere")];
    private readonly (TorchSharp.Modules.Adam Adam, double Rate)[] adams;

    /// <summary>How near the nearest text has to be, at least, to answer at all; learned as well.</summary>
    private readonly Parameter enough = new(tensor([0.35f, 0.5f]));

    public Training(Network network, Func<string, int[]> piecesOf, Lesson[] lessons, double rounds)
    {
        (this.network, this.piecesOf, this.lessons) = (network, piecesOf, lessons);
        steps = (int)(rounds * lessons.Length / LessonsAtOnce);
        adams = [(optim.Adam([.. network.Vectors, enough], VectorRate, beta2: 0.98), VectorRate), (optim.Adam([.. network.Changes], ChangeRate, beta2: 0.98), ChangeRate)];
    }

    /// <summary>The loss after each step.</summary>
    public IEnumerable<float> Run()
    {
        for (var step = 0; step < steps; step++)
        {
            var warm = Math.Max(1, steps * WarmUp);
            foreach (var (adam, rate) in adams)
                adam.ParamGroups.Single().LearningRate = rate * Math.Min((step + 1) / warm, Math.Max(LastRate, 1 - ((step - warm) / (steps - warm))));
            yield return Step();
        }
    }

    private float Step()
    {
        using var scope = NewDisposeScope();
        List<(string Text, Lesson Of)> texts = [];
        List<(string Question, Lesson Of, int? Text)> asked = [];
        for (var taken = 0; taken < LessonsAtOnce; taken++)
        {
            var lesson = Next();
            foreach (var term in lesson.Terms)
            {
                asked.AddRange(Some(term.Questions, QuestionsPerTerm).Select(question => (Said(question, term), lesson, (int?)texts.Count)));
                var kind = random.NextDouble();
                texts.Add((kind < WithName ? $"{term.Name}: {term.Text}" : kind < WithoutName ? term.Text : term.Name, lesson));
            }

            HashSet<string> names = [.. lesson.Terms.Select(term => term.Name)];
            var others = Some(lessons, NamesOfOthers).Select(other => Some(other.Terms, 1).Single().Name).Where(name => !names.Contains(name));
            asked.AddRange(Some(lesson.Unanswered, (int)(lesson.Terms.Count * UnansweredPerTerm)).Concat(others.Select(AskFor)).Concat(Some(elsewhere, SaidElsewhere))
                .Select(question => (question, lesson, (int?)null)));
        }

        var questions = network.Encode([.. asked.Select(one => piecesOf(one.Question))]);
        var answers = network.Encode([.. texts.Select(one => piecesOf(one.Text))]);
        var meant = tensor(asked.Select(one => (long)(one.Text ?? texts.Count)).ToArray());

        // Whether another course answers it nobody has looked at.
        var unknown = tensor(asked.SelectMany(one => texts.Select(text => one.Text is null && text.Of != one.Of)).ToArray()).reshape(asked.Count, texts.Count);
        Tensor Loss(Tensor fit, int way, double step) =>
            cross_entropy(cat([fit.masked_fill(unknown, -2), enough[way].expand(asked.Count, 1)], 1) / step, meant);
        var loss = Loss(questions.Near(answers), 0, NearStep) + Loss(questions.SaidBy(answers), 1, SaidStep);
        foreach (var (adam, _) in adams)
            adam.zero_grad();
        loss.backward();
        foreach (var (adam, _) in adams)
            adam.step();
        return loss.item<float>();
    }

    private string Said(string question, LessonTerm term)
    {
        var kind = random.NextDouble();
        return kind < Quoted ? PartOf(term.Text) : kind < Quoted + Named ? AskFor(term.Name) : question;
    }

    private string AskFor(string name) => string.Format(CultureInfo.InvariantCulture, Some(Asking, 1).Single(), name);

    private Lesson Next()
    {
        if (next.Count == 0)
            Some(lessons, lessons.Length).ToList().ForEach(next.Enqueue);
        return next.Dequeue();
    }

    private T[] Some<T>(IEnumerable<T> of, int count)
    {
        T[] all = [.. of];
        random.Shuffle(all);
        return all[..Math.Min(count, all.Length)];
    }

    private string PartOf(string text)
    {
        var words = text.Split(' ');
        var length = Math.Max(1, (int)(words.Length * (0.3 + (0.5 * random.NextDouble()))));
        return string.Join(' ', words.Skip(random.Next(words.Length - length + 1)).Take(length));
    }
}
