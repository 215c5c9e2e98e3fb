using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using RecruitBot.Core.Sessions;
using RecruitBot.Discord.Model;
using RecruitBot.Tests.Support;
using static RecruitBot.Tests.Adapters.Discord.DiscordBench;
using Component = RecruitBot.Discord.Model.Component;

namespace RecruitBot.Tests.Adapters.Discord;

/// <summary>Interactions that no honest client sends.</summary>
public sealed class HostileInteractionTests : IDisposable
{
    private readonly DiscordBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task A_decision_that_does_not_exist_changes_nothing_and_is_said_to_be_none()
    {
        var state = await _bench.HandInAsync(DiscordBench.Alice);
        await _bench.HandleAsync(_bench.Press(DiscordBench.Rita, RecruitBot.Core.Conversations.ActionId.Of("decide", state.Id, "promote"), ScriptedServer.Review));
        Assert.Contains(_bench.Rest.FollowUps, f => f.Content == "That is no decision there is. Nothing has changed.");
        Assert.Equal(RecruitBot.Core.Sessions.Stage.Submitted, (await _bench.StateAsync(DiscordBench.Alice)).Stage);
    }

    [Fact]
    public async Task Whatever_is_sent_in_nothing_throws_and_no_session_changes()
    {
        var thread = await _bench.ToFirstQuestionAsync(Alice);
        var session = (await _bench.StateAsync(Alice)).Id;
        var before = await EverythingAsync();
        var interactions = Interactions(thread, session);
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(400),
            Prop.ForAll(
                interactions.ToArbitrary(),
                interaction =>
                {
                    _bench.HandleAsync(interaction).Wait(TimeSpan.FromSeconds(20));
                    return EverythingAsync().Result == before;
                }
            )
        );
    }

    private async Task<string> EverythingAsync()
    {
        var heads = await _bench.Store.FindAsync(new SessionQuery { Limit = 1000 }, CancellationToken.None);
        return JsonSerializer.Serialize(heads.OrderBy(h => h.SessionId, StringComparer.Ordinal));
    }

    /// <summary>From Bob, who has nothing, or from nobody at all.</summary>
    private Gen<Interaction> Interactions(Snowflake thread, string session)
    {
        var words = Gen.Elements(
            null,
            "",
            ":",
            "rb:",
            "rb:apply",
            "rb:erase-now",
            $"rb:consent:{session}:scoring",
            $"rb:skip:{session}:q.rescue",
            $"rb:write:{session}:q.rescue",
            $"rb:decide:{session}:decline",
            $"rb:decide:{session}:advance",
            $"rb:decide-form:{session}",
            $"rb:claim:{session}",
            "rb:candidate",
            "candidates",
            "decline",
            "setup",
            "help",
            "apply",
            "\ud83d",
            new string('x', 5000)
        )!;
        var user = new User { Id = new Snowflake(Bob), Username = "bob" };
        var option = from name in words
            from value in Gen.Elements("null", "1", "true", "\"x\"", "[]", "{}")
            from focused in Gen.Elements<bool?>(null, true, false)
            select (InteractionOption?)new InteractionOption { Name = name!, Value = JsonDocument.Parse(value).RootElement, Focused = focused };
        var component = from id in words
            from value in words
            select (Component?)new Component { Type = ComponentType.ActionRow, CustomId = id, Value = value, Components = [null!], Values = [null!] };
        var data = from name in words
            from action in words
            from options in Gen.OneOf(Gen.Constant((InteractionOption?)null), option).ListOf(2)
            from components in Gen.OneOf(Gen.Constant((Component?)null), component).ListOf(2)
            from empty in Gen.Choose(0, 3)
            select empty == 0
                ? null
                : new InteractionData
                {
                    Name = name,
                    CustomId = action,
                    Options = empty == 1 ? null : [.. options!],
                    Components = empty == 1 ? null : [.. components!],
                    Values = empty == 2 ? [null!, "nosuch"] : null,
                };
        return from type in Gen.Choose(0, 7)
            from contents in data
            from guild in Gen.Elements<ulong?>(null, 100, 999)
            from channel in Gen.Elements<Snowflake?>(null, thread, ScriptedServer.General)
            from member in Gen.Elements(null, new GuildMember(), new GuildMember { User = user }, new GuildMember { User = user, Permissions = Permissions.Administrator })
            from direct in Gen.Elements(null, user)
            from onMessage in Gen.Elements(true, false)
            select new Interaction
            {
                Id = _bench.Rest.NewId(),
                Type = (InteractionType)type,
                Data = contents,
                GuildId = guild is { } g ? new Snowflake(g) : null,
                ChannelId = channel,
                Member = member,
                User = direct,
                Message = onMessage ? new Message { Id = new Snowflake(1), ChannelId = new Snowflake(2) } : null,
            };
    }
}
