using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using RecruitBot.Simulator.Limits;
using RecruitBot.Simulator.Web;
using RecruitBot.Simulator.World;

namespace RecruitBot.Simulator.Rest;

/// <summary>Whom an endpoint lets in.</summary>
internal enum Credential
{
    /// <summary>The bot token in the Authorization header.</summary>
    Bot,

    /// <summary>The interaction token in the address.</summary>
    InteractionToken,
}

/// <summary>What every REST request goes through before its handler gets the world to itself.</summary>
internal sealed class RestPipeline(IEndpointRouteBuilder endpoints, SimulatedWorld world)
{
    private static readonly byte[] Authorization = Encoding.UTF8.GetBytes("Bot " + SimulatorServer.BotToken);

    /// <summary>Adds an endpoint below /api/v10.</summary>
    public void On(string method, string template, Func<Call, object?> handle, Credential credential = Credential.Bot) =>
        endpoints.MapMethods("/api/v10" + template, [method], context => RunAsync(context, handle, credential));

    private async Task RunAsync(HttpContext context, Func<Call, object?> handle, Credential credential)
    {
        var answer = await AnswerAsync(context, handle, credential);
        await answer.WriteAsync(context.Response, context.RequestAborted);
    }

    private async Task<JsonAnswer> AnswerAsync(HttpContext context, Func<Call, object?> handle, Credential credential)
    {
        try
        {
            var body = await RequestBody.ReadAsync(context.Request, context.RequestAborted);
            Admit(context.Request, credential);
            return JsonAnswer.Of(world.Step(() => handle(new Call(context, body))));
        }
        catch (ApiFault fault)
        {
            return JsonAnswer.From(fault);
        }
    }

    private static void Admit(HttpRequest request, Credential credential)
    {
        // Without this form of header Cloudflare turns programs away (reference, User Agent).
        if (!request.Headers.UserAgent.ToString().StartsWith("DiscordBot (", StringComparison.Ordinal))
            throw new ApiFault(403, 40333, "internal network error");
        var given = Encoding.UTF8.GetBytes(request.Headers.Authorization.ToString());
        if (credential == Credential.Bot && !CryptographicOperations.FixedTimeEquals(given, Authorization))
            throw ApiFault.Unauthorized();
    }
}
