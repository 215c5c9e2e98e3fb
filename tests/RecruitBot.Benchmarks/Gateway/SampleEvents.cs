using System.Globalization;
using System.Text;

namespace RecruitBot.Benchmarks.Gateway;

/// <summary>
/// The events of a busy server as Discord writes them, field order included: in a hundred, 34 messages of other people of about 825 bytes,
/// 45 presences, 20 typing, and one message for the bot; in five thousand, one server that becomes available again, of about 40 KB. The same for
/// every contender.
/// </summary>
internal sealed class SampleEvents(int session, int sessions)
{
    /// <summary>Servers in which a session is.</summary>
    public const int Guilds = 2;

    private const int Channels = 60;
    private const string Words = "the deploy went out after lunch and nobody noticed that cache misses doubled so we rolled back read every graph twice found one index gone";

    private readonly string[] _words = Words.Split(' ');
    private readonly Random _random = new(4711 + session);
    private long _next = 1_300_000_000_000_000_000;
    private int _sequence;

    /// <summary>The channel in which the bot listens.</summary>
    public string Listening => Id(ChannelOf(0, 0));

    public byte[] Ready()
    {
        var guilds = string.Join(',', Enumerable.Range(0, Guilds).Select(g => $$"""{"unavailable":true,"id":"{{GuildOf(g)}}"}"""));
        return Frame(
            "READY",
            $$"""
            {"v":10,"user_settings":{},"user":{"verified":true,"username":"RecruitBot","mfa_enabled":false,"id":"{{FakeGateway.BotId}}","global_name":null,"flags":0,"email":null,"discriminator":"0001","bot":true,"avatar":null},"shard":[{{session}},{{sessions}}],"session_type":"normal","session_id":"session{{session}}","resume_gateway_url":"{URL}","relationships":[],"private_channels":[],"presences":[],"guilds":[{{guilds}}],"guild_join_requests":[],"geo_ordered_rtc_regions":[],"application":{"id":"{{FakeGateway.BotId}}","flags":565248} }
            """
        );
    }

    public byte[] Guild(int guild)
    {
        var id = GuildOf(guild);
        var channels = Enumerable
            .Range(0, Channels)
            .Select(c =>
                $$"""{"version":1,"type":0,"topic":"{{Text(6)}}","rate_limit_per_user":0,"position":{{c}},"permission_overwrites":[{"type":0,"id":"{{id}}","deny":"0","allow":"0"}],"parent_id":null,"nsfw":false,"name":"channel-{{c}}","last_message_id":"{{Next()}}","id":"{{ChannelOf(guild, c)}}","flags":0}"""
            );
        var roles = Enumerable
            .Range(0, 30)
            .Select(r =>
                $$"""{"version":1,"unicode_emoji":null,"tags":{},"position":{{r}},"permissions":"2251799813685247","name":"role {{r}}","mentionable":false,"managed":false,"id":"{{(r == 0 ? id : id + 500 + r)}}","icon":null,"hoist":false,"flags":0,"color":0}"""
            );
        var members = Enumerable
            .Range(0, 50)
            .Select(m => $$"""{"user":{{User(m)}},"roles":[],"premium_since":null,"pending":false,"nick":null,"mute":false,"joined_at":"2024-01-01T00:00:00.000000+00:00","flags":0,"deaf":false,"communication_disabled_until":null,"avatar":null}""")
            .Append(
                $$"""{"user":{"username":"RecruitBot","id":"{{FakeGateway.BotId}}","discriminator":"0001","bot":true,"avatar":null},"roles":[],"joined_at":"2024-01-01T00:00:00.000000+00:00","mute":false,"deaf":false,"flags":0}"""
            );
        var emojis = Enumerable.Range(0, 50).Select(e => $$"""{"version":0,"roles":[],"require_colons":true,"name":"emoji_{{e}}","managed":false,"id":"{{id + 900 + e}}","available":true,"animated":false}""");
        return Frame(
            "GUILD_CREATE",
            $$"""
            {"voice_states":[],"version":1,"verification_level":1,"vanity_url_code":null,"unavailable":false,"threads":[],"system_channel_id":null,"system_channel_flags":0,"stickers":[],"stage_instances":[],"splash":null,"soundboard_sounds":[],"rules_channel_id":null,"roles":[{{string.Join(',', roles)}}],"region":"europe","public_updates_channel_id":null,"presences":[],"premium_tier":0,"premium_subscription_count":0,"premium_progress_bar_enabled":false,"preferred_locale":"en-US","owner_id":"{{UserId(0)}}","nsfw_level":0,"nsfw":false,"name":"Server {{guild}}","mfa_level":0,"members":[{{string.Join(',', members)}}],"member_count":51,"max_video_channel_users":25,"max_members":500000,"large":false,"joined_at":"2024-01-01T00:00:00.000000+00:00","id":"{{id}}","icon":null,"guild_scheduled_events":[],"features":["COMMUNITY"],"explicit_content_filter":0,"emojis":[{{string.Join(',', emojis)}}],"discovery_splash":null,"description":null,"default_message_notifications":1,"channels":[{{string.Join(',', channels)}}],"banner":null,"application_id":null,"afk_timeout":300,"afk_channel_id":null}
            """
        );
    }

    /// <summary>The n-th event of the stream; every hundredth is for the bot and says the given word.</summary>
    public byte[] Event(int n, string word) =>
        (n % 100) switch
        {
            50 => Message(ChannelOf(0, 0), GuildOf(0), word + " " + Text(12)),
            25 when n % 5000 == 2525 => Guild(n / 5000 % Guilds),
            var k when k % 3 == 0 => Talk(),
            var k when k % 5 == 1 => Typing(),
            _ => Presence(),
        };

    /// <summary>A message for the bot.</summary>
    public byte[] ForBot(string content) => Message(ChannelOf(0, 0), GuildOf(0), content);

    /// <summary>Id of the message that was made last.</summary>
    public long Last { get; private set; }

    private byte[] Talk()
    {
        var guild = _random.Next(Guilds);
        return Message(ChannelOf(guild, 1 + _random.Next(Channels - 1)), GuildOf(guild), Text(10));
    }

    private byte[] Message(long channel, long guild, string content)
    {
        Last = Next();
        var member =
            $$"""{"roles":["{{guild + 501}}","{{guild + 502}}"],"premium_since":null,"pending":false,"nick":null,"mute":false,"joined_at":"2023-04-05T06:07:08.910000+00:00","flags":0,"deaf":false,"communication_disabled_until":null,"avatar":null}""";
        return Frame(
            "MESSAGE_CREATE",
            $$"""{"type":0,"tts":false,"timestamp":"2026-03-02T09:00:00.000000+00:00","pinned":false,"nonce":"{{Last - 77}}","mentions":[],"mention_roles":[],"mention_everyone":false,"member":{{member}},"id":"{{Last}}","flags":0,"embeds":[],"edited_timestamp":null,"content":"{{content}}","components":[],"channel_type":0,"channel_id":"{{channel}}","author":{{User(_random.Next(5000))}},"attachments":[],"guild_id":"{{guild}}"}"""
        );
    }

    private byte[] Presence() =>
        Frame(
            "PRESENCE_UPDATE",
            $$"""{"user":{"id":"{{UserId(_random.Next(5000))}}"},"status":"online","processed_at_timestamp":{{1_700_000_000_000 + _sequence}},"guild_id":"{{GuildOf(_random.Next(Guilds))}}","client_status":{"desktop":"online"},"activities":[{"type":0,"timestamps":{"start":{{1_700_000_000_000 + _sequence}}},"name":"{{Text(3)}}","id":"{{_random.NextInt64():x}}","details":"{{Text(5)}}","created_at":{{1_700_000_000_000 + _sequence}}}],"broadcast":null}"""
        );

    private byte[] Typing()
    {
        var user = _random.Next(5000);
        return Frame(
            "TYPING_START",
            $$"""{"user_id":"{{UserId(user)}}","timestamp":{{1_700_000_000 + _sequence}},"member":{"user":{{User(user)}},"roles":[],"premium_since":null,"pending":false,"nick":null,"mute":false,"joined_at":"2023-04-05T06:07:08.910000+00:00","flags":0,"deaf":false,"communication_disabled_until":null,"avatar":null},"channel_id":"{{ChannelOf(0, _random.Next(Channels))}}","guild_id":"{{GuildOf(0)}}"}"""
        );
    }

    private string User(int n) =>
        $$"""{"username":"person{{n}}","public_flags":0,"id":"{{UserId(n)}}","global_name":"Person {{n}}","discriminator":"0","avatar":"{{_random.NextInt64():x16}}{{_random.NextInt64():x16}}"}""";

    private string Text(int words) => string.Join(' ', Enumerable.Range(0, words).Select(_ => _words[_random.Next(_words.Length)]));

    private byte[] Frame(string name, string data) => Encoding.UTF8.GetBytes($$"""{"t":"{{name}}","s":{{++_sequence}},"op":0,"d":{{data.Trim()}}}""");

    private long Next() => _next += 4_194_304L * 7;

    private static long UserId(int n) => 900_000_000_000_000_000 + (n * 4_194_304L);

    /// <summary>Servers of this session, by the rule of sharding.</summary>
    private long GuildOf(int guild) => ((250_000_000_000L - (250_000_000_000L % sessions) + session + ((long)guild * sessions)) << 22) + 1;

    private long ChannelOf(int guild, int channel) => GuildOf(guild) + 1000 + channel;

    private static string Id(long id) => id.ToString(CultureInfo.InvariantCulture);
}
