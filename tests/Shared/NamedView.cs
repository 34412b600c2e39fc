using QuizBot.Core.Chat;

namespace QuizBot.Tests.Shared;

/// <summary>A view of the gallery.</summary>
/// <param name="Name">Unique, fit for a file name: small letters and hyphens.</param>
/// <param name="View">What a channel has to show.</param>
/// <param name="Extreme">True for what nobody writes on purpose: far too long, or hostile. Such a view may be shortened.</param>
public sealed record NamedView(string Name, View View, bool Extreme = false)
{
    public override string ToString() => Name;
}
