using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using RecruitBot.Simulator.Limits;
using RecruitBot.Simulator.Wire;

namespace RecruitBot.Simulator.Web;

/// <summary>What is answered to a request; no body when it is null.</summary>
internal sealed record JsonAnswer(int Status, object? Body)
{
    private bool IsPage { get; init; }

    /// <summary>A page where JSON is expected.</summary>
    public static JsonAnswer Html(int status, string page) => new(status, page) { IsPage = true };

    /// <summary>The answer that a refusal is.</summary>
    public static JsonAnswer From(ApiFault fault)
    {
        var body = new JsonObject { ["message"] = fault.Message, ["code"] = fault.Code };
        if (fault.Errors is { } errors)
            body["errors"] = errors.DeepClone();
        return new JsonAnswer(fault.Status, body);
    }

    /// <summary>What a handler returned: nothing is 204, an answer is itself, anything else is 200 with that.</summary>
    public static JsonAnswer Of(object? result) =>
        result switch
        {
            null => new JsonAnswer(StatusCodes.Status204NoContent, null),
            JsonAnswer answer => answer,
            _ => new JsonAnswer(StatusCodes.Status200OK, result),
        };

    /// <summary>The body as JSON; null when there is none, or a page.</summary>
    public JsonElement? ToJson() => Body is null || IsPage ? null : WireJson.ToElement(Body);

    public async Task WriteAsync(HttpResponse response, CancellationToken cancellationToken)
    {
        response.StatusCode = Status;
        if (Body is null)
            return;
        response.ContentType = IsPage ? "text/html" : "application/json";
        if (IsPage)
            await response.WriteAsync((string)Body, cancellationToken);
        else
            await JsonSerializer.SerializeAsync(response.Body, Body, Body.GetType(), WireJson.Options, cancellationToken);
    }
}
