using System.Net.Http.Json;
using System.Text.Json;
using RecruitBot.Discord.Model;

namespace RecruitBot.EndToEnd.Discord.Support;

/// <summary>What only the owner of a simulator can do: change the server, make trouble, and read what the bot has asked for.</summary>
public sealed class SimulatorControl(Uri page) : IDisposable
{
    private readonly HttpClient _http = new() { BaseAddress = new Uri(page, "/sim/") };

    /// <summary>Whether the bot is connected.</summary>
    public async Task<bool> BotIsOnlineAsync() => (await GetAsync("world")).GetProperty("bot").GetProperty("online").GetBoolean();

    /// <summary>The address of the channel interface, such as "control/roles/RecruitBot".</summary>
    public async Task<JsonElement> PostAsync(string path, object body)
    {
        using var answer = await _http.PostAsJsonAsync(path, body, DiscordJson.Options);
        return await ReadAsync(answer);
    }

    /// <summary>Changes something of a person.</summary>
    public async Task<JsonElement> PatchAsync(string path, object body)
    {
        using var answer = await _http.PatchAsJsonAsync(path, body, DiscordJson.Options);
        return await ReadAsync(answer);
    }

    /// <summary>Reads something.</summary>
    public async Task<JsonElement> GetAsync(string path)
    {
        using var answer = await _http.GetAsync(path);
        return await ReadAsync(answer);
    }

    /// <summary>The bot's requests, the earliest first.</summary>
    public async Task<IReadOnlyList<JsonElement>> RequestsAsync() => [.. (await GetAsync("control/requests")).EnumerateArray()];

    /// <summary>Takes permissions from a role, or gives them back.</summary>
    public async Task AllowAsync(string role, Func<Permissions, Permissions> change)
    {
        var now = (await GetAsync("world")).GetProperty("guild").GetProperty("roles").EnumerateArray().First(r => r.GetProperty("name").GetString() == role);
        var permissions = (Permissions)ulong.Parse(now.GetProperty("permissions").GetString()!, System.Globalization.CultureInfo.InvariantCulture);
        await PostAsync($"control/roles/{Uri.EscapeDataString(role)}", new { Permissions = change(permissions) });
    }

    public void Dispose() => _http.Dispose();

    private static async Task<JsonElement> ReadAsync(HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, $"{(int)answer.StatusCode} {text}");
        return text.Length == 0 ? default : JsonElement.Parse(text);
    }
}
