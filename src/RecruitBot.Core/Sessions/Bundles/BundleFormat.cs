using System.Text.RegularExpressions;

namespace RecruitBot.Core.Sessions.Bundles;

/// <summary>
/// A session in a zip file that can be checked by itself, with no store, network or settings. Names and members are a promise: what was
/// exported once is checked by every later version.
/// </summary>
public static partial class BundleFormat
{
    /// <summary>What a manifest says it is.</summary>
    public const string Name = "recruitbot-session-bundle";

    /// <summary>Version of the format.</summary>
    public const int Version = 1;

    /// <summary>What is in it, with sizes and hashes.</summary>
    public const string Manifest = "manifest.json";

    /// <summary>
    /// The events, one a line: the record as the store keeps it, byte for byte, or <c>{"withheld":SHA-256 of the record,"at":…,"shown":the event
    /// as reviewers may read it}</c>.
    /// </summary>
    public const string Records = "records.jsonl";

    /// <summary>The entries of the audit chain that are about the session, each with the hash of the one before it.</summary>
    public const string Chain = "chain.jsonl";

    /// <summary>The passages that answers quoted, as the sources have them at the export.</summary>
    public const string Passages = "passages.jsonl";

    /// <summary>The role with its rubric, as it was when the session began.</summary>
    public const string Role = "role.json";

    /// <summary>What was sent to models and came back.</summary>
    public const string Calls = "model-calls.jsonl";

    /// <summary>The texts with legal weight that the candidate was shown, by their hashes.</summary>
    public const string Notices = "notices.jsonl";

    /// <summary>Parts of the log for reading, by file: the events of these types.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Extracts { get; } =
        new SortedDictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal)
        {
            ["consent.jsonl"] = ["disclosure", "consent-given", "consent-withdrawn"],
            ["decisions.jsonl"] = ["decided"],
            ["scores.jsonl"] = ["rated"],
        };

    /// <summary>The files that every bundle has, beside its manifest.</summary>
    public static IReadOnlyList<string> Fixed { get; } = [Records, Chain, Passages, Role, Calls, Notices, .. Extracts.Keys];

    /// <summary>A résumé's bytes; only in a bundle from which nothing is withheld.</summary>
    public static string Resume(long version) => $"resume-{version}.bin";

    /// <summary>Whether a file may be called so: plain names, in no folder.</summary>
    public static bool IsName(string name) => PlainName().IsMatch(name);

    [GeneratedRegex(@"\A[a-z][a-z0-9-]{0,60}\.[a-z]{1,8}\z", RegexOptions.CultureInvariant)]
    private static partial Regex PlainName();
}
