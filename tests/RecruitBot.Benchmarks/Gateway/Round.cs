using System.Diagnostics;

namespace RecruitBot.Benchmarks.Gateway;

/// <summary>What one contender did in one round.</summary>
internal sealed record Outcome(
    double ToReadyMs,
    double EventsPerSecond,
    double ProcessorMicroseconds,
    double AllocatedBytes,
    double WorkingSetMb,
    IReadOnlyList<double> ReplyMs
);

/// <summary>One contender over one gateway: it gets ready, warms up, is flooded, and answers at a steady pace.</summary>
internal sealed class Round(FakeGateway gateway, Contender contender, int sessions)
{
    /// <summary>Events a second of the steady pace, over all sessions.</summary>
    private const int Pace = 2000;

    private const int MostPaced = 20_000;

    /// <summary>The first replies open connections and are compiled along the way; they are not counted, whoever gives them.</summary>
    private const int WarmUp = 20;

    /// <summary>So often, so that compilers have done their work: what is asked is what months cost, not the first second.</summary>
    private const int WarmUpFloods = 4;

    public async Task<Outcome> RunAsync(int events, bool answers)
    {
        var each = events / sessions;
        await contender.HearAsync("ready", answers ? 1 : sessions);
        var ready = contender.Age;
        // It may be ready a moment before the gateway has noticed.
        while (gateway.Sessions.Count < sessions)
            await Task.Delay(TimeSpan.FromMilliseconds(1));
        var before = 0L;
        for (var flood = 0; flood < WarmUpFloods; flood++)
            before = await FloodAsync(each);
        await Task.Delay(TimeSpan.FromMilliseconds(300));
        var frames = gateway.Sessions.Select(s => (Session: s, Frames: Stream(s, each, "count"))).ToList();
        var processor = contender.Processor;
        var started = Stopwatch.GetTimestamp();
        var after = await SendAsync(frames);
        var elapsed = Stopwatch.GetElapsedTime(started);
        var used = contender.Processor - processor;
        var memory = contender.WorkingSetMb;
        if (answers)
            await AskAsync(Math.Min(events / 5, MostPaced));
        return new Outcome(
            Math.Round(ready),
            Math.Round(each * sessions / elapsed.TotalSeconds),
            Math.Round(used.TotalMicroseconds / (each * sessions), 2),
            Math.Round((double)(after - before) / (each * sessions), 1),
            memory,
            [.. gateway.Answered.Skip(WarmUp)]
        );
    }

    private Task<long> FloodAsync(int each) => SendAsync([.. gateway.Sessions.Select(s => (s, Stream(s, each, "count")))]);

    /// <summary>Sends to all sessions side by side, each as fast as it goes.</summary>
    private async Task<long> SendAsync(List<(FakeSession Session, List<byte[]> Frames)> streams)
    {
        var heard = contender.HearAsync("end", sessions);
        await Task.WhenAll(
            streams.Select(s =>
                Task.Run(async () =>
                {
                    foreach (var frame in s.Frames)
                        await s.Session.SendAsync(frame);
                })
            )
        );
        return await heard;
    }

    /// <summary>The steady pace: every hundredth event asks for a reply.</summary>
    private async Task AskAsync(int events)
    {
        var started = Stopwatch.GetTimestamp();
        var all = gateway.Sessions;
        for (var n = 0; n < events; n++)
        {
            while (Stopwatch.GetElapsedTime(started).TotalSeconds * Pace < n)
                await Task.Delay(TimeSpan.FromMilliseconds(1));
            var session = all[n / 100 % all.Count];
            var frame = session.Pack(session.Events.Event(n, "reply"));
            if (n % 100 == 50)
                gateway.Asked(session.Events.Last);
            await session.SendAsync(frame);
        }
        var patience = Stopwatch.GetTimestamp();
        while (gateway.Answered.Count < events / 100 && Stopwatch.GetElapsedTime(patience).TotalSeconds < 10)
            await Task.Delay(TimeSpan.FromMilliseconds(10));
    }

    /// <summary>A round's events, the last of which says that it is over.</summary>
    private static List<byte[]> Stream(FakeSession session, int events, string word) =>
        [.. Enumerable.Range(0, events).Select(n => session.Pack(n == events - 1 ? session.Events.ForBot("end") : session.Events.Event(n, word)))];
}
