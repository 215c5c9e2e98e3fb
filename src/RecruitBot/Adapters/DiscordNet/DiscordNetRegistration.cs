using Discord;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using RecruitBot.Adapters.Discord;
using RecruitBot.Adapters.DiscordNet;
using RecruitBot.Adapters.DiscordNet.Gateway;
using RecruitBot.Adapters.DiscordNet.Interactions;
using RecruitBot.Adapters.DiscordNet.Rest;
using RecruitBot.Configuration;
using RecruitBot.Discord.Gateway;
using RecruitBot.Discord.Rest;

namespace RecruitBot;

/// <content>Discord.Net in place of the built-in client.</content>
public static partial class Composition
{
    static partial void AddDiscordNet(IServiceCollection services, Settings settings, ref bool added)
    {
        added = true;
        services.AddSingleton(new DiscordClientName($"Discord.Net {DiscordConfig.Version}"));
        services.AddSingleton(s => new LibraryLog(s.GetRequiredService<ILoggerFactory>().CreateLogger("RecruitBot.Adapters.DiscordNet")));
        services.AddSingleton(s => new LibraryCalls(
            s.GetRequiredService<TimeProvider>(),
            s.GetRequiredService<ILogger<LibraryCalls>>(),
            s.GetRequiredService<DiscordPatience>(),
            refused => s.GetService<StopReason>()?.Stop(refused)
        ));
        services.AddSingleton(s => new LibraryClient(
            settings.Discord,
            s.GetRequiredService<LibraryCalls>(),
            LibraryClient.Provider(settings.Discord, s.GetRequiredService<TimeProvider>(), s.GetRequiredService<DiscordPatience>()),
            s.GetRequiredService<LibraryLog>()
        ));
        services.AddSingleton<Entities>();
        services.AddSingleton<InteractionTable>();
        services.AddSingleton<IDiscordRest, LibraryRest>();
        services.AddSingleton<GatewayFactory>(s =>
            options => new LibraryGateway(
                options,
                settings.Discord,
                s.GetRequiredService<IDiscordRest>(),
                s.GetRequiredService<InteractionTable>(),
                s.GetRequiredService<LibraryLog>(),
                s.GetRequiredService<TimeProvider>(),
                s.GetRequiredService<ILogger<LibraryGateway>>()
            )
        );
    }
}
