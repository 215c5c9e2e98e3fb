using System.Text.Json.Nodes;

namespace RecruitBot.Tests.Simulator;

/// <summary>A person's events as they come.</summary>
public sealed class EventStream : IDisposable
{
    private readonly HttpResponseMessage _response;
    private readonly StreamReader _reader;

    private EventStream(HttpResponseMessage response, Stream stream)
    {
        _response = response;
        _reader = new StreamReader(stream);
    }

    /// <summary>Id of the last event read.</summary>
    public string? Position { get; private set; }

    public static async Task<EventStream> OpenAsync(HttpClient client, string path, string? after)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (after is not null)
            request.Headers.Add("Last-Event-ID", after);
        var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        var stream = new EventStream(response, await response.Content.ReadAsStreamAsync());
        Assert.Equal("retry: 1000", await stream._reader.ReadLineAsync());
        return stream;
    }

    /// <summary>The next event of that type; others are passed over.</summary>
    public async Task<JsonNode> NextAsync(string type)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        while (await _reader.ReadLineAsync(patience.Token) is { } line)
        {
            if (line.StartsWith("id: ", StringComparison.Ordinal))
                Position = line[4..];
            if (!line.StartsWith("data: ", StringComparison.Ordinal))
                continue;
            var json = JsonNode.Parse(line[6..])!;
            if ((string?)json["type"] == type)
                return json;
        }
        throw new InvalidOperationException("The events ended.");
    }

    public void Dispose()
    {
        _reader.Dispose();
        _response.Dispose();
    }
}
