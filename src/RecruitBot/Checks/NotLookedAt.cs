using RecruitBot.Core.Commands;
using RecruitBot.Discord;
using RecruitBot.Discord.Rest;

namespace RecruitBot.Checks;

/// <summary>What a check says when an earlier one has found that Discord cannot be asked.</summary>
internal static class NotLookedAt
{
    public static CheckResult Since(Exception e) =>
        new(
            CheckStatus.Note,
            $"Not looked at, since {e switch
            {
                DiscordFatalException => "Discord refuses the token",
                DiscordApiException { Code: not 0 } => "Discord refused to tell",
                DiscordApiException => "what answers is not Discord",
                _ => "Discord did not answer",
            }}."
        );
}
