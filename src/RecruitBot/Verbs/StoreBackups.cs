using Microsoft.Extensions.DependencyInjection;
using RecruitBot.Configuration;
using RecruitBot.Core.Sessions.Backups;

namespace RecruitBot.Verbs;

/// <summary>What backup and restore have in common.</summary>
internal static class StoreBackups
{
    /// <summary>The backups of the configured engine.</summary>
    /// <exception cref="SettingsException">It keeps the store in no file of its own.</exception>
    public static IStoreBackups Of(IServiceProvider services, Settings settings) =>
        services.GetService<IStoreBackups>()
        ?? throw new SettingsException($"Storage:Provider: {settings.Storage.Provider} is backed up with its own tools; backup and restore are for a store in one file.");

    /// <summary>What belongs to an installation and is in no backup of its store: each in a sentence that says how it is kept.</summary>
    public static IEnumerable<string> NotInIt(Settings settings)
    {
        yield return $"guides and roles ({settings.Knowledge.Path}); keep that folder in version control. What the team answered is in the backup, and its files are written again.";
        if (settings.Encryption.IsOn)
            yield return $"the key ring ({settings.Encryption.RingOf(settings.Storage)}), without which nobody can read the backup; keep it by Encryption:KeyRingCopies and never beside backups, or whoever is erased stays readable in them.";
        yield return "settings and secrets (appsettings.json, tokens, keys); keep them apart from backups.";
    }
}
