using Microsoft.SemanticKernel;
using RecruitBot.Core.Assistant.Orchestration;

namespace RecruitBot.Adapters.SemanticKernel;

/// <summary>Stands before every tool that the kernel would use for the model: only so many are used, a failure is a sentence, and a wish that was named ends the turn.</summary>
/// <param name="model">Counts what is used; steps and tokens are bounded there too.</param>
/// <param name="tools">The tools of the turn.</param>
internal sealed class ToolFilter(TurnModel model, ToolBox tools) : IAutoFunctionInvocationFilter
{
    /// <inheritdoc/>
    public async Task OnAutoFunctionInvocationAsync(AutoFunctionInvocationContext context, Func<AutoFunctionInvocationContext, Task> next)
    {
        var said = await model.UseAsync(context.CallContent, async () => { await next(context); return context.Result.GetValue<object>(); }, context.CancellationToken);
        context.Result = new FunctionResult(context.Function, said);
        context.Terminate = tools.IsSettled;
    }
}
