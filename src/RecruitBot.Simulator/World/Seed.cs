using System.Security.Cryptography;
using RecruitBot.Discord.Model;

namespace RecruitBot.Simulator.World;

/// <summary>The server that everybody finds at first: Acme, with four channels, two candidates, a recruiter, the owner and the bot.</summary>
internal sealed class Seed(SimulatedWorld world)
{
    private const Permissions Everyone =
        Permissions.ViewChannel
        | Permissions.SendMessages
        | Permissions.EmbedLinks
        | Permissions.AttachFiles
        | Permissions.ReadMessageHistory
        | Permissions.AddReactions
        | Permissions.UseApplicationCommands
        | Permissions.SendMessagesInThreads;

    private const Permissions ForBot =
        Everyone | Permissions.CreatePrivateThreads | Permissions.CreatePublicThreads | Permissions.ManageThreads;

    private Snowflake _guild;
    private Snowflake _recruiter;
    private Snowflake _botRole;

    /// <summary>Fills an empty world.</summary>
    public void Plant()
    {
        var threeYearsAgo = world.Now.AddYears(-3);
        // Account ids are three years old; each lies some minutes after the one before.
        var olivia = Snowflake.At(threeYearsAgo);
        _guild = Snowflake.At(world.Now.AddYears(-2));
        var bot = Snowflake.At(world.Now.AddYears(-1));
        _recruiter = world.Ids.Next();
        _botRole = world.Ids.Next();
        world.Settings = new Settings
        {
            GuildId = _guild,
            GuildName = "Acme",
            OwnerId = olivia,
            BotId = bot,
            ApplicationId = bot,
            FileKey = RandomNumberGenerator.GetBytes(32),
        };
        Role(_guild, "@everyone", Everyone, 0);
        Role(_recruiter, "Recruiter", Everyone | Permissions.ManageThreads | Permissions.ManageMessages, 0x3BA55D);
        world.Roles.Put(_botRole, new GuildRole { Id = _botRole, Name = "RecruitBot", Permissions = ForBot, Managed = true, Position = 1 });

        Person(olivia, "olivia", "Olivia (owner)", 0xC27C0E);
        Person(Snowflake.At(threeYearsAgo.AddMinutes(1)), "alex", "Alex Kim", 0x5865F2);
        Person(Snowflake.At(threeYearsAgo.AddMinutes(2)), "sam", "Sam Okafor", 0x9B59B6);
        Person(Snowflake.At(threeYearsAgo.AddMinutes(3)), "robin", "Robin Meyer", 0x2E8B57, _recruiter);
        Person(bot, "RecruitBot", null, 0x4F545C, _botRole);

        Channel("welcome", 0, Reads(_guild), Writes(_botRole));
        Channel("apply", 1, Reads(_guild), Writes(_botRole));
        Channel("general", 2);
        Channel(
            "recruiting-review",
            3,
            new Overwrite { Id = _guild, Deny = Permissions.ViewChannel },
            Writes(_recruiter),
            Writes(_botRole)
        );
    }

    private static Overwrite Reads(Snowflake role) => new() { Id = role, Deny = Permissions.SendMessages };

    private static Overwrite Writes(Snowflake role) => new() { Id = role, Allow = Permissions.ViewChannel | Permissions.SendMessages };

    private void Role(Snowflake id, string name, Permissions permissions, int color) =>
        world.Roles.Put(id, new GuildRole { Id = id, Name = name, Permissions = permissions, Color = color, Position = id == _guild ? 0 : 2 });

    private void Person(Snowflake id, string name, string? shown, int color, params Snowflake[] roles)
    {
        var user = new User { Id = id, Username = name, GlobalName = shown, Discriminator = "0", Bot = id == world.Settings.BotId ? true : null };
        world.Accounts.Put(id, new Account { User = user, AvatarColor = color });
        world.Members.Put(id, new GuildMember { Roles = roles, JoinedAt = world.Now.AddYears(-1) });
    }

    private void Channel(string name, int position, params Overwrite[] overwrites)
    {
        var id = world.Ids.Next();
        world.Channels.Put(
            id,
            new Channel { Id = id, Type = ChannelType.Text, GuildId = _guild, Name = name, Position = position, PermissionOverwrites = overwrites }
        );
    }
}
