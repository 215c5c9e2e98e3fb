using RecruitBot.Discord.Model;

namespace RecruitBot.Adapters.Discord.Server;

/// <summary>What the bot does in each kind of channel, as permissions. Nothing else is asked for, and Administrator never.</summary>
public static class BotPermissions
{
    /// <summary>In the channel where the team reads: cards, and transcripts as files.</summary>
    public const Permissions InReview =
        Permissions.ViewChannel | Permissions.SendMessages | Permissions.EmbedLinks | Permissions.AttachFiles | Permissions.ReadMessageHistory;

    /// <summary>To show the panel, and to read in its threads what was written while the bot was away.</summary>
    public const Permissions InPanel = Permissions.ViewChannel | Permissions.SendMessages | Permissions.EmbedLinks | Permissions.ReadMessageHistory;

    /// <summary>To hold applications in private threads.</summary>
    public const Permissions ForThreads = Permissions.CreatePrivateThreads | Permissions.SendMessagesInThreads;

    /// <summary>To give a candidate their own data in a thread as a file.</summary>
    public const Permissions ForFiles = Permissions.AttachFiles;

    /// <summary>To delete a thread when its candidate has everything erased, and to find the threads again after the bot was invited anew.</summary>
    public const Permissions ForUpkeep = Permissions.ManageThreads;

    /// <summary>Everything that an invitation asks for.</summary>
    public const Permissions All = InReview | InPanel | ForThreads | ForFiles | ForUpkeep;

    /// <summary>The address where somebody who manages a server lets the bot in, with exactly what it uses (topics/oauth2, Bot Authorization Flow).</summary>
    public static string Invitation(Snowflake application) =>
        $"https://discord.com/oauth2/authorize?client_id={application}&scope=bot+applications.commands&permissions={(ulong)All}";

    /// <summary>Permissions as Discord's settings call them: "SendMessages" is "Send Messages".</summary>
    public static string Words(Permissions permissions) =>
        string.Join(", ", Enum.GetValues<Permissions>().Where(p => p != Permissions.None && permissions.HasFlag(p)).Select(Name));

    private static string Name(Permissions permission) =>
        permission == Permissions.SendMessagesInThreads
            ? "Send Messages in Threads"
            : string.Concat(permission.ToString().Select((c, i) => i > 0 && char.IsUpper(c) ? " " + c : c.ToString()));
}
