using System.Text;

namespace QuizBot.Settings;

/// <summary>What QuizBot needs of the machine.</summary>
internal static class Platform
{
    /// <summary>Without ICU an accent could not be told from its letter: ids of cards would be others than elsewhere, and right answers wrong.</summary>
    public static IEnumerable<string> Problems()
    {
        if ("\u00e9".Normalize(NormalizationForm.FormD).Length == 1)
        {
            yield return "This machine has no ICU library, or DOTNET_SYSTEM_GLOBALIZATION_INVARIANT is set, so words with accents cannot be compared. "
                + "Install libicu and unset it; of container images those that end in -extra have it.";
        }
    }
}
