using RecruitBot.Core.Conversations;
using RecruitBot.Core.Privacy.Retention;

namespace RecruitBot.Core.Commands;

/// <summary>What candidates can read about how long things are kept.</summary>
public sealed class PolicyCommands(RetentionPolicy policy, LegalHolds holds)
{
    /// <summary>The commands.</summary>
    public IEnumerable<CommandDefinition> Commands()
    {
        yield return new("policy", "See how long what you write is kept", Authority.Candidate, [], PolicyAsync);
    }

    private async ValueTask PolicyAsync(TurnContext context, CommandTurn turn, CancellationToken ct)
    {
        var hold = await holds.FindAsync(context.Speaker.Id, ct);
        context.Show(hold is null ? policy.Words() : $"{policy.Words()}\n\n{Held(hold)}");
    }

    /// <summary>What a person is told whose record is held. Why it is held may be somebody else's affair, so it is not said.</summary>
    public static string Held(LegalHold hold) =>
        $"What is stored about you is under legal hold since {hold.At:d MMMM yyyy}: a court or the law may need it, so nothing of it may be deleted or changed for now, and it is used for nothing else. "
        + (hold.ErasureAskedAt is { } asked ? $"You asked on {asked:d MMMM yyyy} to have it deleted: that is done when the hold ends." : "If you ask with /erase to have it deleted, that is done when the hold ends.");
}
