namespace AdaptiveCards;

/// <summary>
/// Stands in for the package <c>AdaptiveCards</c> 3.1.0, on which <c>Microsoft.Bot.Schema</c> depends and which not every package registry
/// serves. In all assemblies of the Bot Framework SDK there is one reference to it: a property of this type, in a SharePoint card that
/// QuizBot never makes. QuizBot draws its cards itself. Where the package can be had, build with it: <c>dotnet build
/// -p:AdaptiveCardsPackage=true</c>.
/// </summary>
public class AdaptiveCard
{
}
