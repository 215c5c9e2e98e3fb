using System.Security.Cryptography;
using RecruitBot.Core.Recruiting.Resumes;
using RecruitBot.Core.Sessions;
using static RecruitBot.Tests.Support.Sample;

namespace RecruitBot.Tests.Contracts;

// What stands beside the log: bytes and texts of résumés.
public abstract partial class SessionStoreContract
{
    [Fact]
    public async Task A_file_comes_back_byte_for_byte_under_the_version_of_its_event()
    {
        var bytes = new byte[3_000_000];
        new Random(5).NextBytes(bytes);
        await AppendedAsync(Append(Head(), 0));
        await AppendedAsync(Given(Head(), 1, bytes, "Text\0with \ud83d \\ and 😀"));
        await AppendedAsync(Given(Head(), 2, [1], null));

        await CloseAsync(Store);
        Store = await OpenAsync("main");

        var first = await Store.FileAsync("s1", 2, None);
        Assert.Equal(bytes, first!.Bytes);
        Assert.Equal("Text\0with \ud83d \\ and 😀", first.Text);
        var second = await Store.FileAsync("s1", 3, None);
        Assert.Equal([1], second!.Bytes);
        Assert.Null(second.Text);
        foreach (var (session, version) in new[] { ("s1", 1L), ("s1", 4L), ("s2", 2L) })
            Assert.Null(await Store.FileAsync(session, version, None));
    }

    [Fact]
    public async Task An_append_that_is_not_taken_leaves_no_file()
    {
        await AppendedAsync(Append(Head(), 0, "m1"));
        Assert.Equal(AppendOutcome.VersionConflict, await Store.AppendAsync(Given(Head(), 5, [1], "a"), None));
        Assert.Equal(AppendOutcome.DuplicateMessage, await Store.AppendAsync(Given(Head(), 1, [1], "a") with { MessageId = "m1" }, None));
        foreach (var version in new[] { 2L, 6L })
            Assert.Null(await Store.FileAsync("s1", version, None));
        await AppendedAsync(Given(Head(), 1, [2], "b"));
        Assert.Equal("b", (await Store.FileAsync("s1", 2, None))!.Text);
    }

    [Fact]
    public async Task Files_are_erased_with_their_owner_and_nobody_elses_are()
    {
        await AppendedAsync(Given(Head("s1", "c:1"), 0, [1], "one"));
        await AppendedAsync(Given(Head("s2", "c:2"), 0, [2], "two"));
        await Store.EraseAsync("c:1", Start, None);
        Assert.Null(await Store.FileAsync("s1", 1, None));
        Assert.Equal("two", (await Store.FileAsync("s2", 1, None))!.Text);
    }

    [Fact]
    public async Task A_file_that_its_event_does_not_name_is_refused()
    {
        var given = Given(Head(), 0, [1, 2, 3], "a");
        var other = new ResumeContent([1, 2, 4], "a");
        foreach (var files in new SessionFile[][] { [new(1, other)], [new(2, given.Files[0].Content)], [new(0, given.Files[0].Content)] })
            await Assert.ThrowsAsync<ArgumentException>(async () => await Store.AppendAsync(given with { Files = files }, None));
        await Assert.ThrowsAsync<ArgumentException>(async () => await Store.AppendAsync(Append(Head(), 0) with { Files = given.Files }, None));
        Assert.Empty(await Store.ReadAsync("s1", None));
    }

    private static SessionAppend Given(SessionHead head, long expected, byte[] bytes, string? text) =>
        Append(head, expected, null, new ResumeGiven("m", new Resume("cv.pdf", ResumeKind.Pdf, bytes.Length, Convert.ToHexStringLower(SHA256.HashData(bytes))))) with
        {
            Files = [new SessionFile(expected + 1, new ResumeContent(bytes, text))],
        };
}
