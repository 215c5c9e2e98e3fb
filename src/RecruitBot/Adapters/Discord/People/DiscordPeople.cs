using System.Collections.Concurrent;
using RecruitBot.Adapters.Discord.Drawing;
using RecruitBot.Adapters.Discord.Server;
using RecruitBot.Core.Conversations;
using RecruitBot.Core.Language;
using RecruitBot.Discord.Access;
using RecruitBot.Discord.Model;
using RecruitBot.Discord.Rest;

namespace RecruitBot.Adapters.Discord.People;

/// <summary>
/// Who somebody is to the bot: what they may do comes from their roles in the server, wherever they write from, and never from what they say.
/// </summary>
public sealed class DiscordPeople(IDiscordRest rest, Layouts layouts, TimeProvider time)
{
    private const int NameLength = 60;
    private const int MostRemembered = 10_000;
    private static readonly TimeSpan Remembered = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Lately = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<Snowflake, DateTimeOffset> _seen = new();
    private readonly ConcurrentDictionary<Snowflake, (DateTimeOffset At, GuildMember? Member)> _members = new();

    /// <summary>The person behind an account; the membership is asked from Discord when the event did not bring it.</summary>
    public async ValueTask<Person> OfAsync(User user, GuildMember? member, CancellationToken ct)
    {
        var layout = await layouts.GetAsync(ct);
        if (member is not null)
            Remember(user.Id, member);
        member ??= await MemberAsync(layout, user.Id, ct);
        Saw(user.Id, member);
        var name = Shown(member?.Nick is { Length: > 0 } nick ? nick : user.ShownName);
        return new Person(DiscordPlace.PersonId(user.Id), string.IsNullOrWhiteSpace(name) ? "(no name)" : name, AuthorityOf(layout, user.Id, member))
        {
            Standing = new Standing(user.Id.CreatedAt, member?.JoinedAt, RolesOf(layout, member)),
            OtherNames = OthersOf(user, name),
        };
    }

    /// <summary>Whether somebody was heard from lately, as a member of the server: then an answer to them need not ask whether they are there.</summary>
    public bool WasHereLately(Snowflake user) => _seen.TryGetValue(user, out var at) && time.GetUtcNow() - at < Lately;

    /// <summary>Whether somebody is a member of the server at this moment, whatever was known before; true when there is no server to ask about.</summary>
    public async ValueTask<bool> IsMemberNowAsync(Snowflake user, CancellationToken ct) =>
        (await layouts.GetAsync(ct)).Guild is not { } guild || await AskAsync(guild, user, ct) is not null;

    private static string Shown(string name) => Excerpt.Of(Markdown.Visible(name), NameLength);

    /// <summary>A nickname covers the name of the account and its display name (Discord reference, User): candidates sign with any of them.</summary>
    private static List<string>? OthersOf(User user, string name)
    {
        var others = new[] { user.GlobalName ?? "", user.Username }.Select(Shown).Where(n => !string.IsNullOrWhiteSpace(n) && n != name).Distinct(StringComparer.Ordinal).ToList();
        return others.Count == 0 ? null : others;
    }

    private void Saw(Snowflake user, GuildMember? member)
    {
        if (_seen.Count >= MostRemembered)
            _seen.Clear();
        if (member is null)
            _seen.TryRemove(user, out _);
        else
            _seen[user] = time.GetUtcNow();
    }

    private static Authority AuthorityOf(ServerLayout layout, Snowflake user, GuildMember? member)
    {
        if (layout.Guild is not { } guild || member is null)
            return Authority.Candidate;
        var permissions = EffectivePermissions.InGuild(guild, user, member.Roles.ToList());
        if ((permissions & (Permissions.Administrator | Permissions.ManageGuild)) != Permissions.None)
            return Authority.Admin;
        return layout.RecruiterRoles.Any(r => member.Roles.Contains(r.Id)) ? Authority.Recruiter : Authority.Candidate;
    }

    private static List<string> RolesOf(ServerLayout layout, GuildMember? member) =>
        member is null
            ? []
            : (layout.Guild?.Roles ?? []).Where(r => member.Roles.Contains(r.Id)).SelectMany(r => new[] { r.Id.ToString(), r.Name }).ToList();

    private async ValueTask<GuildMember?> MemberAsync(ServerLayout layout, Snowflake user, CancellationToken ct)
    {
        if (layout.Guild is not { } guild)
            return null;
        return _members.TryGetValue(user, out var known) && time.GetUtcNow() - known.At < Remembered ? known.Member : await AskAsync(guild, user, ct);
    }

    private async ValueTask<GuildMember?> AskAsync(Guild guild, Snowflake user, CancellationToken ct)
    {
        GuildMember? member;
        try
        {
            member = await rest.GetMemberAsync(guild.Id, user, ct);
        }
        catch (DiscordApiException e) when (e.Code is ApiErrorCode.UnknownMember or ApiErrorCode.UnknownUser)
        {
            member = null;
        }
        Remember(user, member);
        return member;
    }

    private void Remember(Snowflake user, GuildMember? member)
    {
        if (_members.Count >= MostRemembered)
            _members.Clear();
        _members[user] = (time.GetUtcNow(), member);
    }
}
