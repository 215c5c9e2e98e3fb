using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using RecruitBot.Simulator;

namespace RecruitBot.EndToEnd.Outside.Support;

/// <summary>The discord.js bot as a process: what it tells is read line by line.</summary>
public sealed class WitnessBot : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly Process _process;
    private readonly Channel<JsonNode> _told = Channel.CreateUnbounded<JsonNode>();
    private readonly List<JsonNode> _all = [];
    private readonly StringBuilder _errors = new();
    private readonly Lock _lock = new();
    private readonly Task _reading;

    private WitnessBot(Process process)
    {
        _process = process;
        _reading = Task.WhenAll(ReadAsync(), ReadErrorsAsync());
    }

    /// <summary>Everything it has told so far.</summary>
    public IReadOnlyList<JsonNode> All
    {
        get
        {
            lock (_lock)
                return [.. _all];
        }
    }

    /// <summary>Starts it against a simulator.</summary>
    public static WitnessBot Start(Uri simulator)
    {
        var start = new ProcessStartInfo("node", ["witness.mjs"])
        {
            WorkingDirectory = Packages.Folder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["WITNESS_API"] = new Uri(simulator, "/api").ToString();
        start.Environment["WITNESS_TOKEN"] = SimulatorServer.BotToken;
        return new WitnessBot(Process.Start(start)!);
    }

    /// <summary>The next thing of that kind that fits; what is told before it is passed over, trouble is not.</summary>
    public async Task<JsonNode> HearAsync(string what, Func<JsonNode, bool>? fits = null)
    {
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            while (true)
            {
                var told = await _told.Reader.ReadAsync(patience.Token);
                var kind = (string?)told["event"];
                Assert.True(kind != "trouble", $"discord.js is in trouble: {told.ToJsonString()}");
                if (kind == what && fits?.Invoke(told) != false)
                    return told;
            }
        }
        catch (Exception e) when (e is OperationCanceledException or ChannelClosedException)
        {
            throw new Xunit.Sdk.XunitException($"discord.js did not tell “{what}”; it told:\n{string.Join('\n', All.Select(t => t.ToJsonString()))}\n{_errors}", e);
        }
    }

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(5));
        try
        {
            await _process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            _process.Kill();
        }
        await _reading;
        _process.Dispose();
    }

    private async Task ReadAsync()
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            var told = JsonNode.Parse(line)!;
            lock (_lock)
                _all.Add(told);
            _told.Writer.TryWrite(told);
        }
        _told.Writer.TryComplete();
    }

    private async Task ReadErrorsAsync()
    {
        while (await _process.StandardError.ReadLineAsync() is { } line)
            _errors.AppendLine(line);
    }
}
