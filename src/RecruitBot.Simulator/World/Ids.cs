using RecruitBot.Discord.Model;

namespace RecruitBot.Simulator.World;

/// <summary>Makes ids as Discord does: by the clock, never twice, always growing.</summary>
internal sealed class Ids(TimeProvider time)
{
    private ulong _last;

    public Snowflake Next() => new(_last = Math.Max(_last + 1, Snowflake.At(time.GetUtcNow()).Value));

    /// <summary>Ids go on after this one.</summary>
    public void Seen(Snowflake id) => _last = Math.Max(_last, id.Value);
}
