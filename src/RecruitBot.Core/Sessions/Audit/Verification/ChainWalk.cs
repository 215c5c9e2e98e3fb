using System.Runtime.CompilerServices;
using System.Text.Json;

namespace RecruitBot.Core.Sessions.Audit.Verification;

/// <summary>A line as it was found.</summary>
/// <param name="Line">The line.</param>
/// <param name="Entry">What it says; null when it cannot be read.</param>
/// <param name="Problem">Why it does not follow from the line before; null when it does.</param>
internal sealed record WalkedLine(AuditLine Line, AuditEntry? Entry, string? Problem);

/// <summary>Reads all chains of a store, the earliest entry first, and checks that each line follows from the one before. Goes on where it ended.</summary>
internal sealed class ChainWalk(IAuditLog audit)
{
    private readonly List<Strand> _strands = [];

    /// <summary>Whether the store has several chains, whose order between them is known by their clocks only.</summary>
    public bool AreSeveral => _strands.Count > 1;

    /// <summary>Where the chains ended when they were last read.</summary>
    public IReadOnlyList<ChainHead> Heads => [.. _strands.Select(s => new ChainHead(s.Chain, s.Number, Convert.ToHexStringLower(s.Hash)))];

    /// <summary>What was added since the last time.</summary>
    public async IAsyncEnumerable<WalkedLine> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var chain in await audit.ChainsAsync(cancellationToken))
            if (!_strands.Exists(s => s.Chain == chain))
                _strands.Add(new Strand(audit, chain));
        while (true)
        {
            Strand? next = null;
            foreach (var strand in _strands)
                if (await strand.HasNextAsync(cancellationToken) && (next is null || strand.NextAt < next.NextAt))
                    next = strand;
            if (next is null)
                yield break;
            yield return next.Take();
        }
    }

    /// <summary>One chain, read page by page.</summary>
    private sealed class Strand(IAuditLog audit, string chain)
    {
        private const int Page = 500;
        private readonly Queue<(AuditLine Line, AuditEntry? Entry)> _ahead = new();

        public string Chain => chain;

        public long Number { get; private set; }

        public byte[] Hash { get; private set; } = AuditChain.Start;

        // What cannot be read keeps its place before all that follows.
        public DateTimeOffset NextAt => _ahead.Peek().Entry?.At ?? DateTimeOffset.MinValue;

        public async ValueTask<bool> HasNextAsync(CancellationToken cancellationToken)
        {
            if (_ahead.Count == 0)
                foreach (var line in await audit.ReadAsync(chain, Number, Page, cancellationToken))
                    _ahead.Enqueue((line, Read(line)));
            return _ahead.Count > 0;
        }

        public WalkedLine Take()
        {
            var (line, entry) = _ahead.Dequeue();
            var problem =
                line.Number != Number + 1 ? $"the {(line.Number == Number + 2 ? "entry" : "entries")} before it, from {Number + 1} on, {(line.Number == Number + 2 ? "is" : "are")} missing"
                : !AuditChain.Next(Hash, line.Content).AsSpan().SequenceEqual(line.Hash) ? "its hash is not that of the entry before and of what it says, so one of them was changed"
                : entry is null ? "it cannot be read"
                : null;
            // What was found is followed, so that one fault is one fault.
            (Number, Hash) = (line.Number, line.Hash);
            return new WalkedLine(line, entry, problem);
        }

        private static AuditEntry? Read(AuditLine line)
        {
            try
            {
                return AuditEntry.Read(line.Content);
            }
            catch (JsonException)
            {
                return null;
            }
        }
    }
}
