using RecruitBot.Core.Sessions;
using RecruitBot.Tests.Contracts;

namespace RecruitBot.Tests.Support;

public sealed class InMemoryPlatformNotesTests : PlatformNotesContract
{
    private readonly InMemoryPlatformNotes _notes = new();

    protected override Task<IPlatformNotes> OpenAsync() => Task.FromResult<IPlatformNotes>(_notes);
}
