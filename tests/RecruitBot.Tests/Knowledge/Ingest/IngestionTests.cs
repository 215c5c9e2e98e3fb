using System.Security.Cryptography;
using System.Text;
using RecruitBot.Core.Knowledge;
using RecruitBot.Core.Knowledge.Documents;
using RecruitBot.Core.Knowledge.Ingest;
using RecruitBot.Tests.Support;
using RecruitBot.Tests.Support.Documents;

namespace RecruitBot.Tests.Knowledge.Ingest;

public sealed class IngestionTests : IDisposable
{
    private const string Leave = "# Parental leave\n\nEvery baker may take sixteen weeks of paid parental leave.\n";

    private readonly TemporaryFolder _folder = new();
    private readonly HandAdvancedTime _time = new();
    private readonly Ingestion _ingestion;

    public IngestionTests()
    {
        Directory.CreateDirectory(_folder["guides"]);
        Directory.CreateDirectory(_folder["roles"]);
        _ingestion = new Ingestion(RealReaders.With(RealReaders.Limits), _folder.Path, _time);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_document_becomes_a_guide_that_answers_quote_exactly()
    {
        var draft = await AddAsync(Leave);
        Assert.Equal((IngestResult.Added, 1, "guides/parental-leave.md", "Parental leave"), (draft.Result, draft.Version, draft.Source, draft.Title));
        var knowledge = KnowledgeFolder.Load(_folder.Path);
        Assert.Empty(KnowledgeLint.Check(knowledge));
        var answer = new OfflineAnswerer(knowledge).Answer(new Question("How much paid parental leave does a baker get?"));
        var citation = Assert.Single(answer.Citations);
        Assert.Equal(citation.Quote, (await File.ReadAllTextAsync(_folder["guides/parental-leave.md"])).Substring(citation.Start, citation.Quote.Length));
    }

    [Fact]
    public async Task It_says_of_what_by_whom_and_when()
    {
        await AddAsync(Leave, r => r with { AsOf = "2025", Attribution = "Bakers \"Guild\": survey (2025)", Audience = Audience.Recruiter });
        var header = _ingestion.Shelf.Find("parental-leave")!.Header!;
        Assert.Equal(
            new GuideHeader("Parental leave", Audience.Recruiter, "2025", "Bakers \"Guild\": survey (2025)", "Parental Leave.md", Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Leave))), 1, "Ada", _time.GetUtcNow()),
            header);
        Assert.Equal(Audience.Recruiter, KnowledgeFolder.Load(_folder.Path).Documents.Single().Audience);
    }

    [Fact]
    public async Task The_same_bytes_again_change_nothing()
    {
        await AddAsync(Leave);
        var file = await File.ReadAllBytesAsync(_folder["guides/parental-leave.md"]);
        _time.Advance(TimeSpan.FromDays(1));
        Assert.Equal(IngestResult.Unchanged, (await AddAsync(Leave)).Result);
        var elsewhere = await AddAsync(Leave, r => r with { FileName = "copy.md" });
        Assert.Equal((IngestResult.Unchanged, "guides/parental-leave.md"), (elsewhere.Result, elsewhere.Source));
        Assert.Equal(file, await File.ReadAllBytesAsync(_folder["guides/parental-leave.md"]));
        Assert.Single(Directory.EnumerateFiles(_folder["guides"]));
    }

    [Fact]
    public async Task Changed_bytes_are_the_next_version_and_the_one_before_is_kept()
    {
        await AddAsync(Leave);
        var first = await File.ReadAllTextAsync(_folder["guides/parental-leave.md"]);
        var second = await AddAsync(Leave.Replace("sixteen", "eighteen", StringComparison.Ordinal));
        Assert.Equal((IngestResult.Replaced, 2), (second.Result, second.Version));
        Assert.Equal(first, await File.ReadAllTextAsync(_folder["history/parental-leave.v1.md"]));
        Assert.Contains("eighteen", Assert.Single(KnowledgeFolder.Load(_folder.Path).Documents).Text, StringComparison.Ordinal);
        Assert.Equal(3, (await AddAsync(Leave)).Version);
        Assert.Equal([1, 2], _ingestion.Shelf.Earlier("parental-leave"));
    }

    [Fact]
    public async Task What_people_wrote_into_the_front_matter_outlives_a_new_version()
    {
        await AddAsync(Leave);
        var file = _folder["guides/parental-leave.md"];
        await File.WriteAllTextAsync(file, (await File.ReadAllTextAsync(file)).Replace("audience: both\n", "audience: recruiter\nreviewed:\n  - Every baker may\nunanswered: [Who pays?]\n", StringComparison.Ordinal));
        await AddAsync(Leave + "\nMore.\n");
        var document = KnowledgeFolder.Load(_folder.Path).Documents.Single();
        Assert.Equal((Audience.Recruiter, "Every baker may", "Who pays?"), (document.Audience, document.Reviewed.Single().Text, document.Unanswered.Single().Question));
    }

    [Fact]
    public async Task A_guide_that_is_removed_is_kept_with_who_removed_it()
    {
        await AddAsync(Leave);
        Assert.NotNull(_ingestion.Remove("parental-leave", "Grace"));
        Assert.Empty(KnowledgeFolder.Load(_folder.Path).Documents);
        Assert.Contains("removedBy: \"Grace\"", await File.ReadAllTextAsync(_folder["history/parental-leave.v1.md"]), StringComparison.Ordinal);
        Assert.Null(_ingestion.Remove("parental-leave", "Grace"));
        Assert.Null(_ingestion.Remove("../roles/baker", "Grace"));
        Assert.Equal(2, (await AddAsync(Leave)).Version);
    }

    [Fact]
    public async Task What_was_written_by_hand_is_neither_replaced_nor_removed()
    {
        _folder.Write("guides/parental-leave.md", "---\ntitle: Ours\naudience: both\n---\nOurs.\n");
        Assert.Contains("by hand", (await Assert.ThrowsAsync<DocumentRefusedException>(() => AddAsync(Leave))).Message, StringComparison.Ordinal);
        Assert.Contains("by hand", Assert.Throws<DocumentRefusedException>(() => _ingestion.Remove("parental-leave", "Grace")).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("../../etc/passwd")]
    [InlineData("..")]
    [InlineData("a/b")]
    [InlineData("A b")]
    [InlineData("-x")]
    [InlineData("")]
    public async Task A_name_cannot_lead_out_of_the_folder(string name) =>
        Assert.Contains("name", (await Assert.ThrowsAsync<DocumentRefusedException>(() => AddAsync(Leave, r => r with { Name = name }))).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("../../etc/Passwd File.md", "passwd-file")]
    [InlineData("C:\\guides\\Pay (2024) final.docx", "pay-2024-final")]
    [InlineData("\u202eevil\u0000.md", "evil")]
    [InlineData("...", null)]
    public void A_file_name_becomes_a_name_without_signs(string file, string? name) => Assert.Equal(name, GuideName.From(file));

    [Fact]
    public async Task What_a_title_holds_stays_a_title()
    {
        await AddAsync(Leave, r => r with { Title = "Leave\"\naudience: recruiter\n--- \\ #" });
        var knowledge = KnowledgeFolder.Load(_folder.Path);
        Assert.Empty(knowledge.Problems);
        Assert.Equal(("Leave\" audience: recruiter --- \\ #", Audience.Both), (knowledge.Documents[0].Title, knowledge.Documents[0].Audience));
    }

    [Fact]
    public async Task A_draft_tells_what_would_not_be_used_and_stores_nothing()
    {
        var draft = await _ingestion.PrepareAsync(Request(Leave + "\nTry Crumb Corp for free today.\n"), CancellationToken.None);
        Assert.Equal((2, 1), (draft.Units, draft.Usable));
        Assert.Contains(draft.Problems, p => p is { Kind: Core.Knowledge.Flaws.FlawKind.Promotion, File: "guides/parental-leave.md" });
        Assert.Empty(Directory.EnumerateFiles(_folder["guides"]));
    }

    [Fact]
    public async Task A_draft_that_somebody_was_quicker_than_is_not_stored()
    {
        var draft = await _ingestion.PrepareAsync(Request(Leave), CancellationToken.None);
        await AddAsync(Leave + "\nMore.\n");
        Assert.False(_ingestion.Store(draft));
        Assert.Contains("More.", _ingestion.Shelf.Find("parental-leave")!.Text, StringComparison.Ordinal);
    }

    private static IngestRequest Request(string text) => new("Parental Leave.md", Encoding.UTF8.GetBytes(text), "Ada");

    private async Task<IngestDraft> AddAsync(string text, Func<IngestRequest, IngestRequest>? change = null)
    {
        var draft = await _ingestion.PrepareAsync((change ?? (r => r))(Request(text)), CancellationToken.None);
        Assert.True(_ingestion.Store(draft));
        return draft;
    }
}
