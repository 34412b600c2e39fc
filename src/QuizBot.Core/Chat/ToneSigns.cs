namespace QuizBot.Core.Chat;

/// <summary>
/// The signs of a good and a bad result, for channels where colour alone would say it. The playground draws the same two.
/// </summary>
public static class ToneSigns
{
    public const string Good = "✅";
    public const string Bad = "❌";

    /// <summary>The text with the sign of its tone in front, where it has one and does not begin with it.</summary>
    public static string WithSign(this TextBlock block) => block.Tone switch
    {
        Tone.Good => WithSign(Good, block.Text),
        Tone.Bad => WithSign(Bad, block.Text),
        _ => block.Text,
    };

    private static string WithSign(string sign, string text) => text.StartsWith(sign, StringComparison.Ordinal) ? text : $"{sign} {text}";
}
