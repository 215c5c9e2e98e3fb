using Microsoft.Extensions.Logging;
using RecruitBot.Discord.Model;
using RecruitBot.Discord.Rest;

namespace RecruitBot.Tests.Discord.Rest;

/// <summary>A client over a scripted network and a clock moved by hand.</summary>
public sealed class RestBench : IDisposable
{
    public const string Token = "secret.bot.token";

    public static readonly Snowflake Channel = new(200);
    public static readonly Snowflake Guild = new(300);
    public static readonly MessageDraft Words = new() { Content = "Hello" };

    public RestBench(Func<DiscordRestOptions, DiscordRestOptions>? change = null)
    {
        var options = new DiscordRestOptions(DiscordRestOptions.Official, Token);
        Rest = new DiscordRest(change?.Invoke(options) ?? options, Time, Log, Discord, new NoJitter());
    }

    public ScriptedDiscord Discord { get; } = new();
    public TimersByHand Time { get; } = new();
    public CollectedLog Log { get; } = new();
    public DiscordRest Rest { get; }

    public Task<Message> SayAsync(ulong channel = 200, string text = "Hello") =>
        Rest.CreateMessageAsync(new Snowflake(channel), new MessageDraft { Content = text }, null, default);

    public Task<Message> ReadAsync(ulong channel = 200) => Rest.GetMessageAsync(new Snowflake(channel), new Snowflake(1), default);

    /// <summary>Waits until so many requests have gone out.</summary>
    public Task SentAsync(int count) => Eventually.TrueAsync(() => Discord.Sent.Count >= count, $"{count} requests");

    public void Dispose() => Rest.Dispose();

    /// <summary>Every chance gives its least.</summary>
    public sealed class NoJitter : Random
    {
        public override double NextDouble() => 0;
    }
}

/// <summary>Keeps what was logged.</summary>
public sealed class CollectedLog : ILogger
{
    private readonly Lock _lock = new();
    private readonly List<(LogLevel Level, string Text)> _lines = [];

    public IReadOnlyList<(LogLevel Level, string Text)> Lines
    {
        get
        {
            lock (_lock)
                return [.. _lines];
        }
    }

    public string All => string.Join('\n', Lines.Select(l => l.Text));

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        lock (_lock)
            _lines.Add((logLevel, formatter(state, exception) + exception));
    }
}
