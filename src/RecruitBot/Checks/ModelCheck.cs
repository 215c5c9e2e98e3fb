using RecruitBot.Adapters.OpenAi;
using RecruitBot.Configuration;
using RecruitBot.Core.Assistant.Model;
using RecruitBot.Core.Commands;

namespace RecruitBot.Checks;

/// <summary>Is there a model, and does it answer? Every model that is named is asked for one word, which costs next to nothing.</summary>
public sealed class ModelCheck(ModelSettings settings, OpenAiEndpoint? endpoint) : ICheck
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private const int MostShown = 5;

    /// <inheritdoc/>
    public string Name => "model";

    /// <inheritdoc/>
    public async ValueTask<CheckResult> RunAsync(CancellationToken cancellationToken)
    {
        if (endpoint is null)
            return new CheckResult(CheckStatus.Good, "None: answers and ratings are made offline.");
        var host = endpoint.Address.Authority;
        using var clock = new CancellationTokenSource(Patience, endpoint.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(clock.Token, cancellationToken);
        try
        {
            var probe = new OpenAiProbe(endpoint);
            var listed = await probe.ListAsync(either.Token);
            foreach (var model in new[] { settings.AnsweringModel, settings.ScoringModel }.Distinct(StringComparer.Ordinal))
                if (await FaultOf(probe.ChatAsync(model, either.Token)) is { } fault)
                    return Bad(host, model, fault, listed);
            if (!string.IsNullOrWhiteSpace(settings.Embedding) && await FaultOf(probe.EmbedAsync(settings.Embedding, either.Token)) is { } missing)
                return Bad(host, settings.Embedding, missing, listed);
            return new CheckResult(CheckStatus.Good, $"{host} answers as {string.Join(", ", Named())}.");
        }
        catch (ModelException e)
        {
            return new CheckResult(CheckStatus.Bad, $"{host}: {e.Message}{Reach(e)}");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new CheckResult(CheckStatus.Bad, $"{host} did not answer within {Patience.TotalSeconds:0} seconds: look at Model:Endpoint and at the server; meanwhile answers and ratings are made offline.");
        }
    }

    private IEnumerable<string> Named() =>
        new[] { settings.AnsweringModel, settings.ScoringModel, settings.Embedding }.Where(m => !string.IsNullOrWhiteSpace(m)).Select(m => m!).Distinct(StringComparer.Ordinal);

    private static async Task<ModelException?> FaultOf(Task asked)
    {
        try
        {
            await asked;
            return null;
        }
        catch (ModelException e)
        {
            return e;
        }
    }

    private static CheckResult Bad(string host, string model, ModelException fault, IReadOnlyList<string>? listed) =>
        new(
            CheckStatus.Bad,
            listed is { Count: > 0 } && fault.Fault == ModelFault.Misconfigured && !listed.Contains(model, StringComparer.Ordinal)
                ? $"{host} has no model {model}; it lists {string.Join(", ", listed.Take(MostShown))}{(listed.Count > MostShown ? " and others" : "")}: correct Model:Chat and its kin."
                : $"{model} at {host}: {fault.Message}{Reach(fault)}"
        );

    private static string Reach(ModelException fault) =>
        fault.Fault == ModelFault.Unavailable ? " Look at Model:Endpoint and at the server; meanwhile answers and ratings are made offline." : "";
}
