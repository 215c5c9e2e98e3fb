using Microsoft.Extensions.Logging.Abstractions;
using RecruitBot.Core.Conversations;
using RecruitBot.Core.Gaps;
using RecruitBot.Core.Gaps.Entries;
using RecruitBot.Core.Knowledge;
using RecruitBot.Core.Knowledge.Live;
using RecruitBot.Core.Roles;
using RecruitBot.Core.Sessions;

namespace RecruitBot.Tests.Support;

/// <summary>The desk where gaps are closed, over knowledge that begins with some texts and grows by what the team writes into a folder of its own.</summary>
public sealed class Desk : IDisposable
{
    private readonly string _folder = Path.Combine(Path.GetTempPath(), "recruitbot-" + Guid.NewGuid().ToString("N"));
    private readonly RoleCatalog _roles;

    public Desk(RoleCatalog roles)
    {
        _roles = roles;
        Knowledge = new LiveKnowledge(Read(), _ => Read());
    }

    /// <summary>What the knowledge holds beside the entries; read again at the next reload.</summary>
    public List<(string Source, string Text)> Texts { get; } = [];

    public LiveKnowledge Knowledge { get; }

    /// <summary>Where entries are published.</summary>
    public string Folder => _folder;

    /// <summary>The files of the entries.</summary>
    public IReadOnlyList<string> Files => Directory.Exists(_folder) ? [.. Directory.EnumerateFiles(_folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)] : [];

    /// <summary>The services of one run of the program.</summary>
    public GapDesk Over(ISessionStore sessions, IGapStore gaps, SessionWriter writer, SessionHandler handler, TimeProvider time) =>
        new(
            gaps,
            sessions,
            new GapQueue(gaps, Knowledge),
            new EntryFolder(_folder),
            new GapTeller(gaps, sessions, writer, handler, Knowledge, time, NullLogger<GapTeller>.Instance),
            Knowledge,
            time,
            NullLogger<GapDesk>.Instance
        );

    public void Dispose()
    {
        Knowledge.Dispose();
        if (Directory.Exists(_folder))
            Directory.Delete(_folder, recursive: true);
    }

    private KnowledgeInForce Read()
    {
        var entries = Files.Where(f => f.EndsWith(".md", StringComparison.Ordinal)).Select(f => ("guides/" + Path.GetFileName(f), File.ReadAllText(f)));
        var knowledge = KnowledgeFolder.FromTexts(Texts.Concat(entries));
        return new KnowledgeInForce(knowledge, _roles, new OfflineAnswerer(knowledge));
    }
}
