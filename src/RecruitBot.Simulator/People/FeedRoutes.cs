using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using RecruitBot.Simulator.Limits;
using RecruitBot.Simulator.Web;
using RecruitBot.Simulator.World;

namespace RecruitBot.Simulator.People;

/// <summary>A person's feed as server-sent events.</summary>
internal sealed class FeedRoutes(SimulatedWorld world, PersonFeeds feeds, CancellationToken stopping)
{
    public void Map(IEndpointRouteBuilder endpoints, PersonPipeline people) =>
        endpoints.MapGet("/sim/as/{user}/events", context => ServeAsync(context, people));

    private async Task ServeAsync(HttpContext context, PersonPipeline people)
    {
        PersonFeed feed;
        try
        {
            var call = new Call(context, RequestBody.Empty);
            feed = world.Step(() => feeds.Of(people.Who(call).User.Id));
        }
        catch (ApiFault fault)
        {
            await JsonAnswer.From(fault).WriteAsync(context.Response, context.RequestAborted);
            return;
        }
        // From now on nothing is missed: the reader may act as soon as it sees the headers, before it is among those who are told.
        var after = (string?)context.Request.Headers["Last-Event-ID"] ?? (string?)context.Request.Query["after"] ?? feed.Position;
        context.Response.ContentType = "text/event-stream";
        context.Response.Headers.CacheControl = "no-store";
        using var end = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);
        try
        {
            await context.Response.WriteAsync("retry: 1000\n\n", end.Token);
            await context.Response.Body.FlushAsync(end.Token);
            await foreach (var item in feed.ReadAsync(after, end.Token))
            {
                await context.Response.WriteAsync($"id: {item.Position}\ndata: {item.Json}\n\n", end.Token);
                await context.Response.Body.FlushAsync(end.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // The reader left, or the simulator stops.
        }
    }
}
