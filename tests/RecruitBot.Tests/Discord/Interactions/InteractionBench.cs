using System.Net;
using RecruitBot.Discord.Interactions;
using RecruitBot.Discord.Model;
using RecruitBot.Discord.Rest;
using RecruitBot.Tests.Discord.Rest;

namespace RecruitBot.Tests.Discord.Interactions;

/// <summary>An interaction answered over a scripted network.</summary>
public sealed class InteractionBench : IDisposable
{
    public static readonly MessageDraft Words = new() { Content = "Hello" };
    public static readonly MessageDraft Whisper = new() { Content = "Psst", Flags = MessageFlags.Ephemeral };
    public static readonly FormDraft Form = new(
        "rb:f",
        "Title",
        [
            new Component
            {
                Type = ComponentType.Label,
                Label = "Why",
                Inner = new Component { Type = ComponentType.TextInput, CustomId = "text", Style = 2 },
            },
        ]
    );

    private readonly RestBench _rest = new();

    public InteractionBench(InteractionType type = InteractionType.Command, bool onMessage = false)
    {
        var interaction = new Interaction
        {
            Id = new Snowflake(7),
            ApplicationId = new Snowflake(8),
            Type = type,
            Token = "tok",
            Message = onMessage || type == InteractionType.Component ? new Message { Id = new Snowflake(1), ChannelId = new Snowflake(2) } : null,
        };
        Session = new InteractionSession(interaction, _rest.Rest, _rest.Time);
    }

    public InteractionSession Session { get; }
    public ScriptedDiscord Discord => _rest.Discord;
    public TimersByHand Time => _rest.Time;

    /// <summary>What went out, in short: first answers by their type, the rest by method.</summary>
    public IReadOnlyList<string> Sent =>
        [
            .. Discord.Sent.Select(s =>
                s.Path.EndsWith("/callback", StringComparison.Ordinal) ? $"first {s.Json.GetProperty("type").GetInt32()}"
                : s.Path.EndsWith("@original", StringComparison.Ordinal) ? $"{s.Method} original"
                : "follow-up"
            ),
        ];

    /// <summary>Flags of a request; 0 when it has none.</summary>
    public int Flags(int index)
    {
        var json = Discord.Sent.ElementAt(index).Json;
        var data = json.TryGetProperty("data", out var inner) ? inner : json;
        return data.TryGetProperty("flags", out var flags) ? flags.GetInt32() : 0;
    }

    public void Refuse(int code, HttpStatusCode status = HttpStatusCode.NotFound) => Discord.Then(status, $$"""{"code":{{code}},"message":"no"}""");

    public void Dispose()
    {
        Session.Dispose();
        _rest.Dispose();
    }
}
