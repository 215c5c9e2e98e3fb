using RecruitBot.Adapters.Discord.Server;

namespace RecruitBot.Checks;

/// <summary>What a round of checks sees of Discord: the first of them asks, and whatever came of it, a failure too, is what the others go by.</summary>
public sealed class DiscordLook(Layouts layouts)
{
    private volatile Task<ServerLayout>? _seen;

    /// <summary>Looks now, since whoever asks for a check has just changed something: not every change is told by an event.</summary>
    public Task<ServerLayout> AfreshAsync(CancellationToken ct) => _seen = layouts.LookAsync(ct);

    /// <summary>What was seen.</summary>
    public Task<ServerLayout> SeenAsync(CancellationToken ct) => _seen ?? AfreshAsync(ct);
}
