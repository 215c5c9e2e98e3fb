using System.Collections.Concurrent;
using Microsoft.Extensions.Logging.Abstractions;
using RecruitBot.Core.Conversations;
using RecruitBot.Core.Knowledge.Documents;
using RecruitBot.Core.Recruiting.Resumes;
using RecruitBot.Core.Sessions;
using RecruitBot.Tests.Support.Documents;

namespace RecruitBot.Tests.Support;

/// <summary>Files that people attach, without a platform that keeps them: each has an address, and can be made to be gone or to take its time.</summary>
public sealed class HeldFiles : IGivenFiles
{
    private readonly ConcurrentDictionary<string, byte[]> _files = new(StringComparer.Ordinal);
    private int _number;

    /// <summary>How many were fetched.</summary>
    public int Fetched => _fetched;

    private int _fetched;

    /// <summary>Passed before a file is given out.</summary>
    public Func<GivenFile, CancellationToken, Task> Gate { get; set; } = (_, _) => Task.CompletedTask;

    /// <summary>A file as a platform tells of it.</summary>
    public GivenFile Put(string name, byte[] bytes)
    {
        var address = $"https://files.test/{Interlocked.Increment(ref _number)}";
        _files[address] = bytes;
        return new GivenFile("", name, bytes.Length, address);
    }

    /// <summary>The same of a text.</summary>
    public GivenFile Put(string name, string text) => Put(name, System.Text.Encoding.UTF8.GetBytes(text));

    /// <summary>Its address leads nowhere from now on.</summary>
    public void Expire(GivenFile file) => _files.TryRemove(file.Address, out _);

    public async Task<byte[]> ReadAsync(GivenFile file, DocumentLimits limits, CancellationToken cancellationToken)
    {
        await Gate(file, cancellationToken);
        Interlocked.Increment(ref _fetched);
        return _files.TryGetValue(file.Address, out var bytes) ? bytes : throw new DocumentRefusedException("It could not be fetched.") { Fault = DocumentFault.OutOfReach };
    }

    /// <summary>What looks at them, with the real readers.</summary>
    public ResumeDesk DeskOver(ISessionStore store, ResumeLimits limits, TimeProvider time) => new(store, IntakeOf(limits, time));

    /// <summary>What fetches and reads them.</summary>
    public ResumeIntake IntakeOf(ResumeLimits limits, TimeProvider time) => new(this, RealReaders.Readers, limits, time, NullLogger<ResumeIntake>.Instance);
}
