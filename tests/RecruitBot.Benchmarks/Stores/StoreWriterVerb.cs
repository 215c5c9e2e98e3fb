using RecruitBot.Core.Conversations;
using RecruitBot.Core.Sessions;

namespace RecruitBot.Benchmarks.Stores;

/// <summary>
/// <c>store-writer --engine E --path P --prefix X --writers W [--appends N]</c>: appends until it is killed (or N times for each writer)
/// and prints "session version ." after each acknowledged append. One of several that share a file.
/// </summary>
internal static class StoreWriterVerb
{
    /// <summary>The message id of an append: the same version of the same session has the same one in every life of the process.</summary>
    public static string MessageId(string session, long version) => $"{session}:{version}";

    public static async Task<int> Run(string[] args)
    {
        var arguments = new Arguments(args);
        await using var opened = StoreEngine.Open(arguments.Text("engine", "sqlite"), arguments.Text("path", "store.db"));
        var store = opened.Sessions;
        var prefix = arguments.Text("prefix", "w");
        var appends = arguments.Number("appends", int.MaxValue);
        await Task.WhenAll(
            Enumerable.Range(0, arguments.Number("writers", 4)).Select(w => Task.Run(() => WriteAsync(store, $"{prefix}{w}", appends)))
        );
        return 0;
    }

    private static async Task WriteAsync(ISessionStore store, string session, int appends)
    {
        var version = (await store.ReadAsync(session, CancellationToken.None)).Count;
        var opened = TimeProvider.System.GetUtcNow();
        for (var left = appends; left > 0; left--)
        {
            var message = MessageId(session, version + 1);
            var now = TimeProvider.System.GetUtcNow();
            var place = new Place("bench", session);
            var head = new SessionHead(
                session,
                version + 1,
                "bench:" + session,
                session,
                "role",
                SessionPurpose.Application,
                Stage.Screening,
                IsOpen: true,
                place,
                opened,
                now
            );
            var append = new SessionAppend(version, [new CandidateWrote(message, "words")], now, head, message, []);
            var outcome = await store.AppendAsync(append, CancellationToken.None);
            if (outcome != AppendOutcome.Appended)
                throw new InvalidOperationException($"{message} was answered with {outcome}.");
            version++;
            // The full stop tells a whole line from one that the kill cut.
            await Console.Out.WriteLineAsync($"{session} {version} .");
        }
    }
}
