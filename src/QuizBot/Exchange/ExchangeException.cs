namespace QuizBot.Exchange;

/// <summary>A file that cannot be read or written; the message says what to do about it.</summary>
internal sealed class ExchangeException(string message, Exception? inner = null) : Exception(message, inner);
