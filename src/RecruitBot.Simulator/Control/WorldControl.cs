using RecruitBot.Discord.Model;
using RecruitBot.Simulator.Gateway;
using RecruitBot.Simulator.Limits;
using RecruitBot.Simulator.People;
using RecruitBot.Simulator.Web;
using RecruitBot.Simulator.World;

namespace RecruitBot.Simulator.Control;

/// <summary>What the server's owner does in Discord: the application's switches, channels and roles; and beginning anew.</summary>
internal sealed class WorldControl(SimulatedWorld world, GatewayHub hub, Threads threads, Membership membership, Action reset)
{
    private static readonly Limit Overwrites = new(0, 100, "resources/channel, Modify Channel");

    public void Map(PersonPipeline control)
    {
        control.On("POST", "/control/application", Application);
        control.On("POST", "/control/channel", call => Create(call));
        control.On("POST", "/control/channel/{channel}", Channel);
        control.On("POST", "/control/roles/{role}", Role);
        control.On("POST", "/control/reset", _ => Reset());
    }

    private object Application(Call call)
    {
        var request = call.Read<ApplicationRequest>();
        world.Settings = world.Settings with
        {
            MessageContent = request.MessageContent ?? world.Settings.MessageContent,
            GuildMembers = request.GuildMembers ?? world.Settings.GuildMembers,
        };
        return new { world.Settings.MessageContent, world.Settings.GuildMembers, Online = hub.BotIsOnline };
    }

    private Channel Create(Call call)
    {
        var request = Checked(call);
        var id = world.Ids.Next();
        var channel = new Channel
        {
            Id = id,
            Type = ChannelType.Text,
            GuildId = world.Settings.GuildId,
            Name = request.Name ?? "channel",
            Position = world.Channels.All.Count(c => c.GuildId is not null && !c.IsThread),
            PermissionOverwrites = request.Overwrites ?? [],
        };
        world.Channels.Put(id, channel);
        world.Tell(new ChannelAppeared(channel));
        return channel;
    }

    private object? Channel(Call call)
    {
        var channel = world.Channels.Find(call.Id("channel")) ?? throw ApiFault.UnknownChannel();
        var request = Checked(call);
        if (request.Delete == true)
        {
            threads.Remove(channel);
            return null;
        }
        var changed = channel with
        {
            Name = request.Name ?? channel.Name,
            PermissionOverwrites = request.Overwrites ?? channel.PermissionOverwrites,
            ThreadMetadata = channel.ThreadMetadata is { } state
                ? state with { Archived = request.Archived ?? state.Archived, Locked = request.Locked ?? state.Locked }
                : null,
        };
        world.Channels.Put(channel.Id, changed);
        world.Tell(new ChannelChanged(changed));
        world.Tell(new EverythingChanged());
        return changed;
    }

    private GuildRole? Role(Call call)
    {
        var named = call.Text("role");
        var role = world.Roles.Find(named) ?? world.Roles.All.FirstOrDefault(r => r.Name == named);
        if (role is null)
            throw new ApiFault(404, 10011, "Unknown Role");
        var request = call.Read<RoleRequest>();
        if (request.Delete == true)
        {
            membership.Delete(role.Id);
            return null;
        }
        var changed = role with { Permissions = request.Permissions ?? role.Permissions, Name = request.Name ?? role.Name };
        world.Roles.Put(role.Id, changed);
        world.Tell(new RoleChanged(changed));
        return changed;
    }

    private object? Reset()
    {
        reset();
        return null;
    }

    private static ChannelRequest Checked(Call call)
    {
        ChannelChecks.Edit(call.Body);
        var errors = new FormErrors();
        new Fields(call.Body, "", errors).List("overwrites", Overwrites);
        errors.ThrowIfAny();
        return call.Read<ChannelRequest>();
    }

    private sealed record ApplicationRequest(bool? MessageContent, bool? GuildMembers);

    private sealed record ChannelRequest(string? Name, bool? Delete, IReadOnlyList<Overwrite>? Overwrites, bool? Archived, bool? Locked);

    private sealed record RoleRequest(string? Name, bool? Delete, Permissions? Permissions);
}
