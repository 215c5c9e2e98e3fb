using RecruitBot.Core.Privacy.Encryption;

namespace RecruitBot.Configuration;

/// <summary>Whether what people write rests encrypted, and the operator's key.</summary>
public sealed class EncryptionSettings
{
    /// <summary>off or on.</summary>
    public string Mode { get; set; } = "off";

    /// <summary>The key: 32 bytes as base64 or hexadecimal.</summary>
    public string? Key { get; set; }

    /// <summary>File that holds the key.</summary>
    public string? KeyFile { get; set; }

    /// <summary>File of the candidates' keys; beside the store when not given.</summary>
    public string? KeyRing { get; set; }

    /// <summary>Files that follow every change of it, separated by commas.</summary>
    public string? KeyRingCopies { get; set; }

    /// <summary>Whether records are encrypted.</summary>
    internal bool IsOn { get; set; }

    /// <summary>The key, read and checked; null when none is given.</summary>
    internal EncryptionKey? OperatorKey { get; set; }

    /// <summary>The copies' paths.</summary>
    internal IReadOnlyList<string> Copies { get; set; } = [];

    /// <summary>The ring's path.</summary>
    internal string RingOf(StorageSettings storage) => KeyRing ?? storage.Path + ".keys";
}
