using Microsoft.Extensions.Logging;

namespace RecruitBot.Tests.Support;

/// <summary>A line of a log, with what an exception would add to it.</summary>
public sealed record LogLine(LogLevel Level, string Text);

/// <summary>Keeps what is logged.</summary>
public sealed class CollectedLog<T> : ILogger<T>
{
    private readonly List<LogLine> _lines = [];

    public IReadOnlyList<LogLine> Lines
    {
        get
        {
            lock (_lines)
                return [.. _lines];
        }
    }

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        lock (_lines)
            _lines.Add(new LogLine(logLevel, $"{formatter(state, exception)} {exception}"));
    }
}
