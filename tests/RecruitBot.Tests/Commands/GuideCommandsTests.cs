using System.Text;
using RecruitBot.Adapters.Documents;
using RecruitBot.Configuration;
using RecruitBot.Core.Commands;
using RecruitBot.Core.Conversations;
using RecruitBot.Core.Knowledge.Ingest;
using RecruitBot.Core.Knowledge.Live;
using RecruitBot.Tests.Support;
using RecruitBot.Tests.Support.Documents;

namespace RecruitBot.Tests.Commands;

/// <summary>/ingest, /guides and /remove-guide.</summary>
public sealed class GuideCommandsTests : IDisposable
{
    private const string Leave = "# Parental leave\n\nEvery baker may take sixteen weeks of paid parental leave.\n\nTry Crumb Corp for free today.\n";

    private readonly TemporaryFolder _folder = new();
    private readonly Office _office = new();
    private readonly LiveKnowledge _live;

    public GuideCommandsTests()
    {
        Directory.CreateDirectory(_folder["knowledge/guides"]);
        Directory.CreateDirectory(_folder["knowledge/roles"]);
        _live = LiveKnowledge.Open(_folder["knowledge"]);
        _office.Guides = new GuideCommands(new Ingestion(RealReaders.With(RealReaders.Limits), _folder["knowledge"], _office.Time), new GivenFiles(new FileHosts(new DiscordSettings()), TimeProvider.System), _live);
        _office.Restart();
    }

    public void Dispose()
    {
        _office.Dispose();
        _live.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_document_is_in_force_only_after_its_button()
    {
        var preview = Assert.Single((await IngestAsync(Office.Rita, "Parental Leave.md", Leave, ("as-of", "2025"))).Shown);
        DiscordFit.Check(preview);
        Assert.Contains("Answers could quote 1 of 2", preview.Text, StringComparison.Ordinal);
        Assert.Contains("sells something", preview.Text, StringComparison.Ordinal);
        Assert.True(preview.Private);
        Assert.False(File.Exists(Guide));

        Assert.Contains("in force", Said(await _office.PressAsync(Office.Rita, "Put in force")), StringComparison.Ordinal);
        Assert.Equal("guides/parental-leave.md", Assert.Single(_live.Current.Base.Documents).Source);
        Assert.Contains("asOf: \"2025\"", await File.ReadAllTextAsync(Guide), StringComparison.Ordinal);
        Assert.Contains("no such draft", Said(await _office.SendAsync(Office.Rita, preview.Buttons[0].Action)), StringComparison.Ordinal);
        Assert.Contains("already", Said(await IngestAsync(Office.Rita, "Parental Leave.md", Leave)), StringComparison.Ordinal);
        Assert.Contains("version 1 of Parental Leave.md, added by Rita", Said(await _office.TypeAsync(Office.Rita, "guides")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_discarded_document_is_gone()
    {
        var preview = Assert.Single((await IngestAsync(Office.Rita, "Parental Leave.md", Leave)).Shown);
        await _office.PressAsync(Office.Rita, "Discard");
        Assert.Contains("no such draft", Said(await _office.SendAsync(Office.Rita, preview.Buttons[0].Action)), StringComparison.Ordinal);
        Assert.False(File.Exists(Guide));
    }

    [Fact]
    public async Task A_guide_is_removed_after_a_second_look()
    {
        await IngestAsync(Office.Rita, "Parental Leave.md", Leave);
        await _office.PressAsync(Office.Rita, "Put in force");
        await _office.TypeAsync(Office.Sam, "remove-guide", ("name", "parental-leave"));
        Assert.True(File.Exists(Guide));
        Assert.Contains("removed", Said(await _office.PressAsync(Office.Sam, "Remove it")), StringComparison.Ordinal);
        Assert.Empty(_live.Current.Base.Documents);
        Assert.False(File.Exists(Guide));
        Assert.Contains("no guide", Said(await _office.TypeAsync(Office.Sam, "remove-guide", ("name", "../roles/baker"))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Candidates_cannot_change_what_answers_quote()
    {
        await IngestAsync(Office.Rita, "Parental Leave.md", Leave);
        var store = _office.ButtonOf(Office.Rita, "Put in force").Action;
        Assert.DoesNotContain("Answers could", Said(await IngestAsync(Office.Alice, "Parental Leave.md", Leave)), StringComparison.Ordinal);
        await _office.SendAsync(Office.Alice, store);
        await _office.SendAsync(Office.Alice, ActionId.Of("guide-remove", "parental-leave"));
        Assert.False(File.Exists(Guide));
    }

    [Theory]
    [InlineData("rb:guide-store")]
    [InlineData("rb:guide-store:..:abc")]
    [InlineData("rb:guide-store:parental-leave:..")]
    [InlineData("rb:guide-drop:..")]
    [InlineData("rb:guide-remove:..")]
    public async Task A_made_up_button_does_nothing(string action)
    {
        await _office.SendAsync(Office.Rita, action);
        Assert.Empty(Directory.EnumerateFiles(_folder["knowledge/guides"]));
    }

    [Fact]
    public async Task A_document_that_is_refused_says_why_and_a_missing_one_what_to_do()
    {
        Assert.Contains("no text", Said(await IngestAsync(Office.Rita, "program.md", "\u007fELF\0\0")), StringComparison.Ordinal);
        Assert.Contains("none of candidate", Said(await IngestAsync(Office.Rita, "a.md", Leave, ("audience", "everybody"))), StringComparison.Ordinal);
        Assert.Contains("add the document", Said(await _office.TypeAsync(Office.Rita, "ingest", ("file", "a.md"))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_preview_of_a_document_with_many_flaws_fits() =>
        DiscordFit.Check(
            Assert.Single((await IngestAsync(Office.Rita, new string('n', 300) + ".md", string.Concat(Enumerable.Range(0, 200).Select(i => $"Contact house {i} today for more {new string('w', 150)}.\n\n")))).Shown));

    private string Guide => _folder["knowledge/guides/parental-leave.md"];

    private static string Said(Heard heard) => string.Join("\n", heard.Here.Select(r => r.Text));

    private Task<Heard> IngestAsync(Person who, string name, string text, params (string Name, string Value)[] options)
    {
        var path = _folder[Guid.NewGuid().ToString("n")];
        File.WriteAllText(path, text, new UTF8Encoding(false));
        var all = options.ToDictionary(o => o.Name, o => o.Value, StringComparer.Ordinal);
        all["file"] = name;
        return _office.TakeAsync(
            new CommandTurn(_office.NewMessage(), _office.Time.GetUtcNow(), who, Office.PlaceOf(who), "ingest", all)
            {
                Files = [new GivenFile("file", name, text.Length, new Uri(path).AbsoluteUri)],
            });
    }
}
