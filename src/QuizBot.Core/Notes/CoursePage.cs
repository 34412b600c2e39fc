namespace QuizBot.Core.Notes;

/// <summary>What a course says of itself in its course.md.</summary>
public sealed record CoursePage
{
    public static CoursePage Empty { get; } = new();

    /// <summary>Where it was read from; null without one.</summary>
    public string? File { get; init; }

    /// <summary>The first heading; null without one.</summary>
    public string? Title { get; init; }

    /// <summary>What the course is about, and what its exam is like: the first paragraph; empty without one.</summary>
    public string About { get; init; } = "";

    /// <summary>What of the exam there is to learn, under a heading such as "Objectives", in the page's order.</summary>
    public IReadOnlyList<Objective> Objectives { get; init; } = [];

    /// <summary>What the exam may name, under "Services in scope" or the like.</summary>
    public IReadOnlyList<ScopedName> InScope { get; init; } = [];

    /// <summary>The course's own words by what they are for ("Vendors"), under "Words".</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Words { get; init; } = new Dictionary<string, IReadOnlyList<string>>();
}

/// <param name="Number">"1.2.3", unique in the page.</param>
/// <param name="Text">What a learner can do.</param>
/// <param name="Line">1-based line in the page.</param>
public sealed record Objective(string Number, string Text, int Line);

/// <param name="Name">"Amazon Augmented AI (A2I)".</param>
/// <param name="OtherNames">What else it is called or was called.</param>
/// <param name="Line">1-based line in the page.</param>
public sealed record ScopedName(string Name, IReadOnlyList<string> OtherNames, int Line);
