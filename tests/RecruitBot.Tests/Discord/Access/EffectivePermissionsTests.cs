using FsCheck;
using FsCheck.Fluent;
using RecruitBot.Discord.Access;
using RecruitBot.Discord.Model;

namespace RecruitBot.Tests.Discord.Access;

/// <summary>The hierarchy of permissions, rule by rule, and against a model that goes through it bit by bit.</summary>
public sealed class EffectivePermissionsTests
{
    private static readonly Snowflake Server = new(1);
    private static readonly Snowflake Owner = new(2);
    private static readonly Snowflake User = new(3);
    private static readonly Snowflake RoleA = new(10);
    private static readonly Snowflake RoleB = new(11);

    private const Permissions View = Permissions.ViewChannel;
    private const Permissions Send = Permissions.SendMessages;

    [Fact]
    public void The_owner_and_administrators_may_everything_whatever_a_channel_denies()
    {
        var guild = With(Permissions.None, a: Permissions.Administrator);
        var channel = Of(Deny(Server, 0, View), Deny(User, 1, View), Deny(RoleA, 0, View));
        Assert.True(EffectivePermissions.InChannel(guild, channel, Owner, []).HasFlag(Permissions.ManageGuild));
        Assert.True(EffectivePermissions.InChannel(guild, channel, User, [RoleA]).HasFlag(View | Permissions.ManageGuild));
        Assert.Equal(Permissions.None, EffectivePermissions.InGuild(guild, User, []));
    }

    [Fact]
    public void Roles_add_up_and_roles_one_does_not_have_do_not_count()
    {
        var guild = With(View, a: Send, b: Permissions.ManageThreads);
        Assert.Equal(View | Send, EffectivePermissions.InGuild(guild, User, [RoleA]));
        Assert.Equal(View | Send | Permissions.ManageThreads, EffectivePermissions.InGuild(guild, User, [RoleA, RoleB]));
    }

    [Fact]
    public void What_a_channel_allows_one_role_outweighs_what_it_denies_another_and_a_member_outweighs_both()
    {
        var guild = With(View);
        Assert.Equal(View | Send, EffectivePermissions.InChannel(guild, Of(Deny(RoleA, 0, Send), Allow(RoleB, 0, Send)), User, [RoleA, RoleB]));
        Assert.Equal(View, EffectivePermissions.InChannel(guild, Of(Allow(RoleB, 0, Send), Deny(User, 1, Send)), User, [RoleB]));
        Assert.Equal(View | Send, EffectivePermissions.InChannel(guild, Of(Deny(RoleB, 0, Send), Allow(User, 1, Send)), User, [RoleB]));
        Assert.Equal(View | Send, EffectivePermissions.InChannel(guild, Of(Deny(Server, 0, Send), Allow(RoleA, 0, Send)), User, [RoleA]));
    }

    [Fact]
    public void Who_does_not_see_a_channel_can_do_nothing_in_it() =>
        Assert.Equal(Permissions.None, EffectivePermissions.InChannel(With(View | Send), Of(Deny(Server, 0, View)), User, [RoleA]));

    [Fact]
    public void A_channel_is_public_when_somebody_without_a_role_reads_it()
    {
        Assert.True(EffectivePermissions.IsPublic(With(View), Of()));
        Assert.False(EffectivePermissions.IsPublic(With(View), Of(Deny(Server, 0, View), Allow(RoleA, 0, View))));
        Assert.False(EffectivePermissions.IsPublic(With(Permissions.None), Of()));
        Assert.True(EffectivePermissions.IsPublic(With(Permissions.None), Of(Allow(Server, 0, View))));
    }

    [Fact]
    public void It_agrees_with_a_model_that_asks_the_rules_for_each_bit()
    {
        Permissions[] bits = [View, Send, Permissions.ManageThreads, Permissions.Administrator];
        var some = Gen.SubListOf(bits).Select(b => b.Aggregate(Permissions.None, (all, one) => all | one));
        var overwrite = from id in Gen.Elements(Server, RoleA, RoleB, User, Owner)
            from allow in some
            from deny in some
            select new Overwrite { Id = id, Type = id == User || id == Owner ? 1 : 0, Allow = allow, Deny = deny & ~allow };
        var cases = from everyone in some
            from a in some
            from b in some
            // Discord holds one overwrite for each role and member.
            from overwrites in overwrite.ListOf(4).Select(l => l.DistinctBy(o => o.Id).ToArray())
            from user in Gen.Elements(User, Owner)
            from roles in Gen.SubListOf(RoleA, RoleB)
            select (Guild: With(everyone, a, b), Channel: Of(overwrites), User: user, Roles: roles.ToList());
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(2000),
            Prop.ForAll(
                cases.ToArbitrary(),
                c =>
                {
                    var granted = EffectivePermissions.InChannel(c.Guild, c.Channel, c.User, c.Roles);
                    return bits.All(bit => granted.HasFlag(bit) == May(c.Guild, c.Channel, c.User, c.Roles, bit));
                }
            )
        );
    }

    private static bool May(Guild guild, Channel channel, Snowflake user, List<Snowflake> roles, Permissions bit)
    {
        bool Granted(Permissions p) => guild.Roles!.Where(r => r.Id == Server || roles.Contains(r.Id)).Any(r => r.Permissions.HasFlag(p));
        if (user == guild.OwnerId || Granted(Permissions.Administrator))
            return true;
        bool InChannel(Permissions p)
        {
            var may = Granted(p);
            foreach (var level in (Func<Overwrite, bool>[])[o => o.Id == Server, o => o.Type == 0 && roles.Contains(o.Id), o => o.Type == 1 && o.Id == user])
            {
                var here = channel.PermissionOverwrites!.Where(level).ToList();
                may = here.Any(o => o.Allow.HasFlag(p)) || (may && !here.Any(o => o.Deny.HasFlag(p)));
            }
            return may;
        }
        return InChannel(View) && InChannel(bit);
    }

    private static Guild With(Permissions everyone, Permissions a = Permissions.None, Permissions b = Permissions.None) =>
        new()
        {
            Id = Server,
            OwnerId = Owner,
            Roles =
            [
                new() { Id = Server, Permissions = everyone },
                new() { Id = RoleA, Permissions = a },
                new() { Id = RoleB, Permissions = b },
            ],
        };

    private static Channel Of(params Overwrite[] overwrites) => new() { Id = new Snowflake(50), PermissionOverwrites = overwrites };

    private static Overwrite Allow(Snowflake id, int type, Permissions what) => new() { Id = id, Type = type, Allow = what };

    private static Overwrite Deny(Snowflake id, int type, Permissions what) => new() { Id = id, Type = type, Deny = what };
}
