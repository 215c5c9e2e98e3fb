using RecruitBot.Core.Privacy.Encryption;

namespace RecruitBot.Configuration;

/// <summary>Reads and checks the options of <see cref="EncryptionSettings"/>: with a weak key, or one that others can read, nothing starts.</summary>
internal static class EncryptionOptions
{
    private const string Advice = "make one with: openssl rand -base64 32";

    /// <summary>Reads and checks.</summary>
    /// <exception cref="SettingsException">The message is one sentence that names the key of the setting.</exception>
    public static void Complete(EncryptionSettings encryption, string startedIn)
    {
        encryption.IsOn = encryption.Mode.ToLowerInvariant() switch
        {
            "on" => true,
            "off" => false,
            _ => throw new SettingsException("Encryption:Mode must be on or off."),
        };
        encryption.OperatorKey = OperatorKey(encryption, startedIn);
        if (encryption.IsOn && encryption.OperatorKey is null)
            throw new SettingsException($"Encryption:Mode is on and no key is given: {Advice}, put it into a file that only the bot may read, and name that in Encryption:KeyFile.");
        encryption.KeyRing = string.IsNullOrWhiteSpace(encryption.KeyRing) ? null : Path.GetFullPath(encryption.KeyRing, startedIn);
        encryption.Copies = (encryption.KeyRingCopies ?? "")
            .Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(path => Path.GetFullPath(path, startedIn))
            .ToList();
    }

    /// <summary>Reads a key from a file that only its owner (and a group) may read.</summary>
    /// <param name="setting">What names the file.</param>
    /// <param name="path">The file.</param>
    /// <exception cref="SettingsException">It cannot be read, others may read it, or it holds no key.</exception>
    public static EncryptionKey ReadFile(string setting, string path)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(file.SafeFileHandle) & ~Allowed) != UnixFileMode.None)
                throw new SettingsException($"{setting}: other users of this machine may read or change {path}; take that from them with: chmod 600 {path}");
            using var reader = new StreamReader(file);
            return Read(setting, reader.ReadToEnd());
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new SettingsException($"{setting}: {path} cannot be read; check the path and its permissions.", e);
        }
    }

    private static UnixFileMode Allowed => UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupRead | UnixFileMode.GroupExecute;

    private static EncryptionKey? OperatorKey(EncryptionSettings encryption, string startedIn)
    {
        var hasKey = !string.IsNullOrWhiteSpace(encryption.Key);
        if (string.IsNullOrWhiteSpace(encryption.KeyFile))
            return hasKey ? Read("Encryption:Key", encryption.Key!) : null;
        return hasKey
            ? throw new SettingsException("Encryption:Key and Encryption:KeyFile are both set; keep one of them.")
            : ReadFile("Encryption:KeyFile", Path.GetFullPath(encryption.KeyFile, startedIn));
    }

    private static EncryptionKey Read(string setting, string text) =>
        EncryptionKey.Read(text, out var problem) ?? throw new SettingsException($"{setting}: the key {problem}; {Advice}.");
}
