using RecruitBot.Discord.Model;
using RecruitBot.Simulator.World;

namespace RecruitBot.Tests.Simulator;

/// <summary>Rights, from the server down to the thread.</summary>
public sealed class AccessTests
{
    private readonly SimulatedWorld _world = new(new SteppedTime());
    private readonly Access _access;
    private readonly Snowflake _alex;
    private readonly Channel _channel;

    public AccessTests()
    {
        _access = new Access(_world);
        _world.Step(new Seed(_world).Plant);
        _alex = _world.Accounts.All.Single(a => a.User.Username == "alex").User.Id;
        _channel = _world.Channels.All.Single(c => c.Name == "general");
    }

    private Snowflake Everyone => _world.Settings.GuildId;
    private GuildRole Recruiter => _world.Roles.All.Single(r => r.Name == "Recruiter");

    [Fact]
    public void Overwrites_are_weighed_everyone_first_then_roles_then_the_member()
    {
        var deny = new Overwrite { Id = Everyone, Deny = Permissions.SendMessages };
        Assert.False(_access.CanWrite(With(deny), _alex));
        Give(Recruiter.Id);
        var allow = new Overwrite { Id = Recruiter.Id, Allow = Permissions.SendMessages };
        Assert.True(_access.CanWrite(With(deny, allow), _alex));
        var personal = new Overwrite { Id = _alex, Type = 1, Deny = Permissions.SendMessages };
        Assert.False(_access.CanWrite(With(personal, deny, allow), _alex));
    }

    [Fact]
    public void What_one_role_allows_outweighs_what_another_denies()
    {
        var other = new GuildRole { Id = _world.Ids.Next(), Name = "Other" };
        _world.Step(() => _world.Roles.Put(other.Id, other));
        Give(Recruiter.Id, other.Id);
        var channel = With(
            new Overwrite { Id = Recruiter.Id, Allow = Permissions.SendMessages },
            new Overwrite { Id = other.Id, Deny = Permissions.SendMessages }
        );
        Assert.True(_access.CanWrite(channel, _alex));
    }

    [Fact]
    public void Who_cannot_see_a_channel_can_do_nothing_in_it() =>
        Assert.Equal(Permissions.None, _access.In(With(new Overwrite { Id = Everyone, Deny = Permissions.ViewChannel }), _alex));

    [Fact]
    public void Owner_and_administrators_can_do_everything()
    {
        var closed = With(new Overwrite { Id = Everyone, Deny = Permissions.ViewChannel | Permissions.SendMessages });
        Assert.True(_access.CanWrite(closed, _world.Settings.OwnerId));
        _world.Step(() => _world.Roles.Put(Recruiter.Id, Recruiter with { Permissions = Permissions.Administrator }));
        Give(Recruiter.Id);
        Assert.True(_access.CanWrite(closed, _alex));
    }

    [Fact]
    public void Who_is_timed_out_can_only_read()
    {
        _world.Step(() => _world.Members.Put(_alex, _world.Members.Find(_alex)! with { CommunicationDisabledUntil = _world.Now.AddHours(1) }));
        Assert.Equal(Permissions.ViewChannel | Permissions.ReadMessageHistory, _access.In(_channel, _alex));
    }

    [Fact]
    public void Who_left_has_no_rights()
    {
        _world.Step(() => _world.Members.Remove(_alex));
        Assert.Equal(Permissions.None, _access.In(_channel, _alex));
    }

    [Theory]
    [InlineData(false, false, false, false)]
    [InlineData(true, false, true, true)]
    [InlineData(false, true, true, true)]
    public void A_private_thread_is_for_its_members_and_for_moderators(bool joined, bool moderator, bool sees, bool writes)
    {
        var thread = Thread(locked: false);
        if (joined)
            Join(thread);
        if (moderator)
            Give(Recruiter.Id);
        Assert.Equal((sees, writes), (_access.CanView(thread, _alex), _access.CanWrite(thread, _alex)));
    }

    [Fact]
    public void A_locked_thread_is_for_moderators_to_write()
    {
        var thread = Thread(locked: true);
        Join(thread);
        Assert.False(_access.CanWrite(thread, _alex));
        Give(Recruiter.Id);
        Assert.True(_access.CanWrite(thread, _alex));
    }

    [Fact]
    public void Direct_messages_are_between_two()
    {
        var direct = new Channel { Id = _world.Ids.Next(), Type = ChannelType.Direct, Recipients = [_world.Accounts.Find(_alex)!.User] };
        Assert.True(_access.CanWrite(direct, _alex));
        Assert.True(_access.CanWrite(direct, _world.Settings.BotId));
        Assert.False(_access.CanView(direct, _world.Settings.OwnerId));
    }

    private Channel With(params Overwrite[] overwrites) => _channel with { PermissionOverwrites = overwrites };

    private void Give(params Snowflake[] roles) => _world.Step(() => _world.Members.Put(_alex, _world.Members.Find(_alex)! with { Roles = roles }));

    private Channel Thread(bool locked) =>
        new()
        {
            Id = _world.Ids.Next(),
            Type = ChannelType.PrivateThread,
            GuildId = Everyone,
            ParentId = _channel.Id,
            ThreadMetadata = new ThreadMetadata { Locked = locked },
        };

    private void Join(Channel thread) =>
        _world.Step(() => _world.ThreadMembers.Put(ThreadMembership.Key(thread.Id, _alex), new ThreadMembership { Thread = thread.Id, User = _alex }));
}
