using RecruitBot.Core.Roles;
using RecruitBot.Core.Sessions;

namespace RecruitBot.Core.Conversations;

/// <summary>
/// The one place where words on their way to a candidate are looked at for what must not be asked: what sources say during a screening, and what
/// the team has the bot say at any time. The script itself is looked at when a session opens, see <see cref="LawfulScript"/>.
/// </summary>
public static class LawfulSpeech
{
    /// <summary>Where administrators give their reason for words that are refused as a rule.</summary>
    public static FormField OverrideField { get; } = new("override", "Why words that were refused are lawful here", Required: false, MaxLength: 500);

    /// <summary>
    /// Whether the bot may say a source's words. When not, the candidate hears that something was left out, the team reads what and why, and the
    /// words are in the log.
    /// </summary>
    internal static bool MaySay(TurnDraft draft, string words)
    {
        if (draft.State is not { Role: not null } state || !state.Stage.IsConversing() || draft.FindProhibited(words) is not { Count: > 0 } found)
            return true;
        draft.Emit(new SpeechStopped(words, null, found));
        draft.Say(
            new Reply("What our guides say there I leave out, since it asks something that an applicant need not answer. It does not count against you; the recruiting team is told.")
            {
                To = ReplyTo.Candidate,
                Buttons = AnswerReplies.PersonButton(state.Id),
            }
        );
        draft.Say(
            new Reply($"To {state.Candidate.Name} ({state.Id}) I left out an answer from the guides. {string.Join(' ', found.Select(f => Refusal(f, words)))} Please change the guide.")
            {
                To = ReplyTo.Reviewers,
                Topic = $"unsaid.{state.Version}.{state.Id}",
            }
        );
        return false;
    }

    /// <summary>
    /// Whether the bot may pass on what somebody of the team wrote. When not, nothing is done and the writer reads why and what to write instead; an
    /// administrator's written reason lets it pass, and stands in the log.
    /// </summary>
    internal static bool MayPassOn(TurnDraft draft, Person by, string words, string? lawfulBecause)
    {
        if (draft.FindProhibited(words) is not { Count: > 0 } found)
            return true;
        var isAdmin = by.Authority >= Authority.Admin;
        if (isAdmin && !string.IsNullOrWhiteSpace(lawfulBecause))
        {
            draft.Emit(new SpeechAllowed(words, by, lawfulBecause.Trim(), found));
            draft.Say("These words ask what must not be asked as a rule; they pass on your written reason, which is in the record.");
            return true;
        }
        draft.Emit(new SpeechStopped(words, by, found));
        draft.Say(
            "Nothing was sent or changed: "
                + string.Join(' ', found.Select(f => Refusal(f, words)))
                + (isAdmin ? " Where the law allows it, do it again by command with your reason as `override`; it goes on the record." : " Where the law allows it, an administrator can do it by command with a written reason.")
        );
        return false;
    }

    /// <summary>Why words must not be said, and what to say instead.</summary>
    public static string Refusal(ProhibitedQuestion finding, string words) => $"\u201c{finding.Span.Of(words)}\u201d must not be asked of an applicant. {finding.Reason} {finding.Rewrite}";
}
