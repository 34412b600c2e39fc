namespace QuizBot.Exchange;

/// <summary>A file that cannot be read or written; the message says what to do about it.</summary>
#pragma warning disable CA1032 // It never comes without its message.
internal sealed class ExchangeException(string message, Exception? inner = null) : Exception(message, inner);
#pragma warning restore CA1032
