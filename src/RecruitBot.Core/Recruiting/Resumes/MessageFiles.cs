using RecruitBot.Core.Conversations;
using RecruitBot.Core.Roles;
using RecruitBot.Core.Sessions;

namespace RecruitBot.Core.Recruiting.Resumes;

/// <summary>
/// Which files of a plain message can be a résumé. A file in answer to a work sample is most likely the sample, and a paste that is too long for
/// one message arrives as a file: neither may take the place of the résumé. What comes by the command is meant as one.
/// </summary>
internal static class MessageFiles
{
    /// <summary>What the Discord client calls the file that it makes of a paste that is too long for a message.</summary>
    private const string LongPaste = "message.txt";

    /// <summary>Whether the question that is open asks for a work sample.</summary>
    public static bool AsksForSample(SessionState state) =>
        state is { Stage: Stage.Screening, Pending.Item: { Kind: ScriptItemKind.Criterion } item } && state.Role?.FindCriterion(item.Id)?.KindOf() == CriterionKind.WorkSample;

    /// <summary>The files that may be looked at as a résumé; none when they are pasted words, or a sample as far as their names tell.</summary>
    public static IReadOnlyList<GivenFile> ForResume(IReadOnlyList<GivenFile> files, bool duringSample)
    {
        var left = files.Where(f => !IsLongPaste(f) && (!duringSample || ResumeKinds.IsLaidOut(f.Name))).ToList();
        return left.Count < files.Count && !left.Exists(f => ResumeKinds.LooksLikeOne(f.Name)) ? [] : left;
    }

    /// <summary>What is said when none is.</summary>
    public static GivenResume Refused(IReadOnlyList<GivenFile> files)
    {
        var name = ResumeIntake.Named(files[0].Name);
        return new GivenResume(
            null,
            $"{name} was not taken: I read no answer from a file, and took it for no r\u00e9sum\u00e9. Please paste its text here, in several messages if it is long; to give a r\u00e9sum\u00e9, type /{ResumeReplies.Command} and add the file.",
            [.. files.Skip(1).Select(f => ResumeIntake.Named(f.Name))]
        );
    }

    private static bool IsLongPaste(GivenFile file) => string.Equals(ResumeIntake.Named(file.Name), LongPaste, StringComparison.OrdinalIgnoreCase);
}
