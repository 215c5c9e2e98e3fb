using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using RecruitBot.Adapters.Discord.Delivery;
using RecruitBot.Adapters.Discord.People;
using RecruitBot.Adapters.Discord.Server;
using RecruitBot.Adapters.Discord.Threads;
using RecruitBot.Adapters.Discord.Turns;
using RecruitBot.Configuration;
using RecruitBot.Core.Commands;
using RecruitBot.Core.Conversations;
using RecruitBot.Discord.Gateway;
using RecruitBot.Discord.Gateway.Sharding;
using RecruitBot.Discord.Rest;

namespace RecruitBot.Adapters.Discord;

/// <summary>Adds Discord as the platform.</summary>
public static class DiscordRegistration
{
    /// <summary>Stands in the server's audit log beside what the bot opens, changes and deletes there.</summary>
    internal const string AuditLogReason = "A conversation with a candidate";

    /// <summary>The client of our own: both seams to Discord, <see cref="IDiscordRest"/> and <see cref="IGateway"/>.</summary>
    public static IServiceCollection AddBuiltinClient(this IServiceCollection services, Settings settings)
    {
        services.AddSingleton(new DiscordClientName("the built-in client"));
        services.AddSingleton<IDiscordRest>(s => new DiscordRest(
            new DiscordRestOptions(new Uri(settings.Discord.ApiBaseUrl), settings.Discord.Token!)
            {
                RequestsPerSecond = settings.Discord.RequestsPerSecond,
                MostAttempts = s.GetRequiredService<DiscordPatience>().MostAttempts,
                Timeout = s.GetRequiredService<DiscordPatience>().Timeout,
                AuditLogReason = AuditLogReason,
                // Only a running bot has something to stop.
                OnTokenRefused = refused => s.GetService<StopReason>()?.Stop(refused),
            },
            s.GetRequiredService<TimeProvider>(),
            s.GetRequiredService<ILogger<DiscordRest>>()
        ));
        services.AddSingleton<GatewayFactory>(s =>
            options => new ShardedGateway(
                options,
                ShardSettings.Read(settings.Discord),
                s.GetRequiredService<IDiscordRest>(),
                s.GetRequiredService<TimeProvider>(),
                s.GetRequiredService<ILogger<ShardedGateway>>()
            )
        );
        return services;
    }

    /// <summary>What looks at the server, over either client: enough for doctor.</summary>
    public static IServiceCollection AddDiscordLayout(this IServiceCollection services, Settings settings)
    {
        services.AddSingleton(settings.Discord);
        services.AddSingleton(settings.Storage);
        services.AddSingleton<LayoutReader>();
        services.AddSingleton<Layouts>();
        services.AddSingleton<RoleChannels>();
        return services;
    }

    /// <summary>The bot on Discord.</summary>
    public static IServiceCollection AddDiscord(this IServiceCollection services)
    {
        services.AddSingleton<StopReason>();
        services.AddSingleton<CommandRegistration>();
        services.AddSingleton<Panel>();
        services.AddSingleton<Announcements>();
        services.AddSingleton<TeamNews>();
        services.AddSingleton<MovedCards>();
        services.AddSingleton<Preparation>();
        services.AddSingleton<DiscordPeople>();
        services.AddSingleton<ThreadNotes>();
        services.AddSingleton<CandidateThreads>();
        services.AddSingleton<ClaimedThreads>();
        services.AddSingleton<ThreadPlaces>();
        services.AddSingleton<IPrivatePlaces>(s => s.GetRequiredService<ThreadPlaces>());
        services.AddSingleton<ThreadWatch>();
        services.AddSingleton<ShardScope>();
        services.AddSingleton<ReadMarks>();
        services.AddSingleton<CatchUp>();
        services.AddSingleton<UnreadMessages>();
        services.AddSingleton<Lanes>();
        services.AddSingleton<SideWork>();
        services.AddSingleton<CorrectionQueue>();
        services.AddSingleton<LiveInteractions>();
        services.AddSingleton<AnswerDrafts>();
        services.AddSingleton<ReplySender>();
        services.AddSingleton<DirectChannels>();
        services.AddSingleton<AnsweredMessages>();
        services.AddSingleton<AskedQuestions>();
        services.AddSingleton<TopicMessages>();
        services.AddSingleton<DiscordTraces>();
        services.AddSingleton<IPlatformTraces>(s => s.GetRequiredService<DiscordTraces>());
        services.AddSingleton<UnfinishedErasures>();
        services.AddSingleton<PersonalReplies>();
        services.AddSingleton<WaitingReplies>();
        services.AddSingleton<DiscordPlatform>();
        services.AddSingleton<IChatPlatform>(s => s.GetRequiredService<DiscordPlatform>());
        services.AddSingleton<Deliverer>();
        services.AddSingleton<Outbox>();
        services.AddHostedService(s => s.GetRequiredService<Outbox>());
        services.AddHostedService<GapRounds>();
        services.AddHostedService<DueService>();
        services.AddHostedService<BudgetService>();
        services.AddHostedService<RatingService>();
        services.AddSingleton<OptionSuggestions>();
        services.AddSingleton<TypingIndicator>();
        services.AddSingleton<MessageFrontEnd>();
        services.AddSingleton<MessageCorrections>();
        services.AddSingleton<InteractionFrontEnd>();
        services.AddSingleton<DiscordFrontEnd>();
        services.AddHostedService<PanelUpdates>();
        services.AddHostedService<DiscordService>();
        return services;
    }
}
