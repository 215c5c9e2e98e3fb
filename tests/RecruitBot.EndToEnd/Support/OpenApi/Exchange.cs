using System.Text.Json;

namespace RecruitBot.EndToEnd.Support.OpenApi;

/// <summary>A request to Discord's REST interface, and its answer.</summary>
/// <param name="Method">Such as GET.</param>
/// <param name="Path">Below /api/v10, without the query.</param>
/// <param name="Query">With its question mark; empty when there is none.</param>
/// <param name="Body">JSON that came along; of a form with files its JSON part.</param>
/// <param name="Files">Names of the files that came along.</param>
/// <param name="Status">Of the answer.</param>
/// <param name="Answer">Body of the answer.</param>
public sealed record Exchange(string Method, string Path, string Query, JsonElement? Body, IReadOnlyList<string> Files, int Status, JsonElement? Answer)
{
    /// <summary>An entry of the simulator's log of requests.</summary>
    public static Exchange From(JsonElement logged)
    {
        var address = logged.GetProperty("path").GetString()!.Split('?', 2);
        var hasContent = logged.GetProperty("headers").TryGetProperty("Content-Type", out _);
        return new Exchange(
            logged.GetProperty("method").GetString()!,
            address[0],
            address.Length > 1 ? "?" + address[1] : "",
            hasContent && logged.TryGetProperty("body", out var body) ? body : null,
            [.. logged.GetProperty("files").EnumerateArray().Select(f => f.GetString()!)],
            logged.GetProperty("status").GetInt32(),
            logged.TryGetProperty("answer", out var answer) ? answer : null
        );
    }

    public override string ToString() => $"{Method} {Path}{Query} ({Status})";
}
