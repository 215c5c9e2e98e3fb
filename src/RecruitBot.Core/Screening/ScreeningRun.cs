using RecruitBot.Core.Conversations;
using RecruitBot.Core.Roles;
using RecruitBot.Core.Screening.Panel;
using RecruitBot.Core.Sessions;

namespace RecruitBot.Core.Screening;

/// <summary>Prepared answers for one whole screening.</summary>
/// <param name="Knockouts">Words for each fact; a fact without any is skipped.</param>
/// <param name="Answers">Main answer to each criterion; one without any is skipped.</param>
/// <param name="Probes">Answers to follow-ups by criterion and part of the story; one without any is skipped.</param>
public sealed record PreparedAnswers(
    IReadOnlyDictionary<string, string> Knockouts,
    IReadOnlyDictionary<string, string> Answers,
    IReadOnlyDictionary<string, IReadOnlyDictionary<AnswerAspect, string>> Probes
);

/// <summary>
/// Runs one screening from prepared answers, through the same conversation as any candidate's, as an operator's test: it is on the log
/// and can be replayed, and shows up in no list or report.
/// </summary>
public sealed class ScreeningRun(ConversationServices services, SessionHandler handler, PanelRounds panel)
{
    private int _message;

    /// <summary>Runs it to the end.</summary>
    public async Task<SessionState> RunAsync(Role role, PreparedAnswers prepared, CancellationToken cancellationToken)
    {
        var script = LawfulScript.Of(role);
        var id = SessionIds.New();
        var candidate = new Person($"operator-test:{id}", "Test candidate");
        var place = new Place("operator-test", id);
        Turn At(Func<string, DateTimeOffset, Turn> make) => make($"{id}.{++_message}", services.Time.GetUtcNow());

        var apply = At((m, at) => new CommandTurn(m, at, candidate, place, "apply", new Dictionary<string, string> { ["role"] = role.Id }));
        var (_, state) = await services.Writer.OpenAsync(
            apply,
            (draft, _) =>
            {
                handler.Open(
                    draft,
                    new SessionOpened(id, candidate, place, SessionPurpose.OperatorTest, script.Asked.ForSession(), RoleScript.Sha256(script.Asked)) { Unasked = script.UnaskedOrNull },
                    apply
                );
                return ValueTask.CompletedTask;
            },
            cancellationToken
        );
        // Each step deals with one item, so the script's length bounds the loop.
        for (var left = 5 * (role.Knockouts.Count + role.Criteria.Count) + 4; state.Stage.IsConversing(); left--)
        {
            if (left == 0)
                throw new InvalidOperationException("The screening does not come to an end.");
            var (action, words) = Next(state, prepared);
            var turn = At(
                (m, at) =>
                    words is null
                        ? new PressTurn(m, at, candidate, place, action)
                        : new FormTurn(m, at, candidate, place, action, new Dictionary<string, string> { [ScreeningReplies.AnswerField] = words })
            );
            state = (await services.Writer.UpdateAsync(id, turn, (draft, ct) => handler.HandleAsync(draft, turn, ct), cancellationToken))!;
        }
        if (await panel.RateAsync(id, cancellationToken))
            state = SessionFold.Fold(await services.Store.ReadAsync(id, cancellationToken))!;
        // Nobody listens to a test: its replies are on the log, and none waits to be delivered.
        await services.Store.MarkDeliveredAsync(await services.Store.PendingAsync(place.Platform, null, cancellationToken), cancellationToken);
        return state;
    }

    private static (string Action, string? Words) Next(SessionState state, PreparedAnswers prepared)
    {
        if (state.Stage == Stage.Consent)
            return (ActionId.Of(ScreeningReplies.Verbs.Consent, state.Id, "scoring"), null);
        if (state.Stage == Stage.Review)
            return (ActionId.Of(ScreeningReplies.Verbs.Submit, state.Id), null);
        var item = state.Pending!.Item;
        // A work sample is complete when its writer says so.
        if (state.Pending.GoesOn)
            return (ActionId.Of(ScreeningReplies.Verbs.Skip, state.Id, item.ToString()), null);
        var words =
            item.Kind == ScriptItemKind.Knockout ? prepared.Knockouts.GetValueOrDefault(item.Id)
            : item.Probe is { } probe ? prepared.Probes.GetValueOrDefault(item.Id)?.GetValueOrDefault(state.Role!.FindCriterion(item.Id)!.Probes[probe].When)
            : prepared.Answers.GetValueOrDefault(item.Id);
        return string.IsNullOrWhiteSpace(words)
            ? (ActionId.Of(ScreeningReplies.Verbs.Skip, state.Id, item.ToString()), null)
            : (ActionId.Of(ScreeningReplies.Verbs.Answer, state.Id, item.ToString()), words);
    }
}
