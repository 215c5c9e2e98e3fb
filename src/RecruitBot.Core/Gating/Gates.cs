using RecruitBot.Core.Conversations;
using RecruitBot.Core.Roles;
using RecruitBot.Core.Sessions;

namespace RecruitBot.Core.Gating;

/// <summary>Checks the rules by which an application is opened and a question answered. Safe for use from many threads.</summary>
public sealed class Gates(GateRules rules, TimeProvider time)
{
    private readonly QuestionWindow _questions = new(rules.QuestionsPerMinute, time);

    /// <summary>The rules.</summary>
    public GateRules Rules => rules;

    /// <summary>
    /// Why a person cannot open an application now, in one sentence that says from when on they can where that is known; null when they
    /// can. What the platform does not know of somebody keeps them from nothing.
    /// </summary>
    /// <param name="person">Who wants to apply. Recruiters pass the rules about accounts and roles.</param>
    /// <param name="role">For what.</param>
    /// <param name="own">All of their sessions.</param>
    public string? RefuseApplication(Person person, Role role, IReadOnlyList<SessionHead> own) =>
        RefuseAgain(role, own)
        ?? RefuseMore(own)
        ?? (person.Authority >= Authority.Recruiter || person.Standing is not { } standing ? null : RefuseAge(standing) ?? RefuseRoles(standing));

    /// <summary>Counts a question; a sentence for the person when it is one too many, which is not counted.</summary>
    public string? RefuseQuestion(Person person) =>
        _questions.Count(person.Id) is { } wait
            ? $"That was more than {rules.QuestionsPerMinute} questions in a minute; please wait {Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds))} seconds and ask again. I did not keep this one."
            : null;

    private string? RefuseAgain(Role role, IReadOnlyList<SessionHead> own)
    {
        foreach (var (stage, days, what) in new[] { (Stage.Declined, rules.CooldownDays, "a decline"), (Stage.Withdrawn, rules.WithdrawnCooldownDays, "withdrawing") })
        {
            var last = own.Where(h => h.RoleId == role.Id && h.Purpose == SessionPurpose.Application && h.Stage == stage)
                .Select(h => (DateTimeOffset?)(h.EndedAt ?? h.UpdatedAt))
                .Max();
            if (last is { } ended && Later(ended, days) is { } from)
                return $"After {what}, {role.Title} can be applied for again after {Days(days)}: you can from {from} on.";
        }
        return null;
    }

    private string? RefuseMore(IReadOnlyList<SessionHead> own)
    {
        var open = own.Count(h => h.Purpose == SessionPurpose.Application && h.IsOpen);
        return rules.MostOpenApplications > 0 && open >= rules.MostOpenApplications
            ? $"You have {open} open application{(open == 1 ? "" : "s")}, which is the most at a time: withdraw one with /withdraw, or apply again when one is decided."
            : null;
    }

    private string? RefuseAge(Standing standing)
    {
        if (standing.AccountCreated is { } created && Later(created, rules.MinimumAccountAgeDays) is { } old)
            return $"To apply here, an account must be {Days(rules.MinimumAccountAgeDays)} old: yours is from {old} on.";
        return standing.JoinedServer is { } joined && Later(joined, rules.MinimumMemberDays) is { } member
            ? $"To apply here, you must have been in this server for {Days(rules.MinimumMemberDays)}: you have from {member} on."
            : null;
    }

    private string? RefuseRoles(Standing standing)
    {
        bool Has(string role) => standing.Roles.Contains(role, StringComparer.OrdinalIgnoreCase);
        if (rules.BlockedRoles.Any(Has))
            return "You cannot apply here with the roles you have in this server; ask its team if you think that is a mistake.";
        return rules.RequiredRoles.Count > 0 && !rules.RequiredRoles.Any(Has)
            ? "To apply here, you need a role in this server that you do not have; ask its team for it."
            : null;
    }

    /// <summary>The moment that many days after, in words, when it is still to come.</summary>
    private string? Later(DateTimeOffset begin, int days)
    {
        if (days <= 0)
            return null;
        var end = begin.ToUniversalTime().AddDays(days);
        return end > time.GetUtcNow() ? $"{end:d MMMM yyyy HH:mm} UTC" : null;
    }

    private static string Days(int days) => days == 1 ? "1 day" : $"{days} days";
}
