using System.Text;

namespace QuizBot.Core.Notes.Reading.Source;

/// <summary>
/// Writes simple formulas as people read them: <c>O(n^2)</c> is O(n²), <c>\frac{a}{b}</c> is a/b, <c>\alpha \leq 1</c> is α ≤ 1.
/// </summary>
internal sealed class Latex
{
    private const int MostDepth = 8;

    private static readonly Dictionary<string, string> Signs = Pairs(
        "alpha α beta β gamma γ delta δ epsilon ε varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι kappa κ lambda λ mu μ nu ν xi ξ pi "
            + "π rho ρ sigma σ tau τ "
        + "upsilon υ phi φ varphi φ chi χ psi ψ omega ω Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Phi Φ Psi Ψ Omega Ω times × "
            + "cdot · div ÷ pm ± mp ∓ "
        + "leq ≤ le ≤ geq ≥ ge ≥ neq ≠ ne ≠ approx ≈ equiv ≡ sim ∼ simeq ≃ cong ≅ propto ∝ ll ≪ gg ≫ to → rightarrow → longrightarrow → "
            + "leftarrow ← gets ← "
        + "leftrightarrow ↔ Rightarrow ⇒ implies ⇒ Longrightarrow ⇒ Leftarrow ⇐ Leftrightarrow ⇔ iff ⇔ mapsto ↦ uparrow ↑ downarrow ↓ "
            + "infty ∞ partial ∂ nabla ∇ "
        + "sum ∑ prod ∏ int ∫ oint ∮ in ∈ notin ∉ ni ∋ subset ⊂ subseteq ⊆ supset ⊃ supseteq ⊇ cup ∪ cap ∩ setminus ∖ emptyset ∅ "
            + "varnothing ∅ forall ∀ exists ∃ "
        + "nexists ∄ neg ¬ lnot ¬ land ∧ wedge ∧ lor ∨ vee ∨ oplus ⊕ otimes ⊗ circ ∘ bullet • star ⋆ ast ∗ perp ⊥ bot ⊥ top ⊤ parallel ∥ "
            + "angle ∠ triangle △ "
        + "ldots … cdots ⋯ dots … vdots ⋮ prime ′ degree ° ell ℓ hbar ℏ Re ℜ Im ℑ aleph ℵ mid | vert | Vert ‖ langle ⟨ rangle ⟩ lfloor ⌊ "
            + "rfloor ⌋ lceil ⌈ rceil ⌉ "
        + "vdash ⊢ models ⊨ therefore ∴ because ∵ checkmark ✓ square □ Box □ lbrace { rbrace } backslash \\ colon : "
            + "And & wedge ∧ succ ≻ prec ≺ euro €");

    private static readonly HashSet<string> Names = new[]
    {
        "sin", "cos", "tan", "log", "ln", "lim", "max", "min", "exp", "det", "dim", "gcd", "mod", "arg", "sup", "inf", "sinh", "cosh",
        "tanh", "cot", "sec", "csc", "ker", "Pr", "lg", "argmax", "argmin",
    }.ToHashSet();

    /// <summary>Commands that only say how their text looks.</summary>
    private static readonly HashSet<string> Looks = new[]
    {
        "text", "mathrm", "mathbf", "mathit", "mathsf", "mathtt", "mathcal", "mathscr", "operatorname", "textbf", "textit", "texttt",
        "mbox", "boldsymbol", "bm", "emph", "textrm", "textsf", "underline",
    }.ToHashSet();

    private static readonly HashSet<string> Silent = new[]
    {
        "left",
        "right",
        "big",
        "Big",
        "bigl",
        "bigr",
        "Bigl",
        "Bigr",
        "displaystyle",
        "textstyle",
        "limits",
        "nolimits",
        "!",
        "mathstrut",
        "bigg",
        "Bigg",
    }
        .ToHashSet();

    private static readonly HashSet<string> Spaces = new[] { ",", ";", ":", " ", "quad", "qquad", ">", "enspace", "thinspace", "space" }
        .ToHashSet();

    private static readonly Dictionary<char, char> Raised =
        "0⁰1¹2²3³4⁴5⁵6⁶7⁷8⁸9⁹+⁺-⁻=⁼(⁽)⁾nⁿiⁱaᵃbᵇcᶜdᵈeᵉfᶠgᵍhʰjʲkᵏlˡmᵐoᵒpᵖrʳsˢtᵗuᵘvᵛwʷxˣyʸzᶻTᵀ∗*′′"
        .Chunk(2).DistinctBy(pair => pair[0]).ToDictionary(pair => pair[0], pair => pair[1]);

    private static readonly Dictionary<char, char> Lowered = "0₀1₁2₂3₃4₄5₅6₆7₇8₈9₉+₊-₋=₌(₍)₎aₐeₑhₕiᵢjⱼkₖlₗmₘnₙoₒpₚrᵣsₛtₜuᵤvᵥxₓ"
        .Chunk(2).ToDictionary(pair => pair[0], pair => pair[1]);

    private readonly string source;
    private readonly StringBuilder text = new();
    private int at;
    private bool isSimple = true;

    private Latex(string source) => this.source = source;

    /// <summary>The formula as readable text; null where that would take more than a line of signs.</summary>
    public static string? ToText(string source)
    {
        var reader = new Latex(source);
        reader.Read(0, until: '\0');
        return reader.isSimple
            ? string.Join(' ', reader.text.ToString().Split([' ', '\n', '\t', '\r'], StringSplitOptions.RemoveEmptyEntries))
            : null;
    }

    private void Read(int depth, char until)
    {
        if (depth > MostDepth)
            isSimple = false;
        while (isSimple && at < source.Length)
        {
            var letter = source[at++];
            if (letter == until)
                return;
            switch (letter)
            {
                case '{':
                    Read(depth + 1, '}');
                    break;
                case '^' or '_':
                    Script(Argument(depth), letter);
                    break;
                case '\\':
                    Command(depth);
                    break;
                case '~':
                    text.Append(' ');
                    break;
                case '&' or '%' or '#':
                    isSimple = false;
                    break;
                case '}' or '$':
                    break;
                default:
                    text.Append(letter);
                    break;
            }
        }

        if (until != '\0')
            isSimple = false;
    }

    private void Command(int depth)
    {
        var start = at;
        while (at < source.Length && char.IsAsciiLetter(source[at]))
            at++;
        if (at == start && at < source.Length)
            at++;
        var name = source[start..at];
        if (name is "{" or "}" or "$" or "%" or "&" or "#" or "_" or "|")
            text.Append(name);
        else if (Signs.TryGetValue(name, out var sign))
            text.Append(sign);
        else if (Names.Contains(name))
            Name(name);
        else if (Spaces.Contains(name))
            text.Append(' ');
        else if (Silent.Contains(name))
            Skip(name);
        else if (Looks.Contains(name))
            text.Append(Argument(depth));
        else if (name is "frac" or "dfrac" or "tfrac")
            text.Append(Grouped(Argument(depth))).Append('/').Append(Grouped(Argument(depth)));
        else if (name == "sqrt" && (at >= source.Length || source[at] != '['))
            text.Append('√').Append(Grouped(Argument(depth)));
        else if (name is "bar" or "overline" or "hat" or "tilde" or "vec" or "dot" && Argument(depth) is [var marked])
            text.Append(marked).Append(
                name switch { "bar" or "overline" => '\u0304', "hat" => '\u0302', "tilde" => '\u0303', "vec" => '\u20D7', _ => '\u0307' });
        else if (name is "mathbb" && Argument(depth) is [var set])
            text.Append(set switch
            {
                'R' =>
                "ℝ",
                'N' => "ℕ",
                'Z' => "ℤ",
                'Q' => "ℚ",
                'C' => "ℂ",
                'P' => "ℙ",
                'E' => "𝔼",
                'F' => "𝔽",
                _ => set.ToString()
            });
        else
            isSimple = false;
    }

    /// <summary>"max x", but "max(x)".</summary>
    private void Name(string name)
    {
        if (text.Length > 0 && char.IsLetterOrDigit(text[^1]))
            text.Append(' ');
        text.Append(name);
        if (at < source.Length && source[at] is not ('(' or '_' or '^' or ' ' or '{'))
            text.Append(' ');
    }

    /// <summary>"\left." draws nothing.</summary>
    private void Skip(string name)
    {
        if (name is "left" or "right" && at < source.Length && source[at] == '.')
            at++;
    }

    private string Argument(int depth)
    {
        while (at < source.Length && source[at] == ' ')
            at++;
        if (at >= source.Length)
            return "";
        var part = new Latex(source) { at = at };
        if (source[at] == '{')
        {
            part.at++;
            part.Read(depth + 1, '}');
        }
        else if (source[at] == '\\')
        {
            part.at++;
            part.Command(depth + 1);
        }
        else
        {
            part.text.Append(source[part.at++]);
        }

        at = part.at;
        isSimple &= part.isSimple;
        return part.text.ToString();
    }

    private void Script(string script, char mark)
    {
        var letters = mark == '^' ? Raised : Lowered;
        if (script is "∘" && mark == '^')
            text.Append('°');
        else if (script.Length > 0 && script.All(letters.ContainsKey))
            text.Append(string.Concat(script.Select(letter => letters[letter])));
        else if (script.Length > 0)
            text.Append(mark).Append(Grouped(script));
    }

    private static string Grouped(string part) => part.Length == 1 || part.All(char.IsLetterOrDigit) ? part : $"({part})";

    private static Dictionary<string, string> Pairs(string pairs) =>
        pairs.Split(' ').Chunk(2).DistinctBy(pair => pair[0]).ToDictionary(pair => pair[0], pair => pair[1]);
}
