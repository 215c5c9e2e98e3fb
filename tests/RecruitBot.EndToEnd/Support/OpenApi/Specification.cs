using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;

namespace RecruitBot.EndToEnd.Support.OpenApi;

/// <summary>Discord's HTTP specification, which knows for each request what may be asked and what is answered.</summary>
public sealed class Specification
{
    private readonly List<(string[] Template, JsonElement Item)> _paths;
    private readonly JsonSchema _schema;

    private Specification(JsonElement document)
    {
        _schema = new JsonSchema(document);
        // Where an address fits two, the one with fewer variables is meant: /users/@me is nobody's id.
        _paths = [.. document.GetProperty("paths").EnumerateObject().Select(p => (p.Name.Split('/'), p.Value)).OrderBy(p => p.Item1.Count(IsVariable))];
    }

    /// <summary>The copy among the test data.</summary>
    public static Specification Discord { get; } =
        new(JsonElement.Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Data", "discord", "openapi.json"))));

    /// <summary>What is wrong with a request: its address, its query, its body.</summary>
    public IReadOnlyList<Fault> CheckRequest(Exchange exchange)
    {
        if (Find(exchange) is not { } found)
            return [new Fault("", "path", $"there is no {exchange.Method} {exchange.Path}")];
        var (operation, values) = found;
        var faults = new List<Fault>();
        foreach (var (name, text) in values)
            faults.AddRange(Parameter(operation, "path", name, text));
        foreach (var (name, texts) in QueryHelpers.ParseQuery(exchange.Query))
            faults.AddRange(texts.SelectMany(text => Parameter(operation, "query", name, text ?? "")));
        faults.AddRange(Required(operation, exchange));
        faults.AddRange(Body(operation.Operation, exchange));
        return faults;
    }

    /// <summary>What is wrong with what was answered.</summary>
    public IReadOnlyList<Fault> CheckAnswer(Exchange exchange)
    {
        if (Find(exchange) is not { } found)
            return [new Fault("", "path", $"there is no {exchange.Method} {exchange.Path}")];
        var answers = found.Operation.Operation.GetProperty("responses");
        var status = exchange.Status.ToString(CultureInfo.InvariantCulture);
        if (!answers.TryGetProperty(status, out var answer) && !answers.TryGetProperty(status[..1] + "XX", out answer))
            return [new Fault("", "status", $"{status} is never answered")];
        answer = _schema.Resolve(answer);
        if (!answer.TryGetProperty("content", out var content))
            return exchange.Answer is null ? [] : [new Fault("", "body", "nothing is answered here")];
        return exchange.Answer is { } body
            ? _schema.Check(content.GetProperty("application/json").GetProperty("schema"), body)
            : [new Fault("", "body", "an answer is missing")];
    }

    /// <summary>The name of the operation that a request calls.</summary>
    public string NameOf(Exchange exchange) => Find(exchange) is { } found ? found.Operation.Operation.GetProperty("operationId").GetString()! : "";

    private (Called Operation, Dictionary<string, string> Values)? Find(Exchange exchange)
    {
        var parts = exchange.Path.Split('/');
        var fitting = _paths.Where(p => p.Template.Length == parts.Length && p.Template.Zip(parts).All(t => IsVariable(t.First) || t.First == t.Second));
        foreach (var (template, item) in fitting)
            if (item.TryGetProperty(exchange.Method.ToLowerInvariant(), out var operation))
                return (
                    new Called(item, operation),
                    template.Zip(parts).Where(t => IsVariable(t.First)).ToDictionary(t => t.First[1..^1], t => Uri.UnescapeDataString(t.Second), StringComparer.Ordinal)
                );
        return null;
    }

    private IReadOnlyList<Fault> Parameter(Called called, string place, string name, string text)
    {
        foreach (var parameter in called.Parameters.Where(p => Text(p, "in") == place && Text(p, "name") == name))
            return _schema.Check(parameter.GetProperty("schema"), AsValue(parameter.GetProperty("schema"), text), $"?{name}");
        return [new Fault($"?{name}", "unknown", $"there is no such {place} parameter")];
    }

    /// <summary>A text of an address as the value that it stands for.</summary>
    private JsonElement AsValue(JsonElement schema, string text)
    {
        var resolved = _schema.Resolve(schema);
        var asIs = JsonSerializer.SerializeToElement(text);
        if (resolved.TryGetProperty("type", out var type) && type.ValueKind == JsonValueKind.String && type.GetString() is "integer" or "boolean" or "number")
            return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _) || text is "true" or "false" ? JsonElement.Parse(text) : asIs;
        return asIs;
    }

    private static IEnumerable<Fault> Required(Called called, Exchange exchange)
    {
        var given = QueryHelpers.ParseQuery(exchange.Query);
        return called
            .Parameters.Where(p => Text(p, "in") == "query" && p.TryGetProperty("required", out var r) && r.GetBoolean() && !given.ContainsKey(Text(p, "name")))
            .Select(p => new Fault($"?{Text(p, "name")}", "required", "a query parameter is missing"));
    }

    private IReadOnlyList<Fault> Body(JsonElement operation, Exchange exchange)
    {
        if (!operation.TryGetProperty("requestBody", out var wanted))
            return exchange.Body is null ? [] : [new Fault("", "body", "nothing is asked with this")];
        if (exchange.Body is not { } body)
            return wanted.TryGetProperty("required", out var required) && required.GetBoolean() ? [new Fault("", "body", "a body is missing")] : [];
        // Of a form with files, the JSON part is what stands here.
        return wanted.GetProperty("content").TryGetProperty("application/json", out var json)
            ? _schema.Check(json.GetProperty("schema"), body)
            : [new Fault("", "body", "JSON is not taken here")];
    }

    private static bool IsVariable(string part) => part.StartsWith('{');

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;

    private sealed record Called(JsonElement Item, JsonElement Operation)
    {
        public IEnumerable<JsonElement> Parameters => In(Operation).Concat(In(Item));

        private static IEnumerable<JsonElement> In(JsonElement owner) => owner.TryGetProperty("parameters", out var list) ? list.EnumerateArray() : [];
    }
}
