using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using RecruitBot.Configuration;
using RecruitBot.Core.Privacy.Encryption;
using RecruitBot.Core.Sessions.Records;

namespace RecruitBot.Adapters.Sqlite.Keys;

/// <summary>How the host takes keys, and seals with them.</summary>
public static class KeyRingRegistration
{
    /// <summary>Registers how records rest, by the settings. The ring's file is opened when it is first needed.</summary>
    public static IServiceCollection AddEncryption(this IServiceCollection services, Settings settings)
    {
        services.AddSingleton(s => Ring(settings, s.GetRequiredService<ILogger<MirroredKeyRing>>()));
        services.AddSingleton<KeyRotation>();
        return settings.Encryption.IsOn
            ? services.AddSingleton<IRecordSeal>(s => new AesRecordSeal(s.GetRequiredService<IKeyRing>(), settings.Encryption.OperatorKey!, s.GetRequiredService<TimeProvider>()))
            : services.AddSingleton<IRecordSeal, PlainSeal>();
    }

    private static IKeyRing Ring(Settings settings, ILogger<MirroredKeyRing> logger)
    {
        var ring = new SqliteKeyRing(settings.Encryption.RingOf(settings.Storage));
        return settings.Encryption.Copies.Count == 0 ? ring : new MirroredKeyRing(ring, [.. settings.Encryption.Copies.Select(path => new SqliteKeyRing(path))], logger);
    }
}
