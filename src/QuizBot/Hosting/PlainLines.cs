using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace QuizBot.Hosting;

/// <summary>Log lines for people: the time, how bad it is, what happened. Which class said so is in the telemetry.</summary>
internal sealed class PlainLines(TimeProvider? time = null) : ConsoleFormatter(FormatterName)
{
    public const string FormatterName = "plain";

    private readonly TimeProvider time = time ?? TimeProvider.System;

    public override void Write<TState>(in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        var message = logEntry.Formatter(logEntry.State, logEntry.Exception);
        textWriter.Write(time.GetLocalNow().ToString("HH:mm:ss", CultureInfo.InvariantCulture));
        textWriter.Write(logEntry.LogLevel switch
        {
            LogLevel.Critical => " critical: ",
            LogLevel.Error => " error: ",
            LogLevel.Warning => " warning: ",
            LogLevel.Debug or LogLevel.Trace => " debug: ",
            _ => " ",
        });

        // A message of several lines is one entry, and what outsiders put into it forges none.
        textWriter.WriteLine(message.ReplaceLineEndings(" "));
        if (logEntry.Exception is { } exception)
            textWriter.WriteLine(exception.ToString());
    }
}
