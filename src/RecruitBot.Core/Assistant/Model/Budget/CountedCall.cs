using Microsoft.Extensions.AI;

namespace RecruitBot.Core.Assistant.Model.Budget;

/// <summary>The tokens of one call: an estimate until the provider's own count is there.</summary>
/// <param name="input">Estimate of what is sent.</param>
internal sealed class CountedCall(long input)
{
    private bool _isCounted;

    /// <summary>Sent.</summary>
    public long Input { get; private set; } = input;

    /// <summary>Received.</summary>
    public long Output { get; private set; }

    /// <summary>A whole answer.</summary>
    public void Take(ChatResponse response)
    {
        Output = response.Messages.SelectMany(m => m.Contents).Sum(TokenEstimate.Of);
        Take(response.Usage);
    }

    /// <summary>A piece of an answer.</summary>
    public void Take(ChatResponseUpdate update)
    {
        foreach (var content in update.Contents)
            if (content is UsageContent usage)
                Take(usage.Details);
            else if (!_isCounted)
                Output += TokenEstimate.Of(content);
    }

    /// <summary>Nothing was spent.</summary>
    public void Clear() => Input = Output = 0;

    private void Take(UsageDetails? usage)
    {
        if (usage is null or { InputTokenCount: null, OutputTokenCount: null })
            return;
        _isCounted = true;
        Input = usage.InputTokenCount ?? Input;
        Output = usage.OutputTokenCount ?? Output;
    }
}
