using System.Text.RegularExpressions;
using RecruitBot.Core.Conversations;
using RecruitBot.Core.Roles;
using RecruitBot.Core.Sessions;

namespace RecruitBot.Core.Screening.WorkSamples;

/// <summary>What a message is while a work sample is being written in several: the next part of it, unless it clearly is something else.</summary>
internal static partial class SampleMessages
{
    /// <summary>Whether a message has no words and is a part all the same: a brace or a fence alone.</summary>
    public static bool IsMark(SessionState state, ScriptItem item, string text) =>
        state.Pending is { GoesOn: true } open && open.Item == item && !string.IsNullOrWhiteSpace(text) && !text.Any(char.IsLetterOrDigit);

    /// <summary>
    /// Whether a message is a question to the bot. Of a sample a line may begin like one ("Would use an index here") or end in a place holder
    /// ("WHERE id = ?"), so there it takes a sentence with its question mark and no code.
    /// </summary>
    public static bool Asks(SessionState state, string text) =>
        PlainWords.LooksLikeQuestion(text) && (state.Pending is not { GoesOn: true } || (EndsAsASentence().IsMatch(text) && SampleText.Read(text).Lines.Count == 0));

    /// <summary>
    /// Whether a phrase is the wish that it mostly is: "pass", "continue" or "next" alone is a line of code here. That the sample is complete, to talk
    /// to a person and to withdraw are wishes at any time.
    /// </summary>
    public static bool IsWish(SessionState state, PlainIntent intent) =>
        state is not { Stage: Stage.Screening, IsPaused: false, Pending.GoesOn: true } || intent is PlainIntent.Submit or PlainIntent.Person or PlainIntent.Withdraw;

    [GeneratedRegex(@"[\w)\]""'`\u2019\u201d]\s*\?+\s*\z", RegexOptions.CultureInvariant)]
    private static partial Regex EndsAsASentence();
}
