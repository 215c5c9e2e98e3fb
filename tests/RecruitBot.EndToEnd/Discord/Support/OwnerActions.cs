using System.Text.Json;
using RecruitBot.Discord.Model;

namespace RecruitBot.EndToEnd.Discord.Support;

/// <summary>What the owner of the server does to channels, roles, members and the bot.</summary>
public static class OwnerActions
{
    /// <summary>The role by which the bot has its permissions.</summary>
    public const string BotRole = "RecruitBot";

    private static readonly Permissions Ordinary =
        Permissions.ViewChannel
        | Permissions.SendMessages
        | Permissions.EmbedLinks
        | Permissions.AttachFiles
        | Permissions.ReadMessageHistory
        | Permissions.UseApplicationCommands
        | Permissions.SendMessagesInThreads;

    /// <summary>A channel as it is.</summary>
    public static async Task<Channel> ChannelAsync(this SimulatorControl control, string name) =>
        (await control.GetAsync("as/olivia/view"))
            .GetProperty("channels")
            .EnumerateArray()
            .Select(c => c.Deserialize<Channel>(DiscordJson.Options)!)
            .First(c => c.Name == name);

    public static async Task DeleteChannelAsync(this SimulatorControl control, string name) =>
        await control.PostAsync($"control/channel/{(await control.ChannelAsync(name)).Id}", new { delete = true });

    public static Task DeleteThreadAsync(this SimulatorControl control, Snowflake thread) => control.PostAsync($"control/channel/{thread}", new { delete = true });

    /// <summary>A channel for everybody, or for some roles alone.</summary>
    public static async Task CreateChannelAsync(this SimulatorControl control, string name, params string[] onlyFor)
    {
        var overwrites = new List<Overwrite>();
        if (onlyFor.Length > 0)
            overwrites.Add(new Overwrite { Id = (await control.RoleAsync("@everyone")).Id, Deny = Permissions.ViewChannel });
        foreach (var role in onlyFor)
            overwrites.Add(new Overwrite { Id = (await control.RoleAsync(role)).Id, Allow = Permissions.ViewChannel | Permissions.SendMessages });
        await control.PostAsync("control/channel", new { name, overwrites });
    }

    /// <summary>Takes permissions from the bot's role in a channel, whatever the server allows it.</summary>
    public static Task DenyAsync(this SimulatorControl control, string channel, Permissions denied) =>
        control.OverwriteAsync(channel, BotRole, o => o with { Allow = o.Allow & ~denied, Deny = o.Deny | denied });

    /// <summary>Gives them back.</summary>
    public static Task AllowInAsync(this SimulatorControl control, string channel, Permissions allowed, string role = BotRole) =>
        control.OverwriteAsync(channel, role, o => o with { Allow = o.Allow | allowed, Deny = o.Deny & ~allowed });

    public static async Task<GuildRole> RoleAsync(this SimulatorControl control, string name) =>
        (await control.GetAsync("world"))
            .GetProperty("guild")
            .GetProperty("roles")
            .EnumerateArray()
            .Select(r => r.Deserialize<GuildRole>(DiscordJson.Options)!)
            .Last(r => r.Name == name);

    public static Task DeleteRoleAsync(this SimulatorControl control, string name) => control.PostAsync($"control/roles/{Uri.EscapeDataString(name)}", new { delete = true });

    public static Task CreateRoleAsync(this SimulatorControl control, string name, Permissions? permissions = null) =>
        control.PostAsync("control/roles", new { name, permissions = permissions ?? Ordinary });

    public static Task KickBotAsync(this SimulatorControl control) => control.PostAsync("control/bot", new { action = "kick" });

    /// <summary>Lets the bot in with exactly what an invitation asks for.</summary>
    public static Task InviteBotAsync(this SimulatorControl control, Permissions permissions) => control.PostAsync("control/bot", new { action = "invite", permissions });

    /// <summary>Changes how somebody takes part: whether they take direct messages, whether they are a member, which roles they have.</summary>
    public static Task ChangeAsync(this SimulatorControl control, string person, object change) => control.PatchAsync($"people/{person}", change);

    /// <summary>How often the bot has asked something so far, given as the beginning of "METHOD path".</summary>
    public static async Task<int> CountAsync(this SimulatorControl control, string request) =>
        (await control.RequestsAsync()).Count(r => $"{r.GetProperty("method").GetString()} {r.GetProperty("path").GetString()}".Contains(request, StringComparison.Ordinal));

    private static async Task OverwriteAsync(this SimulatorControl control, string channel, string role, Func<Overwrite, Overwrite> change)
    {
        var (found, id) = (await control.ChannelAsync(channel), (await control.RoleAsync(role)).Id);
        var own = found.PermissionOverwrites!.FirstOrDefault(o => o.Id == id) ?? new Overwrite { Id = id };
        await control.PostAsync($"control/channel/{found.Id}", new { overwrites = found.PermissionOverwrites!.Where(o => o.Id != id).Append(change(own)) });
    }
}
