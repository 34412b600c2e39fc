using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace QuizBot.Slack.Tests;

/// <summary>Keeps everything that is logged, at every level, to look for what must not be there.</summary>
internal sealed class LogBook : ILoggerProvider
{
    public ConcurrentQueue<string> Lines { get; } = new();

    public ILogger CreateLogger(string categoryName) => new Writer(this, categoryName);

    public void Dispose()
    {
    }

    private sealed class Writer(LogBook book, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            book.Lines.Enqueue($"{logLevel} {category} {formatter(state, exception)} {exception}");
    }
}
