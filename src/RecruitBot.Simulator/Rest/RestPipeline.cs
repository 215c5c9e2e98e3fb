using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using RecruitBot.Simulator.Control;
using RecruitBot.Simulator.Limits;
using RecruitBot.Simulator.Web;
using RecruitBot.Simulator.World;

namespace RecruitBot.Simulator.Rest;

/// <summary>What every REST request goes through before its handler gets the world to itself.</summary>
internal sealed class RestPipeline(IEndpointRouteBuilder endpoints, SimulatedWorld world, RateLimits limits, ScriptedFaults faults, RequestLog log, Admission admission)
{
    private const string Base = "/api/v10";
    private static readonly string[] Major = ["token", "channel", "guild"];
    private static readonly string[] Logged = ["User-Agent", "Content-Type", "X-Audit-Log-Reason"];

    private sealed record Route(string Method, string Template, Func<Call, object?> Handle, Credential Credential)
    {
        public bool WritesMessage { get; } =
            Template.EndsWith("/messages", StringComparison.Ordinal) && Method == "POST" || Template.StartsWith("/webhooks", StringComparison.Ordinal);
    }

    /// <summary>Adds an endpoint below /api/v10.</summary>
    public void On(string method, string template, Func<Call, object?> handle, Credential credential = Credential.Bot)
    {
        var route = new Route(method, template, handle, credential);
        endpoints.MapMethods(Base + template, [method], context => RunAsync(context, route));
    }

    private async Task RunAsync(HttpContext context, Route route)
    {
        var body = RequestBody.Empty;
        JsonAnswer answer;
        try
        {
            body = await RequestBody.ReadAsync(context.Request, context.RequestAborted);
            answer = await AnswerAsync(context, route, body);
        }
        catch (ApiFault fault)
        {
            answer = JsonAnswer.From(fault);
        }
        admission.Note(answer, context.Response.Headers);
        Log(context.Request, body, answer);
        await answer.WriteAsync(context.Response, context.RequestAborted);
    }

    private async Task<JsonAnswer> AnswerAsync(HttpContext context, Route route, RequestBody body)
    {
        if (admission.Shut(context.Response.Headers) is { } shut)
            return shut;
        var scripted = faults.Take(context.Request.Method, context.Request.Path.Value ?? "");
        if (scripted?.DelayMs is > 0 and var delay)
            await Task.Delay(TimeSpan.FromMilliseconds(delay), world.Time, context.RequestAborted);
        if (scripted is { Status: not null, After: not true })
            return scripted.Answer(context.Response.Headers);
        admission.Check(context.Request, route.Credential);
        var major = Major.Select(m => context.Request.RouteValues[m] as string).FirstOrDefault(m => m is not null) ?? "";
        var isBot = route.Credential == Credential.Bot;
        if (limits.Count($"{route.Method} {route.Template}", major, route.WritesMessage, isGlobal: isBot, context.Response.Headers) is { } refusal)
            return refusal;
        var answer = JsonAnswer.Of(world.Step(() => route.Handle(new Call(context, body))));
        return scripted?.Status is null ? answer : scripted.Answer(context.Response.Headers);
    }

    private void Log(HttpRequest request, RequestBody body, JsonAnswer answer) =>
        log.Add(
            new LoggedRequest(
                0,
                world.Now,
                request.Method,
                (request.Path.Value ?? "")[Base.Length..] + request.QueryString.Value,
                ReferenceEquals(body, RequestBody.Empty) ? null : body.Json,
                [.. body.Files.Select(f => f.Name)],
                Logged.Where(request.Headers.ContainsKey).ToDictionary(h => h, h => request.Headers[h].ToString(), StringComparer.Ordinal)
            ),
            answer
        );
}
