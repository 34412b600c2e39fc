using System.Text.Json.Nodes;
using QuizBot.Core.Views;

namespace QuizBot.Playground;

/// <summary>What the playground shows of other parts; each is optional.</summary>
internal sealed class PlaygroundOptions
{
    /// <summary>Renders what Teams would get.</summary>
    public Func<View, JsonObject>? Teams { get; set; }

    /// <summary>Renders what Slack would get.</summary>
    public Func<View, JsonObject>? Slack { get; set; }

    /// <summary>Names of terms to suggest to someone who types; asked whenever a page opens.</summary>
    public Func<IReadOnlyList<string>> Terms { get; set; } = () => [];
}
