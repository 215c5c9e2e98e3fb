using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using RecruitBot.Discord.Model;

namespace RecruitBot.Benchmarks.Conversations.Load;

/// <summary>A simulator as everybody in a run reaches it: one set of connections for all, since thousands of them act at once.</summary>
internal sealed class SimulatorLink : IDisposable
{
    private readonly HttpClient _http;

    public SimulatorLink(Uri page)
    {
        var handler = new SocketsHttpHandler { MaxConnectionsPerServer = 128, UseCookies = false };
        _http = new HttpClient(handler) { BaseAddress = new Uri(page, "/sim/"), Timeout = Timeout.InfiniteTimeSpan };
        Feeds = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = _http.BaseAddress, Timeout = Timeout.InfiniteTimeSpan };
    }

    /// <summary>For the event streams, one connection each.</summary>
    public HttpClient Feeds { get; }

    /// <summary>Reads something.</summary>
    public async Task<T> GetAsync<T>(string path)
    {
        using var answer = await _http.GetAsync(path);
        return (await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<T>(DiscordJson.Options))!;
    }

    /// <summary>Does something; null when the simulator refuses it as a client would, such as a press of a button that is gone.</summary>
    public async Task<JsonElement?> PostAsync(string path, object body)
    {
        using var answer = await _http.PostAsJsonAsync(path, body, DiscordJson.Options);
        if (answer.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.NotFound or HttpStatusCode.Forbidden)
            return null;
        var text = await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync();
        return text.Length == 0 ? default(JsonElement) : JsonElement.Parse(text);
    }

    /// <summary>Takes back what waits for the bot's next requests.</summary>
    public async Task ForgetFaultsAsync()
    {
        using var answer = await _http.DeleteAsync("control/rest");
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>Adds a person; returns the id.</summary>
    public async Task<Snowflake> AddPersonAsync(string username, string name) =>
        Snowflake.Parse((await PostAsync("people", new { Username = username, GlobalName = name }))!.Value.GetProperty("user").GetProperty("id").GetString()!);

    /// <summary>All messages of a channel that somebody sees, the oldest first.</summary>
    public async Task<List<Message>> MessagesAsync(string who, Snowflake channel)
    {
        var all = new List<Message>();
        var before = "";
        while (true)
        {
            var page = await GetAsync<List<Message>>($"as/{who}/channels/{channel}/messages?limit=100{before}");
            all.InsertRange(0, page);
            if (page.Count < 100)
                return all;
            before = $"&before={page[0].Id}";
        }
    }

    public void Dispose()
    {
        _http.Dispose();
        Feeds.Dispose();
    }
}
