using Microsoft.SemanticKernel;
using RecruitBot.Core.Assistant.Model;
using RecruitBot.Core.Privacy;

namespace RecruitBot.Adapters.SemanticKernel;

/// <summary>
/// Nothing that somebody wrote is made into a prompt unless they agreed to have it answered with a model's help, and none but the prompt that goes on record. The
/// client below checks the consent again before anything is sent.
/// </summary>
/// <param name="call">The call that the prompt is for.</param>
internal sealed class ConsentFilter(ModelCall call) : IPromptRenderFilter
{
    /// <inheritdoc/>
    public Task OnPromptRenderAsync(PromptRenderContext context, Func<PromptRenderContext, Task> next)
    {
        if (!string.Equals(call.Grant.Purpose, ConsentPurpose.Answering, StringComparison.Ordinal))
            throw new ModelException(ModelFault.NoConsent, $"The consent is for {call.Grant.Purpose} and not for {ConsentPurpose.Answering}, so no prompt was made.");
        if (!string.Equals(call.Prompt, context.Function.Name, StringComparison.Ordinal))
            throw new ModelException(ModelFault.NoConsent, $"The call is for the prompt {call.Prompt} and not for {context.Function.Name}, so no prompt was made.");
        return next(context);
    }
}
