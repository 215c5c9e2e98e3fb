using System.Security.Cryptography;
using System.Text.Json;
using RecruitBot.Core.Sessions.Audit.Verification;

namespace RecruitBot.Core.Sessions.Bundles;

/// <summary>What a bundle says of itself.</summary>
/// <param name="Format">See <see cref="BundleFormat.Name"/>.</param>
/// <param name="Version">See <see cref="BundleFormat.Version"/>.</param>
/// <param name="Session">The session.</param>
/// <param name="ExportedAt">When.</param>
/// <param name="Events">How many events it has.</param>
/// <param name="Withheld">How many of them are there by their hash alone, since they hold words that reviewers are not shown.</param>
/// <param name="Heads">Where the chains of the store ended then.</param>
/// <param name="Files">Every other file of the bundle.</param>
public sealed record BundleManifest(
    string Format,
    int Version,
    string Session,
    DateTimeOffset ExportedAt,
    long Events,
    long Withheld,
    IReadOnlyList<ChainHead> Heads,
    IReadOnlyList<BundleFile> Files
)
{
    /// <summary>Reads a manifest.</summary>
    /// <exception cref="BundleException">It is none, or one of a later format.</exception>
    public static BundleManifest Read(byte[] json)
    {
        try
        {
            var manifest = JsonSerializer.Deserialize<BundleManifest>(json, SessionJson.Options);
            if (manifest is not { Format: BundleFormat.Name, Session: not null, Heads: not null, Files: not null } || manifest.Files.Any(f => f?.Name is null || f.Sha256 is null))
                throw new BundleException($"{BundleFormat.Manifest} is not that of a session bundle");
            return manifest.Version == BundleFormat.Version ? manifest : throw new BundleException($"it has format {manifest.Version}, and this version knows format {BundleFormat.Version}: check it with a newer one");
        }
        catch (JsonException)
        {
            throw new BundleException($"{BundleFormat.Manifest} cannot be read");
        }
    }
}

/// <summary>A file of a bundle.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Size">In bytes.</param>
/// <param name="Sha256">In lower-case hex.</param>
public sealed record BundleFile(string Name, long Size, string Sha256)
{
    /// <summary>A file with this content.</summary>
    public static BundleFile Of(string name, byte[] content) => new(name, content.Length, Convert.ToHexStringLower(SHA256.HashData(content)));
}

/// <summary>A bundle is not what it should be; the message is a clause that says what.</summary>
public sealed class BundleException(string problem) : Exception(problem);
