using RecruitBot.Core.Commands;
using RecruitBot.Discord.Model;

namespace RecruitBot.Adapters.Discord.Server;

/// <summary>What is looked at.</summary>
public enum LayoutPart
{
    /// <summary>The server and the bot's membership.</summary>
    Server,

    /// <summary>Whether plain messages can be read.</summary>
    Messages,

    /// <summary>Who is a recruiter.</summary>
    Recruiters,

    /// <summary>Where the team reads applications.</summary>
    Review,

    /// <summary>Where the panel and the private threads are.</summary>
    Panel,
}

/// <summary>Something about the server that is not as it should be, with what to do.</summary>
public sealed record LayoutProblem(LayoutPart Part, CheckStatus Status, string Message);

/// <summary>What the bot found in the server it works for.</summary>
public sealed record ServerLayout
{
    /// <summary>The bot's account.</summary>
    public required User Bot { get; init; }

    /// <summary>The bot's application.</summary>
    public required Application Application { get; init; }

    /// <summary>The server; null when there is none, or no telling which.</summary>
    public Guild? Guild { get; init; }

    /// <summary>Where the team reads applications; null until there is one that only the team reads and the bot writes to.</summary>
    public Channel? Review { get; init; }

    /// <summary>Where the panel is; null when there is none that the bot writes to.</summary>
    public Channel? Panel { get; init; }

    /// <summary>The names of the server's text channels.</summary>
    public IReadOnlyDictionary<Snowflake, string> ChannelNames { get; init; } = new Dictionary<Snowflake, string>();

    /// <summary>Whether private threads can be opened under the panel's channel.</summary>
    public bool OpensThreads { get; init; }

    /// <summary>Whether it is known that the bot, or candidates, may not write in the threads below the panel's channel.</summary>
    public bool IsMuteInThreads { get; init; }

    /// <summary>Whether it is known that it may not see them at all, so that nothing written there is heard.</summary>
    public bool HidesThreads { get; init; }

    /// <summary>Whether it is known that it may not read there what was written before.</summary>
    public bool HidesHistory { get; init; }

    /// <summary>The role by which the bot has its permissions, as people see it.</summary>
    public string BotRole { get; init; } = "";

    /// <summary>Roles whose members are recruiters.</summary>
    public IReadOnlyList<GuildRole> RecruiterRoles { get; init; } = [];

    /// <summary>Whether the words of plain messages in the server reach the bot.</summary>
    public bool ReadsMessages { get; init; }

    /// <summary>All that is missing: said on the log and where the team reads, by doctor and by /setup.</summary>
    public IReadOnlyList<LayoutProblem> Problems { get; init; } = [];

    /// <summary>What may be meant to be so: said only to whoever asks, by doctor and by /setup.</summary>
    public IReadOnlyList<LayoutProblem> Remarks { get; init; } = [];

    /// <summary>The layout with one more thing that is missing.</summary>
    public ServerLayout With(LayoutPart part, CheckStatus status, string message) => this with { Problems = [.. Problems, new LayoutProblem(part, status, message)] };
}
