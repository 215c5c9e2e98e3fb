using Microsoft.Extensions.Logging.Abstractions;
using RecruitBot.Adapters.Discord;
using RecruitBot.Adapters.DiscordNet;
using RecruitBot.Adapters.DiscordNet.Interactions;
using RecruitBot.Adapters.DiscordNet.Rest;
using RecruitBot.Configuration;
using RecruitBot.Discord.Model;
using RecruitBot.Discord.Rest;
using RecruitBot.Tests.Discord;

namespace RecruitBot.Tests.Adapters.DiscordNet.Rest;

/// <summary>Our calls by way of the library, over a scripted network and a clock moved by hand.</summary>
internal sealed class LibraryBench : IDisposable
{
    public const string Token = "secret.bot.token";
    public static readonly Snowflake Channel = new(200);

    private readonly LibraryClient _client;

    public LibraryBench()
    {
        var calls = new LibraryCalls(Time, NullLogger.Instance, DiscordPatience.OfBot);
        var settings = new DiscordSettings { Token = Token };
        _client = new LibraryClient(settings, calls, _ => new CallRestClient(Network, Time, DiscordPatience.OfBot), new LibraryLog(NullLogger.Instance));
        Interactions = new InteractionTable(Time);
        Rest = new LibraryRest(_client, calls, new Entities(_client, calls), Interactions);
    }

    public ScriptedRest Network { get; } = new();
    public TimersByHand Time { get; } = new();
    public InteractionTable Interactions { get; }
    public IDiscordRest Rest { get; }

    public Task<Message> SayAsync(MessageDraft draft, IReadOnlyList<OutgoingFile>? files = null) => Rest.CreateMessageAsync(Channel, draft, files, default);

    public void Dispose() => _client.Dispose();
}
