using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace QuizBot.Tests.Shared;

/// <summary>Keeps everything that is logged, to look for what must be there and what must not.</summary>
/// <param name="least">What is less is not kept.</param>
public sealed class LogBook(LogLevel least = LogLevel.Trace) : ILoggerProvider
{
    /// <summary>One entry each: <c>level: category: message</c>, and the exception.</summary>
    public ConcurrentQueue<string> Lines { get; } = new();

    private LogLevel Least { get; } = least;

    public string Text => string.Join('\n', Lines);

    public ILogger CreateLogger(string categoryName) => new Writer(this, categoryName);

    public void Dispose()
    {
    }

    private sealed class Writer(LogBook book, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= book.Least;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
                book.Lines.Enqueue($"{logLevel}: {category}: {formatter(state, exception)} {exception}");
        }
    }
}
