using RecruitBot.Discord.Model;

namespace RecruitBot.Simulator.World;

/// <summary>Members of the server by user, and those among them whom a role sets apart from everybody else.</summary>
internal sealed class MemberTable(IChangeSink sink) : Table<GuildMember>("members", sink)
{
    private readonly HashSet<Snowflake> _withRoles = [];

    /// <summary>Members who have a role beside that of everybody.</summary>
    public IReadOnlySet<Snowflake> WithRoles => _withRoles;

    protected override void Set(string key, GuildMember value)
    {
        base.Set(key, value);
        if (value.Roles.Count > 0)
            _withRoles.Add(Snowflake.Parse(key));
        else
            _withRoles.Remove(Snowflake.Parse(key));
    }

    protected override bool Unset(string key)
    {
        _withRoles.Remove(Snowflake.Parse(key));
        return base.Unset(key);
    }
}
