using Microsoft.Extensions.AI;
using RecruitBot.Core.Assistant.Chat;
using RecruitBot.Core.Assistant.Model;
using RecruitBot.Core.Privacy;
using RecruitBot.Core.Privacy.Traits;
using RecruitBot.Core.Roles;
using RecruitBot.Core.Sessions;

namespace RecruitBot.Core.Screening.Panel;

/// <summary>How a model is asked for ratings.</summary>
public sealed record PanelSettings
{
    /// <summary>Runs for each question: an odd number, so that there is a median.</summary>
    public int Runs { get; init; } = 3;

    /// <summary>Most calls at once.</summary>
    public int AtOnce { get; init; } = 4;
}

/// <summary>
/// Has a model rate the answers to each question by its own anchors, several times. What the candidate volunteered of a protected trait is cut out
/// before, and nothing of the other questions, other candidates or the person is told.
/// </summary>
public sealed class PanelRater(IModels models, ChatPrompts prompts, PanelSettings settings)
{
    /// <summary>Whether a model is there to be asked.</summary>
    public bool IsThere => models.For(ConsentPurpose.Scoring) is not null;

    /// <summary>Rates all that was answered. Never throws for what a model does; only for a cancellation of ours.</summary>
    /// <param name="state">An application that was handed in.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>None when no model is there, the candidate has not agreed, or nothing was answered.</returns>
    public async Task<IReadOnlyList<PanelRating>> RateAsync(SessionState state, CancellationToken cancellationToken)
    {
        if (models.For(ConsentPurpose.Scoring) is not { } client || ConsentGate.TryGrant(state.Consents, ConsentPurpose.Scoring) is not { } grant)
            return [];
        using var room = new SemaphoreSlim(settings.AtOnce);
        var questions = state.Role!.Criteria.Where(c => state.AnswersTo(c.Id).Cut.Any(a => !string.IsNullOrWhiteSpace(a.Text)));
        return await Task.WhenAll(questions.Select(c => RateAsync(client, grant, state, c, room, cancellationToken)));
    }

    private async Task<PanelRating> RateAsync(IChatClient client, ConsentGrant grant, SessionState state, Criterion criterion, SemaphoreSlim room, CancellationToken ct)
    {
        var answers = state.AnswersTo(criterion.Id);
        var plain = answers.Cut.Select(a => Instructions.Without(a.Text)).ToList();
        var texts = plain.ConvertAll(a => a.Text);
        var inputs = answers.Latest.SelectMany(a => a?.Parts ?? []).Select(p => p.MessageId).ToList();
        var calls = new List<ModelCall>();
        Task<PanelRun> AskAsync(IReadOnlyList<string> words)
        {
            var call = new ModelCall(grant, ChatPrompts.Rating) { Inputs = inputs, Identities = state.Candidate.Identities() };
            calls.Add(call);
            return RunAsync(client, call, prompts.Render(ChatPrompts.Rating, Values(criterion, words)), words, room, ct);
        }
        var runs = await Task.WhenAll(Enumerable.Range(0, settings.Runs).Select(_ => AskAsync(texts)).ToList());
        var confirmed = Quoted(runs, texts.Count) is { } quoted ? await AskAsync(quoted) : null;
        var records = calls.SelectMany(c => c.Records).ToList();
        return new PanelRating(criterion.Id, $"{PanelRating.Rule} {records.FirstOrDefault()?.Model}".TrimEnd(), grant.EntryId, [.. runs.Select(r => r with { Evidence = Original(r.Evidence, plain, answers.Cut) })], records)
        {
            Confirmed = confirmed is null ? null : confirmed with { Evidence = [] },
        };
    }

    /// <summary>The words that the runs quoted for the level in the middle, by answer; null when there is no such level, or none that could stand.</summary>
    private static List<string>? Quoted(PanelRun[] runs, int answers)
    {
        if (runs.Any(r => r.Fault is not null || r.Level is null))
            return null;
        var median = PanelRule.Median([.. runs.Select(r => r.Level!.Value).Order()]);
        var quotes = runs.Where(r => r.Level == median).SelectMany(r => r.Evidence).Distinct().ToList();
        return [.. Enumerable.Range(0, answers).Select(i => string.Join('\n', quotes.Where(q => q.Answer == i).OrderBy(q => q.Start).Select(q => q.Quote)))];
    }

    private async Task<PanelRun> RunAsync(IChatClient client, ModelCall call, IReadOnlyList<ChatMessage> messages, IReadOnlyList<string> answers, SemaphoreSlim room, CancellationToken ct)
    {
        await room.WaitAsync(ct);
        try
        {
            var options = call.Carried(prompts.Settings(ChatPrompts.Rating));
            options.ResponseFormat = ChatResponseFormat.ForJsonSchema(PanelReply.Schema, "rating");
            var response = await client.GetResponseAsync(messages, options, ct);
            return PanelReply.Read(response.Text, answers);
        }
        catch (ModelException e)
        {
            return PanelRun.Failed(Of(e.Fault));
        }
        // A model that runs into its own time limit throws a cancellation too: only ours stops the work.
        catch (Exception e) when (e is not OperationCanceledException || !ct.IsCancellationRequested)
        {
            return PanelRun.Failed(PanelFault.Unreachable);
        }
        finally
        {
            room.Release();
        }
    }

    private static Dictionary<string, PromptData> Values(Criterion criterion, IReadOnlyList<string> answers) =>
        new(StringComparer.Ordinal)
        {
            ["criterion"] = PromptData.Of($"{criterion.Title}\n{criterion.Definition}"),
            ["question"] = PromptData.Of(criterion.Ask),
            ["anchors"] = PromptData.Of(string.Join('\n', criterion.Anchors.OrderBy(a => a.Key).Select(a => $"{a.Key}: {a.Value}"))),
            ["answers"] = PromptData.Of(answers.Select((a, i) => (i == 0 ? "Answer 0, to the question:" : $"Answer {i}, to a follow-up:", a))),
        };

    /// <summary>What a model read is a text from which two things were cut: first what nobody is to judge by, then what speaks to a machine.</summary>
    private static List<Evidence> Original(IReadOnlyList<Evidence> evidence, List<CutText> plain, IReadOnlyList<CutText> cut) =>
        [.. evidence.SelectMany(e => plain[e.Answer].ToOriginal(e)).SelectMany(e => cut[e.Answer].ToOriginal(e))];

    private static PanelFault Of(ModelFault fault) =>
        fault switch
        {
            ModelFault.NoConsent or ModelFault.OutOfBudget => PanelFault.NotAsked,
            ModelFault.TimedOut => PanelFault.TimedOut,
            ModelFault.Refused => PanelFault.Refused,
            ModelFault.Unreadable => PanelFault.Unreadable,
            _ => PanelFault.Unreachable,
        };
}
