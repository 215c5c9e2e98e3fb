namespace RecruitBot.Benchmarks.Conversations.Load;

/// <summary>The processes of one bot, each in a folder of its own.</summary>
internal sealed class Bots : IAsyncDisposable
{
    private readonly List<BotProcess> _all = [];

    /// <summary>One of them.</summary>
    public BotProcess this[int index] => _all[index];

    /// <summary>What they have used together.</summary>
    public ProcessUse Use => new(TimeSpan.FromTicks(_all.Sum(b => b.Use.Processor.Ticks)), _all.Sum(b => b.Use.PeakMb));

    /// <summary>Starts them one after the other; returns when all are ready.</summary>
    public static async Task<Bots> StartAsync(Uri api, int count, (string Name, string Value)[] settings)
    {
        var bots = new Bots();
        for (var n = 0; n < count; n++)
            bots._all.Add(await BotProcess.StartAsync(api, settings));
        return bots;
    }

    /// <summary>Copies logs and stores to a folder, each in one of its own where there are several.</summary>
    public void CopyTo(string folder)
    {
        for (var n = 0; n < _all.Count; n++)
            _all[n].CopyTo(_all.Count == 1 ? folder : Path.Combine(folder, $"{n}"));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var bot in _all)
            await bot.DisposeAsync();
    }
}
