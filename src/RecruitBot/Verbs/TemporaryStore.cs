using RecruitBot.Configuration;

namespace RecruitBot.Verbs;

/// <summary>A store in a folder that goes when the verb ends.</summary>
internal sealed class TemporaryStore : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("recruitbot-").FullName;

    /// <summary>Has the settings use it.</summary>
    public TemporaryStore(Settings settings)
    {
        settings.Storage.Provider = "sqlite";
        settings.Storage.Path = Path.Combine(_folder, "recruitbot.db");
        // Keys that go with it, and leave the operator's ring alone.
        settings.Encryption.KeyRing = null;
        settings.Encryption.Copies = [];
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        try
        {
            Directory.Delete(_folder, recursive: true);
        }
        catch (IOException)
        {
            // The system clears its temporary files.
        }
    }
}
