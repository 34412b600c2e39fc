using QuizBot.Core.Explain.Meaning;

namespace QuizBot.Explaining;

/// <summary>The sentence encoder of this build; a build with <c>-p:Semantics=false</c> has none.</summary>
internal static class Encoders
{
    /// <summary>The encoder that the settings ask for; null where they ask for none.</summary>
    /// <exception cref="InvalidOperationException">It cannot be used; the message says why, and how to mend it.</exception>
    public static ISentenceEncoder? Load(ExplainOptions options)
    {
        if (!options.HasModel)
            return null;
#if SEMANTICS
        return Semantics.MiniLmEncoder.Load(Semantics.MiniLmEncoder.DefaultFolder);
#else
        throw new InvalidOperationException("This QuizBot was built without a model (Semantics=false).");
#endif
    }
}
