using RecruitBot.Core.Knowledge.Documents;
using RecruitBot.Tests.Support;
using RecruitBot.Tests.Support.Documents;

namespace RecruitBot.Tests.Knowledge.Documents;

public sealed class DocumentReadingTests
{
    [Fact]
    public async Task A_reader_that_hangs_is_given_up()
    {
        var reading = new DocumentReading([new HangingReader()], new DocumentLimits { Time = TimeSpan.FromMilliseconds(50) }, TimeProvider.System);
        var refused = await Assert.ThrowsAsync<DocumentRefusedException>(() => reading.ReadAsync("a.txt", "words"u8.ToArray(), CancellationToken.None));
        Assert.Contains("seconds", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whatever_a_reader_throws_the_file_is_what_is_wrong()
    {
        var reading = new DocumentReading([new BrokenReader()], new DocumentLimits(), TimeProvider.System);
        var refused = await Assert.ThrowsAsync<DocumentRefusedException>(() => reading.ReadAsync("a.txt", "words"u8.ToArray(), CancellationToken.None));
        Assert.Contains("damaged", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task More_than_allowed_is_refused_with_the_key_to_raise()
    {
        var limits = RealReaders.Limits with { FileBytes = 1024 * 1024, TextCharacters = 1000 };
        Assert.Contains("Knowledge:MaxFileMegabytes", await RealReaders.RefusalAsync("a.txt", new byte[1024 * 1024 + 1], limits), StringComparison.Ordinal);
        Assert.Contains("Knowledge:MaxTextKilobytes", await RealReaders.RefusalAsync("a.txt", WordFile.Bytes(new string('w', 1500)), limits), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_a_link_a_giant_and_nothing_at_all_are_no_documents()
    {
        using var folder = new TemporaryFolder();
        File.CreateSymbolicLink(folder["link.md"], folder.Write("real.md", "words"));
        await using (var giant = File.Create(folder["giant.pdf"]))
            giant.SetLength(1L << 30);
        Assert.Contains("folder", await RefusalAsync(folder.Path), StringComparison.Ordinal);
        Assert.Contains("link", await RefusalAsync(folder["link.md"]), StringComparison.Ordinal);
        Assert.Contains("20 MB", await RefusalAsync(folder["giant.pdf"]), StringComparison.Ordinal);
        Assert.Contains("no such file", await RefusalAsync(folder["none.md"]), StringComparison.Ordinal);
        if (File.Exists("/dev/zero"))
            Assert.Contains("MB", await RefusalAsync("/dev/zero"), StringComparison.Ordinal);
    }

    private static async Task<string> RefusalAsync(string path) =>
        (await Assert.ThrowsAsync<DocumentRefusedException>(() => DocumentFile.ReadAsync(path, new DocumentLimits(), TimeProvider.System, CancellationToken.None))).Message;

    private sealed class HangingReader : IDocumentReader
    {
        public SourceFormat Format => SourceFormat.Text;

        public async ValueTask<DocumentText> ReadAsync(ReadOnlyMemory<byte> bytes, DocumentLimits limits, CancellationToken cancellationToken)
        {
            // Deaf to the request to stop, as a library can be.
            await new TaskCompletionSource().Task;
            return new DocumentText("", []);
        }
    }

    private sealed class BrokenReader : IDocumentReader
    {
        public SourceFormat Format => SourceFormat.Text;

        public ValueTask<DocumentText> ReadAsync(ReadOnlyMemory<byte> bytes, DocumentLimits limits, CancellationToken cancellationToken) =>
            throw new InvalidOperationException("internal detail");
    }
}
