using RecruitBot.Core.Roles;
using RecruitBot.Core.Sessions;

namespace RecruitBot.Core.Screening.WorkSamples;

/// <summary>What a message is while a work sample is being written in several: the next part of it, unless it clearly is something else.</summary>
internal static class SampleMessages
{
    /// <summary>Whether a message has no words and is a part all the same: a brace or a fence alone.</summary>
    public static bool IsMark(SessionState state, ScriptItem item, string text) =>
        state.Pending is { GoesOn: true } open && open.Item == item && !string.IsNullOrWhiteSpace(text) && !text.Any(char.IsLetterOrDigit);
}
