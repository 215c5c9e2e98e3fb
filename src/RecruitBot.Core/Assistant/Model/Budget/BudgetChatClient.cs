using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using RecruitBot.Core.Sessions;

namespace RecruitBot.Core.Assistant.Model.Budget;

/// <summary>
/// Nothing is sent that the budget of the purpose does not cover. The answer is bounded, so that what a call may cost is known before; what it
/// did cost is the provider's count, or an estimate where it gives none. A call that may have been answered though nobody has the answer
/// (too late, unreadable, given up) counts as what was sent and had come. A store that cannot take the count takes nobody's answer: what was set
/// aside then counts as spent.
/// </summary>
/// <param name="inner">What is asked.</param>
/// <param name="purpose">Whose budget.</param>
/// <param name="budget">The budgets.</param>
/// <param name="price">Of the model; null counts tokens.</param>
/// <param name="mostOutput">Most tokens of an answer, for calls that say nothing.</param>
/// <param name="logger">Hears of what could not be counted.</param>
public sealed partial class BudgetChatClient(IChatClient inner, string purpose, ModelBudget budget, ModelPrice? price, int mostOutput, ILogger<BudgetChatClient> logger)
    : DelegatingChatClient(inner)
{
    /// <inheritdoc/>
    public override async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var sent = messages as IReadOnlyList<ChatMessage> ?? [.. messages];
        options = Bounded(options);
        if (!budget.IsLimited(purpose))
            return await base.GetResponseAsync(sent, options, cancellationToken);
        var counted = new CountedCall(TokenEstimate.Of(sent, options));
        var reserved = await ReserveAsync(counted, options, cancellationToken);
        try
        {
            var response = await base.GetResponseAsync(sent, options, cancellationToken);
            counted.Take(response);
            return response;
        }
        catch (ModelException e) when (CostsNothing(e.Fault))
        {
            counted.Clear();
            throw;
        }
        finally
        {
            await SettleAsync(reserved, counted);
        }
    }

    /// <inheritdoc/>
    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        var sent = messages as IReadOnlyList<ChatMessage> ?? [.. messages];
        options = Bounded(options);
        var counted = new CountedCall(TokenEstimate.Of(sent, options));
        var reserved = budget.IsLimited(purpose) ? await ReserveAsync(counted, options, cancellationToken) : null;
        await using var updates = base.GetStreamingResponseAsync(sent, options, cancellationToken).GetAsyncEnumerator(cancellationToken);
        try
        {
            while (await NextAsync(updates, counted))
            {
                counted.Take(updates.Current);
                yield return updates.Current;
            }
        }
        finally
        {
            if (reserved is not null)
                await SettleAsync(reserved, counted);
        }
    }

    private static async ValueTask<bool> NextAsync(IAsyncEnumerator<ChatResponseUpdate> updates, CountedCall counted)
    {
        try
        {
            return await updates.MoveNextAsync();
        }
        catch (ModelException e) when (CostsNothing(e.Fault) && counted.Output == 0)
        {
            counted.Clear();
            throw;
        }
    }

    private ChatOptions Bounded(ChatOptions? options)
    {
        options = options?.Clone() ?? new ChatOptions();
        options.MaxOutputTokens ??= mostOutput;
        return options;
    }

    private ValueTask<Spending> ReserveAsync(CountedCall counted, ChatOptions options, CancellationToken cancellationToken) =>
        budget.ReserveAsync(purpose, AmountOf(counted.Input, options.MaxOutputTokens ?? mostOutput), cancellationToken);

    private async ValueTask SettleAsync(Spending reserved, CountedCall counted)
    {
        try
        {
            await budget.SettleAsync(reserved, AmountOf(counted.Input, counted.Output));
        }
        catch (Exception e) when (e is StoreException or IOException)
        {
            NotSettled(purpose, e.GetType().Name);
        }
    }

    private long AmountOf(long input, long output) => price is null ? input + output : (long)Math.Ceiling(price.Millionths(input, output));

    private static bool CostsNothing(ModelFault fault) =>
        fault is ModelFault.NoConsent or ModelFault.OutOfBudget or ModelFault.Unavailable or ModelFault.Misconfigured;

    [LoggerMessage(LogLevel.Warning, "What a call for {Purpose} took could not be written down ({Kind}), so all that was set aside for it counts as spent.")]
    private partial void NotSettled(string purpose, string kind);
}
