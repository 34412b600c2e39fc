using QuizBot.Core.Bot;
using QuizBot.Core.Notes;

namespace QuizBot.Tests.Shared;

/// <summary>The course that ships, read once for all tests of a project: that takes a second or two.</summary>
internal static class Shipped
{
    private static readonly Lazy<Library> Read = new(() => new(CourseFolder.Read(Repository.At("src", "QuizBot", "content", "aif-c01"), null)));

    public static Library Library => Read.Value;
}
