using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using RecruitBot.Discord.Model;
using RecruitBot.Simulator.Limits;
using RecruitBot.Simulator.Web;
using RecruitBot.Simulator.World;

namespace RecruitBot.Simulator.People;

/// <summary>Requests of the page, and of tests that act as people: no token, the address says who it is.</summary>
internal sealed class PersonPipeline(IEndpointRouteBuilder endpoints, SimulatedWorld world)
{
    /// <summary>Adds an endpoint below /sim whose handler has the world to itself.</summary>
    public void On(string method, string template, Func<Call, object?> handle) =>
        OnAsync(method, template, (call, _) => Task.FromResult(world.Step(() => handle(call))));

    /// <summary>Adds an endpoint below /sim that may have to wait for the bot.</summary>
    public void OnAsync(string method, string template, Func<Call, CancellationToken, Task<object?>> handle) =>
        endpoints.MapMethods("/sim" + template, [method], context => RunAsync(context, handle));

    /// <summary>Adds an endpoint below /sim on behalf of a person who exists.</summary>
    public void As(string method, string template, Func<Call, Account, object?> handle) =>
        On(method, "/as/{user}" + template, call => handle(call, Who(call)));

    /// <summary>The person of the route, by id or name.</summary>
    public Account Who(Call call) => Named(call.Text("user"));

    /// <summary>The person of that id or name.</summary>
    public Account Named(string named)
    {
        var account = world.Accounts.Find(named) ?? world.Accounts.All.FirstOrDefault(a => string.Equals(a.User.Username, named, StringComparison.OrdinalIgnoreCase));
        return account is { User.Bot: not true } ? account : throw ApiFault.UnknownUser();
    }

    private static async Task RunAsync(HttpContext context, Func<Call, CancellationToken, Task<object?>> handle)
    {
        JsonAnswer answer;
        try
        {
            var body = await RequestBody.ReadAsync(context.Request, context.RequestAborted);
            answer = JsonAnswer.Of(await handle(new Call(context, body), context.RequestAborted));
        }
        catch (ApiFault fault)
        {
            answer = JsonAnswer.From(fault);
        }
        await answer.WriteAsync(context.Response, context.RequestAborted);
    }
}
