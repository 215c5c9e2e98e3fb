using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace RecruitBot.Simulator.Web;

/// <summary>The last resort: a fault of the simulator itself is logged by its kind and answered with 500.</summary>
internal static class Faults
{
    public static async Task CatchAsync(HttpContext context, RequestDelegate next, ILogger log)
    {
        try
        {
            await next(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // Nobody is there any more to be answered.
        }
        catch (Exception fault) when (!context.Response.HasStarted)
        {
            // Not the message: it may quote what somebody wrote.
            log.LogError("The simulator failed on a {Method} request: {Fault}\n{Trace}", context.Request.Method, fault.GetType().Name, fault.StackTrace);
            context.Response.StatusCode = StatusCodes.Status500InternalServerError;
        }
    }
}
