using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;
using RecruitBot.Core.Privacy.Traits;

namespace RecruitBot.Core.Recruiting.Resumes;

/// <summary>What a résumé is, by its content first and its name second.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ResumeKind>))]
public enum ResumeKind
{
    /// <summary>A PDF file.</summary>
    Pdf,

    /// <summary>A Word file (DOCX).</summary>
    Word,

    /// <summary>Plain text.</summary>
    Text,

    /// <summary>Markdown.</summary>
    Markdown,

    /// <summary>JSON after the schema of https://jsonresume.org/schema.</summary>
    JsonResume,
}

/// <summary>
/// A résumé as a session's log names it. The log holds neither its bytes nor its text: they stand beside it in the store, under the version of
/// the event, so that the log stays as short as the conversation, which is read at every turn.
/// </summary>
/// <param name="Name">As its owner calls it, without what nobody sees; at most 100 characters.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Size">In bytes.</param>
/// <param name="Sha256">Of its bytes, in lower-case hex.</param>
public sealed record Resume(string Name, ResumeKind Kind, long Size, string Sha256)
{
    /// <summary>Length of the text that was read of it, in UTF-16 code units; 0 when none could be read.</summary>
    public int Characters { get; init; }

    /// <summary>SHA-256 of that text in UTF-8, in lower-case hex; null when none could be read, and in logs of older builds.</summary>
    public string? TextSha256 { get; init; }

    /// <summary>Why its text could not be read, in a sentence; null when it was.</summary>
    public string? Unread { get; init; }

    /// <summary>What in its text nobody is to judge by, as it was found then: later rules change nothing.</summary>
    public IReadOnlyList<SealedSpan> Sealed { get; init; } = [];
}

/// <summary>What became of the files of a turn, which were looked at before it: recorded with the turn, so that running it again needs no file.</summary>
/// <param name="Taken">The résumé; null when none is taken.</param>
/// <param name="Refusal">Why a file is not taken, in a sentence; null when one is.</param>
/// <param name="LeftOut">Names of the files that were not looked at, since one résumé is taken at a time.</param>
public sealed record GivenResume(Resume? Taken, string? Refusal, IReadOnlyList<string> LeftOut);

/// <summary>What the store keeps of a résumé beside the log.</summary>
/// <param name="Bytes">As they were given.</param>
/// <param name="Text">What was read of it, in Markdown; null when nothing could be read.</param>
public sealed record ResumeContent(byte[] Bytes, string? Text)
{
    /// <summary>See <see cref="Resume.TextSha256"/>.</summary>
    public string? TextSha256 => Text is null ? null : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Text)));
}

/// <summary>The résumé that a session's reviewers are shown.</summary>
/// <param name="Version">Of the event that gave it.</param>
/// <param name="MessageId">The message or command that it came with.</param>
/// <param name="At">When.</param>
/// <param name="File">The résumé.</param>
public sealed record KeptResume(long Version, string MessageId, DateTimeOffset At, Resume File);
