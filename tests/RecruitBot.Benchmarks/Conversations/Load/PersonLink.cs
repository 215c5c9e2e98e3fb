using System.Diagnostics;
using System.Text.Json;
using System.Threading.Channels;
using RecruitBot.Discord.Model;
using RecruitBot.Simulator.Acting;

namespace RecruitBot.Benchmarks.Conversations.Load;

/// <summary>One person of the simulator; keeps nothing of what it was told but what has not been read.</summary>
internal sealed class PersonLink(SimulatorLink link, Snowflake id) : IAsyncDisposable
{
    private readonly Channel<SeenEvent> _events = System.Threading.Channels.Channel.CreateUnbounded<SeenEvent>();
    private readonly CancellationTokenSource _end = new();
    private Task _listening = Task.CompletedTask;

    /// <summary>Who.</summary>
    public Snowflake Id => id;

    /// <summary>What the person's client is told, in order.</summary>
    public ChannelReader<SeenEvent> Events => _events.Reader;

    /// <summary>Begins to listen; from its return on nothing is missed.</summary>
    public async Task ListenAsync()
    {
        var answer = await link.Feeds.GetAsync($"as/{id}/events", HttpCompletionOption.ResponseHeadersRead, _end.Token);
        answer.EnsureSuccessStatusCode();
        _listening = ReadAsync(answer);
    }

    /// <summary>Writes a message; its id.</summary>
    public async Task<Snowflake> SayAsync(Snowflake channel, string text) =>
        Snowflake.Parse((await link.PostAsync($"as/{id}/channels/{channel}/messages", new { Content = text }))!.Value.GetProperty("id").GetString()!);

    /// <summary>Presses a button or picks from a menu; the id of the interaction, or null when it is not there any more.</summary>
    public async Task<Snowflake?> PressAsync(Message message, string customId, string? value = null)
    {
        string[]? values = value is null ? null : [value];
        var begun = await link.PostAsync($"as/{id}/channels/{message.ChannelId}/messages/{message.Id}/press", new { CustomId = customId, Values = values });
        return begun is { } made ? Snowflake.Parse(made.GetProperty("interaction_id").GetString()!) : null;
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _listening;
        _end.Dispose();
    }

    private async Task ReadAsync(HttpResponseMessage answer)
    {
        using var _ = answer;
        try
        {
            using var reader = new StreamReader(await answer.Content.ReadAsStreamAsync(_end.Token), bufferSize: 1024);
            while (await reader.ReadLineAsync(_end.Token) is { } line)
                if (line.StartsWith("data: ", StringComparison.Ordinal))
                {
                    var at = Stopwatch.GetTimestamp();
                    _events.Writer.TryWrite(JsonSerializer.Deserialize<SeenEvent>(line.AsSpan(6), DiscordJson.Options)! with { At = at });
                }
        }
        catch (OperationCanceledException)
        {
            // Left.
        }
    }
}
