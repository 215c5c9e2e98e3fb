using RecruitBot.EndToEnd.Protocol.Support;
using RecruitBot.EndToEnd.Support;
using RecruitBot.EndToEnd.Support.OpenApi;

namespace RecruitBot.EndToEnd.Protocol;

/// <summary>All that the bot says to Discord, and all that the simulator says to the bot, against Discord's own descriptions.</summary>
public sealed class ProtocolTests(Tried tried) : IClassFixture<Tried>
{
    /// <summary>Requests of the bot, each of which was made in the run; a new one is added to <see cref="Everything"/> first.</summary>
    private static readonly string[] Requests =
    [
        "add_thread_member", "bulk_set_application_commands", "create_dm", "create_interaction_response", "create_message", "create_thread",
        "delete_channel", "delete_message", "delete_original_webhook_message", "execute_webhook", "get_bot_gateway", "get_channel", "get_guild", "get_guild_member",
        "get_message", "get_my_application", "get_my_user", "guild_role_member_counts", "list_application_commands", "list_guild_channels", "list_messages", "list_my_guilds",
        "update_message", "update_original_webhook_message",
    ];

    /// <summary>Discord.Net asks about itself when it signs in, and for a person before it opens their direct messages.</summary>
    private static readonly string[] OfDiscordNet = ["get_my_oauth2_application", "get_user"];

    private static readonly string[] Events =
    [
        "CHANNEL_CREATE", "CHANNEL_DELETE", "CHANNEL_UPDATE", "GUILD_CREATE", "GUILD_MEMBER_ADD", "GUILD_MEMBER_UPDATE", "GUILD_ROLE_UPDATE", "INTERACTION_CREATE",
        "MESSAGE_CREATE", "MESSAGE_DELETE", "MESSAGE_UPDATE", "READY", "THREAD_CREATE", "THREAD_DELETE", "THREAD_MEMBERS_UPDATE", "THREAD_UPDATE",
    ];

    [Fact]
    public void Every_kind_of_request_was_made() => Same([.. Requests, .. ProgramFolder.IsDiscordNet ? OfDiscordNet : []], tried.Exchanges.Select(Specification.Discord.NameOf));

    [Fact]
    public void Every_kind_of_event_was_sent() => Same(Events, tried.Events.Select(e => e.Name));

    [Fact]
    public void Every_request_is_one_that_Discord_takes() =>
        Fine((check, e) => check.Request(e), tried.Exchanges, Specification.Discord.NameOf, KnownDifference.OfRequests);

    [Fact]
    public void Every_frame_is_one_that_Discord_takes() => Fine((check, f) => check.Frame(f), tried.Frames, f => $"frame {f.GetProperty("op")}", []);

    [Fact]
    public void Every_answer_of_the_simulator_is_one_that_Discord_gives() =>
        Fine((check, e) => check.Answer(e), tried.Exchanges, Specification.Discord.NameOf, []);

    [Fact]
    public void Every_event_of_the_simulator_is_one_that_Discord_sends() =>
        Fine((check, e) => check.Event(e.Name, e.Data), tried.Events, e => e.Name, KnownDifference.OfGateway);

    [Fact]
    public void Every_request_says_who_asks() =>
        Assert.All(tried.Headers, h => Assert.Matches(@"^DiscordBot \(https://\S+, \S+\)", h.GetProperty("User-Agent").GetString()));

    /// <summary>Nothing is wrong, and each known difference is still one.</summary>
    private static void Fine<T>(
        Func<ProtocolCheck, T, IReadOnlyList<Fault>> faults,
        IReadOnlyList<T> all,
        Func<T, string> name,
        IReadOnlyList<KnownDifference> differences
    )
    {
        Assert.NotEmpty(all);
        var check = new ProtocolCheck();
        var wrong = all.SelectMany(one => faults(check, one).Select(f => $"{name(one)} {f}")).Distinct(StringComparer.Ordinal).ToList();
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.Equal(differences.Select(d => d.Name).Order(StringComparer.Ordinal), check.Met.Order(StringComparer.Ordinal));
    }

    private static void Same(IEnumerable<string> wanted, IEnumerable<string> seen)
    {
        var (all, there) = (wanted.ToHashSet(StringComparer.Ordinal), seen.ToHashSet(StringComparer.Ordinal));
        Assert.True(all.SetEquals(there), $"missing: {string.Join(", ", all.Except(there))}; not listed: {string.Join(", ", there.Except(all))}");
    }
}
