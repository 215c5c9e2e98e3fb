using RecruitBot.Core.Conversations;
using RecruitBot.Core.Language;
using RecruitBot.Core.Recruiting;
using RecruitBot.Core.Roles;
using RecruitBot.Core.Sessions;

namespace RecruitBot.Core.Commands;

/// <summary>What is offered while an option is being typed. A candidate is never offered anything about a candidate.</summary>
public sealed class OptionSuggestions(IRoleSource roles, ISessionStore store)
{
    /// <summary>Most suggestions a platform shows.</summary>
    public const int Most = 25;

    private const int Longest = 100;

    // Suggestions come with every key that is pressed, so the search for a name does not go back to the beginning of time.
    private const int SearchedSessions = 500;

    /// <summary>What fits what was typed so far, the best first: at most 25, labels and values of at most 100 characters.</summary>
    public async ValueTask<IReadOnlyList<Choice>> SuggestAsync(
        OptionKind kind,
        string typed,
        Person speaker,
        CancellationToken cancellationToken
    ) =>
        kind switch
        {
            OptionKind.Role => Roles(typed.Trim(), speaker),
            OptionKind.Stage => Best(Enum.GetValues<Stage>(), typed.Trim(), s => [s.ToString(), ReviewCard.StageWords(s)], Choice),
            OptionKind.Rubric => Best(RubricCommands.Uses, typed.Trim(), u => [u.Value], u => u),
            OptionKind.RoleUse => Best(RoleCommands.Uses, typed.Trim(), u => [u.Value], u => u),
            OptionKind.Session when speaker.Authority >= Authority.Recruiter => await SessionsAsync(typed.Trim(), cancellationToken),
            _ => [],
        };

    private List<Choice> Roles(string typed, Person speaker) =>
        Best(
            roles.InForce.Roles.Where(r => r.Status == RoleStatus.Open || speaker.Authority >= Authority.Recruiter),
            typed,
            r => [r.Title, r.Id],
            r => new Choice(r.Id, Excerpt.Of(r.Status == RoleStatus.Open ? r.Title : $"{r.Title} ({r.Status.ToString().ToLowerInvariant()})", Longest))
        );

    private async ValueTask<IReadOnlyList<Choice>> SessionsAsync(string typed, CancellationToken ct)
    {
        var heads = await store.FindAsync(new SessionQuery { Purpose = SessionPurpose.Application, Limit = SearchedSessions }, ct);
        return Best(
            heads,
            typed,
            h => [h.CandidateName, h.SessionId, h.RoleId],
            h => new Choice(h.SessionId, Excerpt.Of($"{Excerpt.Of(h.CandidateName, 40)}, {h.RoleId}, {ReviewCard.StageWords(h.Stage)}", Longest))
        );
    }

    private static Choice Choice(Stage stage) => new(stage.ToString().ToLowerInvariant(), ReviewCard.StageWords(stage));

    /// <summary>Those that begin with what was typed before those that hold it; within both, the order they came in.</summary>
    private static List<Choice> Best<T>(IEnumerable<T> all, string typed, Func<T, string[]> names, Func<T, Choice> choice) =>
        all.Select(item => (Item: item, Rank: Rank(names(item), typed)))
            .Where(x => x.Rank < 2)
            .OrderBy(x => x.Rank)
            .Take(Most)
            .Select(x => choice(x.Item))
            .ToList();

    private static int Rank(string[] names, string typed) =>
        names.Any(n => n.StartsWith(typed, StringComparison.OrdinalIgnoreCase)) ? 0
        : names.Any(n => n.Contains(typed, StringComparison.OrdinalIgnoreCase)) ? 1
        : 2;
}
