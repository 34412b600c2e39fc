using Xunit;

namespace QuizBot.Tests.Shared;

/// <summary>Tests that weigh the whole process, or press it as hard as they can: none runs beside them.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
