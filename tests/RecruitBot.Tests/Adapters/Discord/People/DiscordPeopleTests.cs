using RecruitBot.Core.Conversations;
using RecruitBot.Discord.Model;
using RecruitBot.Tests.Support;
using static RecruitBot.Tests.Adapters.Discord.DiscordBench;

namespace RecruitBot.Tests.Adapters.Discord.People;

/// <summary>What somebody may do comes from the server, wherever they write from.</summary>
public sealed class DiscordPeopleTests : IDisposable
{
    private readonly DiscordBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task Roles_permissions_and_ownership_make_authority()
    {
        Assert.Equal(Authority.Candidate, (await OfAsync(Alice, [])).Authority);
        Assert.Equal(Authority.Recruiter, (await OfAsync(Alice, [ScriptedServer.Recruiter])).Authority);
        Assert.Equal(Authority.Admin, (await OfAsync(Alice, [ScriptedServer.Manager])).Authority);
        Assert.Equal(Authority.Admin, (await OfAsync(ScriptedServer.Owner.Value, [])).Authority);
        Assert.Equal(Authority.Candidate, (await OfAsync(Alice, [ScriptedServer.BotRole, new Snowflake(12345)])).Authority);
        // Permissions that came with the event are for one channel, and make nobody anything.
        var boasting = new GuildMember { Permissions = Permissions.Administrator };
        Assert.Equal(Authority.Candidate, (await _bench.People.OfAsync(_bench.Rest.AsUser(Alice), boasting, CancellationToken.None)).Authority);
    }

    [Fact]
    public async Task From_direct_messages_the_membership_is_looked_up_and_remembered_for_a_while()
    {
        Assert.Equal(Authority.Recruiter, (await DirectlyAsync(Rita)).Authority);
        await DirectlyAsync(Rita);
        Assert.Equal(1, _bench.Rest.Count($"GetMember {Rita}"));
        _bench.Rest.Join(Rita);
        _bench.Time.Advance(TimeSpan.FromSeconds(31));
        Assert.Equal(Authority.Candidate, (await DirectlyAsync(Rita)).Authority);
        // Whoever is no member is a candidate like any other.
        Assert.Equal(Authority.Candidate, (await DirectlyAsync(4711)).Authority);
    }

    [Fact]
    public async Task Names_are_made_safe_and_never_empty()
    {
        Assert.Equal("nick", (await NamedAsync("user", "global", "nick")).Name);
        Assert.Equal("global", (await NamedAsync("user", "global", "")).Name);
        Assert.Equal("user", (await NamedAsync("user", null, null)).Name);
        Assert.Equal("evil", (await NamedAsync("user", "\u202Eevil\u200B", null)).Name);
        Assert.Equal("(no name)", (await NamedAsync("\u200B", null, "\u2066 \u2069")).Name);
        Assert.InRange((await NamedAsync(new string('w', 500), null, null)).Name.Length, 1, 60);
    }

    [Fact]
    public async Task The_names_below_a_nickname_are_identities_too()
    {
        Assert.Equal(["Jay", "Jane Doe", "jdoe_92"], (await NamedAsync("jdoe_92", "Jane Doe", "Jay")).Identities());
        Assert.Equal(["Jane Doe", "jdoe_92"], (await NamedAsync("jdoe_92", "Jane Doe", null)).Identities());
        Assert.Null((await NamedAsync("jdoe_92", null, null)).OtherNames);
    }

    [Fact]
    public async Task Standing_tells_ages_and_roles()
    {
        var user = new User { Id = Snowflake.At(new DateTimeOffset(2024, 1, 2, 0, 0, 0, TimeSpan.Zero)), Username = "u" };
        var joined = new DateTimeOffset(2025, 1, 2, 0, 0, 0, TimeSpan.Zero);
        var standing = (await _bench.People.OfAsync(user, new GuildMember { Roles = [ScriptedServer.Recruiter], JoinedAt = joined }, CancellationToken.None)).Standing!;
        Assert.Equal((new DateTimeOffset(2024, 1, 2, 0, 0, 0, TimeSpan.Zero), joined), (standing.AccountCreated!.Value, standing.JoinedServer!.Value));
        Assert.Equal(["102", "Recruiter"], standing.Roles);
        Assert.Null((await DirectlyAsync(4711)).Standing!.JoinedServer);
    }

    private ValueTask<Person> OfAsync(ulong user, Snowflake[] roles) =>
        _bench.People.OfAsync(_bench.Rest.AsUser(user), new GuildMember { Roles = roles }, CancellationToken.None);

    private ValueTask<Person> DirectlyAsync(ulong user) => _bench.People.OfAsync(_bench.Rest.AsUser(user), null, CancellationToken.None);

    private ValueTask<Person> NamedAsync(string user, string? global, string? nick) =>
        _bench.People.OfAsync(new User { Id = new Snowflake(Alice), Username = user, GlobalName = global }, new GuildMember { Nick = nick }, CancellationToken.None);
}
