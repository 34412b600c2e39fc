using System.Text;

namespace QuizBot.Core.Text;

/// <summary>Writes a word as it sounds, roughly, so that spellings by ear meet: "kwiksite" and "quicksight" are "kwiksit".</summary>
internal static class Sound
{
    private static readonly (string Written, string Heard)[] Groups =
    [
        ("ight", "it"), ("tion", "shn"), ("sion", "shn"), ("tch", "ch"), ("qu", "kw"), ("ck", "k"), ("ph", "f"), ("wh", "w"),
        ("kn", "n"), ("wr", "r"), ("ew", "u"), ("aw", "au"), ("ch", "ch"), ("mb", "m"),
    ];

    public static string Of(string word)
    {
        var heard = new StringBuilder(word.Length);
        for (var at = 0; at < word.Length;)
        {
            (var written, var sound) = GroupAt(word, at);
            foreach (var letter in sound)
            {
                if (heard.Length == 0 || heard[^1] != letter)
                    heard.Append(letter);
            }

            at += written.Length;
        }

        if (heard.Length > 3 && heard[^1] == 'e')
            heard.Length--;
        return heard.ToString();
    }

    private static (string Written, string Heard) GroupAt(string word, int at)
    {
        foreach (var group in Groups)
        {
            if (word.AsSpan(at).StartsWith(group.Written, StringComparison.Ordinal))
                return group;
        }

        var next = at + 1 < word.Length ? word[at + 1] : ' ';
        var letter = word.Substring(at, 1);
        return (letter, word[at] switch
        {
            'c' => next is 'e' or 'i' or 'y' ? "s" : "k",
            'q' => "k",
            'x' => "ks",
            'z' => "s",
            'y' when at > 0 => "i",
            _ => letter,
        });
    }
}
