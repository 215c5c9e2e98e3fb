using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using RecruitBot.Discord.Model;

namespace RecruitBot.Simulator.Acting;

/// <summary>
/// Acts as a person of a simulator, as the page does: writes, presses, fills in forms, and waits for what is shown. Waiting goes on where the
/// last wait ended, so that a script reads like a conversation.
/// </summary>
public sealed class SimulatedPerson : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(45);

    private readonly HttpClient _http;
    private readonly string _who;
    private readonly CancellationTokenSource _end = new();
    private readonly List<SeenEvent> _seen = [];
    private readonly Lock _lock = new();
    private readonly TaskCompletionSource _listening = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TaskCompletionSource _more = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task _reading = Task.CompletedTask;
    private int _position;

    private SimulatedPerson(Uri simulator, string who)
    {
        _who = who;
        _http = new HttpClient { BaseAddress = new Uri(simulator, $"/sim/as/{Uri.EscapeDataString(who)}/"), Timeout = Timeout.InfiniteTimeSpan };
    }

    /// <summary>What the person saw when they joined.</summary>
    public required PersonView View { get; set; }

    /// <summary>The person.</summary>
    public Me Me => View.Me;

    /// <summary>Everything seen so far.</summary>
    public IReadOnlyList<SeenEvent> Seen
    {
        get
        {
            lock (_lock)
                return [.. _seen];
        }
    }

    /// <summary>Becomes a person of the simulator, by user name or id, and begins to listen.</summary>
    public static async Task<SimulatedPerson> JoinAsync(Uri simulator, string who, CancellationToken cancellationToken = default)
    {
        var person = new SimulatedPerson(simulator, who) { View = null! };
        person.View = await person.ViewAsync(cancellationToken);
        person._reading = Task.Run(() => person.ReadAsync(person.View.Event), CancellationToken.None);
        await person._listening.Task.WaitAsync(Patience, cancellationToken);
        return person;
    }

    /// <summary>Adds a person to the simulator.</summary>
    public static async Task AddAsync(Uri simulator, string username, string name, IReadOnlyList<string> roles, CancellationToken cancellationToken = default)
    {
        using var http = new HttpClient { BaseAddress = simulator };
        using var answer = await http.PostAsJsonAsync("/sim/people", new { Username = username, GlobalName = name, Roles = roles }, DiscordJson.Options, cancellationToken);
        await CheckAsync(answer, cancellationToken);
    }

    /// <summary>What the person's client would show now.</summary>
    public Task<PersonView> ViewAsync(CancellationToken cancellationToken = default) => GetAsync<PersonView>("view", cancellationToken);

    /// <summary>The channel of that name.</summary>
    public Channel Channel(string name) =>
        View.Channels.FirstOrDefault(c => c.Name == name) ?? throw new ActingException($"{_who} sees no channel called {name}.");

    /// <summary>The direct messages with the bot.</summary>
    public Task<Channel> DirectAsync(CancellationToken cancellationToken = default) => PostAsync<Channel>("dm", new { }, cancellationToken);

    /// <summary>Messages of a channel, the oldest first.</summary>
    public Task<List<Message>> MessagesAsync(Snowflake channel, int limit = 100, CancellationToken cancellationToken = default) =>
        GetAsync<List<Message>>($"channels/{channel}/messages?limit={limit}", cancellationToken);

    /// <summary>Writes a message.</summary>
    public Task<Message> SayAsync(Snowflake channel, string text, CancellationToken cancellationToken = default) =>
        PostAsync<Message>($"channels/{channel}/messages", new { Content = text }, cancellationToken);

    /// <summary>Changes a message of their own.</summary>
    public async Task<Message> EditAsync(Message message, string text, CancellationToken cancellationToken = default)
    {
        using var answer = await _http.PatchAsJsonAsync($"channels/{message.ChannelId}/messages/{message.Id}", new { Content = text }, DiscordJson.Options, cancellationToken);
        return await ReadAsync<Message>(answer, cancellationToken);
    }

    /// <summary>Deletes a message.</summary>
    public async Task DeleteAsync(Message message, CancellationToken cancellationToken = default)
    {
        using var answer = await _http.DeleteAsync($"channels/{message.ChannelId}/messages/{message.Id}", cancellationToken);
        await CheckAsync(answer, cancellationToken);
    }

    /// <summary>Writes a message with a file.</summary>
    public async Task<Message> SendFileAsync(Snowflake channel, string text, string name, string contentType, byte[] bytes, CancellationToken cancellationToken = default)
    {
        using var file = new ByteArrayContent(bytes);
        file.Headers.ContentType = new(contentType);
        using var words = new StringContent(text);
        using var form = new MultipartFormDataContent { { words, "content" }, { file, "files[0]", name } };
        using var answer = await _http.PostAsync($"channels/{channel}/messages", form, cancellationToken);
        return await ReadAsync<Message>(answer, cancellationToken);
    }

    /// <summary>Presses the button of that label or id, or picks from the menu of that id.</summary>
    public Task<JsonElement> PressAsync(Message message, string button, string[]? values = null, CancellationToken cancellationToken = default)
    {
        var pressed =
            Parts(message.Components).FirstOrDefault(c => c.CustomId is not null && (c.Label == button || c.CustomId == button))
            ?? throw new ActingException($"The message has no button {button}.");
        return PostAsync<JsonElement>($"channels/{message.ChannelId}/messages/{message.Id}/press", new { pressed.CustomId, Values = values }, cancellationToken);
    }

    /// <summary>Picks an entry of the message's menu.</summary>
    public Task<JsonElement> PickAsync(Message message, string value, CancellationToken cancellationToken = default) =>
        PressAsync(message, Parts(message.Components).First(c => c.Type == ComponentType.StringSelect).CustomId!, [value], cancellationToken);

    /// <summary>Uses a slash command.</summary>
    public Task<JsonElement> CommandAsync(Snowflake channel, string name, Dictionary<string, string>? options = null, CancellationToken cancellationToken = default) =>
        PostAsync<JsonElement>($"channels/{channel}/commands", new { Name = name, Options = options ?? [] }, cancellationToken);

    /// <summary>Uses a slash command with a file.</summary>
    public async Task<JsonElement> CommandAsync(Snowflake channel, string name, Dictionary<string, string> options, string fileOption, string fileName, byte[] bytes, CancellationToken cancellationToken = default)
    {
        var all = options.ToDictionary(o => o.Key, o => (object)o.Value, StringComparer.Ordinal);
        all[fileOption] = 0;
        using var file = new ByteArrayContent(bytes);
        file.Headers.ContentType = new("application/octet-stream");
        using var payload = new StringContent(JsonSerializer.Serialize(new { name, options = all }));
        using var form = new MultipartFormDataContent { { payload, "payload_json" }, { file, "files[0]", fileName } };
        using var answer = await _http.PostAsync($"channels/{channel}/commands", form, cancellationToken);
        return await ReadAsync<JsonElement>(answer, cancellationToken);
    }

    /// <summary>What the bot suggests for an option while it is being typed.</summary>
    public async Task<IReadOnlyList<CommandChoice>> SuggestAsync(Snowflake channel, string name, string option, string typed, CancellationToken cancellationToken = default) =>
        (await PostAsync<Suggestions>($"channels/{channel}/autocomplete", new { Name = name, Option = option, Value = typed }, cancellationToken)).Choices;

    /// <summary>Sends a form that was shown.</summary>
    public Task<JsonElement> FillAsync(SeenEvent form, Dictionary<string, object> fields, CancellationToken cancellationToken = default) =>
        PostAsync<JsonElement>($"forms/{form.InteractionId}", new { Fields = fields }, cancellationToken);

    /// <summary>Waits for a message (new or changed) that fits, after what was waited for before.</summary>
    public async Task<Message> ExpectAsync(Func<Message, bool> fits, string what, CancellationToken cancellationToken = default) =>
        (await ExpectEventAsync(e => e is { Type: "message" or "message_updated", Message: { } m } && fits(m), what, cancellationToken)).Message!;

    /// <summary>Waits for a message that holds the words, in its text or its card.</summary>
    public Task<Message> ExpectAsync(string words, CancellationToken cancellationToken = default) =>
        ExpectAsync(m => TextOf(m).Contains(words, StringComparison.Ordinal), $"a message with \u201c{words}\u201d", cancellationToken);

    /// <summary>Waits for a form.</summary>
    public Task<SeenEvent> ExpectFormAsync(CancellationToken cancellationToken = default) => ExpectEventAsync(e => e.Type == "form", "a form", cancellationToken);

    /// <summary>Waits for an event that fits, after what was waited for before.</summary>
    public async Task<SeenEvent> ExpectEventAsync(Func<SeenEvent, bool> fits, string what, CancellationToken cancellationToken = default)
    {
        var until = Stopwatch.GetTimestamp();
        while (true)
        {
            Task more;
            lock (_lock)
            {
                for (; _position < _seen.Count; _position++)
                    if (fits(_seen[_position]))
                        return _seen[_position++];
                more = _more.Task;
            }
            var left = Patience - Stopwatch.GetElapsedTime(until);
            if (left <= TimeSpan.Zero)
                throw new ActingException($"{_who} waited for {what}; the last that came: {Last()}");
            await Task.WhenAny(more, Task.Delay(left, TimeProvider.System, cancellationToken));
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    /// <summary>All that a message says: text, card and labels.</summary>
    public static string TextOf(Message message) =>
        string.Join(
            '\n',
            [
                message.Content,
                .. message.Embeds.SelectMany(e =>
                    new[] { e.Title, e.Description, e.Footer?.Text }.Concat((e.Fields ?? []).Select(f => $"{f.Name}\n{f.Value}")).Where(t => t is not null)
                ),
                .. Parts(message.Components).Select(c => c.Label).Where(l => l is not null),
            ]
        );

    /// <summary>Every component of a message, the nested ones too.</summary>
    public static IEnumerable<Component> Parts(IReadOnlyList<Component>? components) =>
        (components ?? []).SelectMany(c => Parts(c.Components).Prepend(c));

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _reading;
        _http.Dispose();
        _end.Dispose();
    }

    private string Last()
    {
        lock (_lock)
            return string.Join(" | ", _seen.TakeLast(6).Select(e => e.Message is { } m ? $"{e.Type}: {TextOf(m).ReplaceLineEndings(" ")}" : $"{e.Type} {e.State}"));
    }

    /// <summary>Reads the feed, again from where it broke off, until the end.</summary>
    private async Task ReadAsync(string? after)
    {
        while (!_end.IsCancellationRequested)
            try
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, "events");
                if (after is not null)
                    request.Headers.TryAddWithoutValidation("Last-Event-ID", after);
                using var answer = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, _end.Token);
                answer.EnsureSuccessStatusCode();
                _listening.TrySetResult();
                using var reader = new StreamReader(await answer.Content.ReadAsStreamAsync(_end.Token));
                while (await reader.ReadLineAsync(_end.Token) is { } line)
                {
                    if (line.StartsWith("id: ", StringComparison.Ordinal))
                        after = line[4..];
                    else if (line.StartsWith("data: ", StringComparison.Ordinal))
                        Add(JsonSerializer.Deserialize<SeenEvent>(line.AsSpan(6), DiscordJson.Options)! with { At = Stopwatch.GetTimestamp() });
                }
            }
            catch (Exception e) when (e is HttpRequestException or IOException)
            {
                // The simulator is away: it comes back, or the script's patience ends.
                await Task.WhenAny(Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System, _end.Token));
            }
            catch (OperationCanceledException)
            {
                return;
            }
    }

    private void Add(SeenEvent e)
    {
        lock (_lock)
        {
            _seen.Add(e);
            _more.SetResult();
            _more = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    private async Task<T> GetAsync<T>(string path, CancellationToken cancellationToken)
    {
        using var answer = await _http.GetAsync(path, cancellationToken);
        return await ReadAsync<T>(answer, cancellationToken);
    }

    private async Task<T> PostAsync<T>(string path, object body, CancellationToken cancellationToken)
    {
        using var answer = await _http.PostAsJsonAsync(path, body, DiscordJson.Options, cancellationToken);
        return await ReadAsync<T>(answer, cancellationToken);
    }

    private static async Task<T> ReadAsync<T>(HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        await CheckAsync(answer, cancellationToken);
        return (await answer.Content.ReadFromJsonAsync<T>(DiscordJson.Options, cancellationToken))!;
    }

    private static async Task CheckAsync(HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        if (!answer.IsSuccessStatusCode)
            throw new ActingException($"{(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync(cancellationToken)}");
    }

    private sealed record Suggestions(IReadOnlyList<CommandChoice> Choices);
}
