using System.Security.Cryptography;
using RecruitBot.Core.Recruiting.Resumes;

namespace RecruitBot.Core.Sessions;

/// <summary>What every store demands of an append before it touches its medium. A breach is a fault of the caller, not of the medium.</summary>
public static class AppendCheck
{
    /// <summary>Throws when an append contradicts itself.</summary>
    /// <exception cref="ArgumentException">
    /// There are no events, the head does not follow from them, a delivery does not name a reply of theirs, or a file is not the one that they name.
    /// </exception>
    public static void ThrowIfMalformed(SessionAppend append)
    {
        ArgumentNullException.ThrowIfNull(append);
        if (append.Events.Count == 0)
            throw new ArgumentException("An append has at least one event.", nameof(append));
        if (append.ExpectedVersion < 0 || append.Head.Version != append.ExpectedVersion + append.Events.Count)
            throw new ArgumentException("The head's version is the expected version plus the number of events.", nameof(append));
        foreach (var delivery in append.Deliveries)
        {
            var position = delivery.Version - append.ExpectedVersion - 1;
            var names =
                string.Equals(delivery.SessionId, append.Head.SessionId, StringComparison.Ordinal)
                && position >= 0
                && position < append.Events.Count
                && append.Events[(int)position] is BotSaid said
                && delivery.Index >= 0
                && delivery.Index < said.Replies.Count;
            if (!names)
                throw new ArgumentException("A delivery names a reply of a BotSaid event in the same append.", nameof(append));
        }
        foreach (var file in append.Files)
        {
            var position = file.Version - append.ExpectedVersion - 1;
            if (position < 0 || position >= append.Events.Count || append.Events[(int)position] is not ResumeGiven given || !IsNamed(given.Resume, file.Content.Bytes))
                throw new ArgumentException("A file is the one that a ResumeGiven event in the same append names.", nameof(append));
        }
    }

    /// <summary>A log that names other bytes than those beside it could not be trusted on what reviewers were shown.</summary>
    private static bool IsNamed(Resume resume, byte[] bytes) => resume.Size == bytes.Length && resume.Sha256 == Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <summary>Whether a head takes the one place that a candidate has for open sessions of a role.</summary>
    public static bool TakesOpenPlace(this SessionHead head) =>
        head.IsOpen && !string.Equals(head.Purpose, SessionPurpose.OperatorTest, StringComparison.Ordinal);

    /// <summary>Whether a session is counted in reports.</summary>
    public static bool IsCounted(this SessionHead head) =>
        !string.Equals(head.Purpose, SessionPurpose.OperatorTest, StringComparison.Ordinal);
}
