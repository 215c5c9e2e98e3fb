using RecruitBot.Core.Assistant;
using RecruitBot.Core.Roles;

namespace RecruitBot.Core.Sessions;

/// <summary>
/// The notices of one turn as they were shown then, where their files read differently now: a text is taken from the log when its hash, which the
/// log has beside it, is that of the text.
/// </summary>
internal sealed class RecordedNotices(IReadOnlyList<RecordedEvent> batch, INotices now) : INotices
{
    /// <summary>Texts that were taken from the log.</summary>
    public int FromRecord { get; private set; }

    /// <inheritdoc/>
    public string Welcome() => AsShown(now.Welcome(), Hashes<DisclosureShown>(d => d.TextSha256));

    /// <inheritdoc/>
    public string Disclosure(Role role) => AsShown(now.Disclosure(role), Hashes<DisclosureShown>(d => d.TextSha256));

    /// <inheritdoc/>
    public string Outcome(Role role, Outcome outcome, string? message) => AsShown(now.Outcome(role, outcome, message), Hashes<SessionDecided>(d => d.NoticeSha256));

    private string AsShown(string text, IEnumerable<string?> hashes)
    {
        var hash = hashes.FirstOrDefault();
        if (hash is null || hash == Notices.Sha256(text))
            return text;
        if (batch.Select(e => e.Event).OfType<BotSaid>().SelectMany(s => s.Replies).FirstOrDefault(r => Notices.Sha256(r.Text) == hash) is not { } shown)
            return text;
        FromRecord++;
        return shown.Text;
    }

    private IEnumerable<string?> Hashes<T>(Func<T, string?> hash)
        where T : SessionEvent => batch.Select(e => e.Event).OfType<T>().Select(hash);
}
