using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using RecruitBot.Core.Roles;
using RecruitBot.Discord.Model;
using RecruitBot.Simulation;
using RecruitBot.Simulator.Acting;

namespace RecruitBot.EndToEnd.Protocol.Support;

/// <summary>People who try all that the bot does on Discord, so that every kind of request is made at least once.</summary>
internal sealed class Everything(Uri simulator, Role role) : IAsyncDisposable
{
    private readonly HttpClient _control = new() { BaseAddress = new Uri(simulator, "/sim/") };

    public async Task RunAsync()
    {
        foreach (var persona in Persona.All)
            await ApplyAsync(persona);
        await LookAroundAsync();
        await TakeOverAsync();
        await FallBackAsync();
        await LeaveAsync();
        await RebuildAsync();
        await ComeBackAsync();
    }

    public ValueTask DisposeAsync()
    {
        _control.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task ApplyAsync(Persona persona)
    {
        await SimulatedPerson.AddAsync(simulator, persona.Id, persona.Name, []);
        await using var candidate = await SimulatedPerson.JoinAsync(simulator, persona.Id);
        await using var recruiter = await SimulatedPerson.JoinAsync(simulator, "robin");
        await new Candidacy(candidate, recruiter, role, persona, (_, _) => { }).RunAsync(CancellationToken.None);
    }

    /// <summary>The commands that show something, in public and in private, and suggestions while typing.</summary>
    private async Task LookAroundAsync()
    {
        await using var sam = await SimulatedPerson.JoinAsync(simulator, "sam");
        await using var robin = await SimulatedPerson.JoinAsync(simulator, "robin");
        var general = sam.Channel("general").Id;
        var direct = (await sam.DirectAsync()).Id;
        foreach (var command in new[] { "jobs", "roles", "status", "help", "mydata" })
        {
            await UsedAsync(sam, general, command);
            await UsedAsync(sam, direct, command);
        }
        await UsedAsync(sam, general, "roles", new() { ["role"] = role.Id });
        await UsedAsync(sam, general, "ask", new() { ["question"] = "Is the job remote?" });
        await sam.SayAsync(general, $"<@{await BotAsync()}> What is the salary range?");
        await sam.ExpectAsync(m => m.ChannelId == general && m.Author?.Bot == true && m.Flags?.HasFlag(MessageFlags.Ephemeral) != true, "an answer for all");
        Assert.NotEmpty(await sam.SuggestAsync(general, "apply", "role", role.Title[..3]));

        var review = robin.Channel("recruiting-review").Id;
        await UsedAsync(robin, review, "setup");
        await UsedAsync(robin, review, "candidates");
        await UsedAsync(robin, review, "candidates", new() { ["stage"] = "submitted" });
        foreach (var command in new[] { "candidate", "transcript", "advance", "hold", "decline" })
            Assert.NotEmpty(await robin.SuggestAsync(review, command, "session", Persona.All[0].Name[..3]));
        await UsedAsync(robin, review, "candidate", new() { ["session"] = Persona.All[0].Name });
        await UsedAsync(robin, review, "transcript", new() { ["session"] = Persona.All[0].Name });
        // Without a reason a form comes, which is closed; with one the decision stands.
        await robin.CommandAsync(review, "decline", new() { ["session"] = Persona.All[1].Name });
        await robin.ExpectFormAsync();
        await UsedAsync(robin, review, "decline", new() { ["session"] = Persona.All[1].Name, ["reason"] = "The answers stay short.", ["message"] = "Thank you." });
    }

    /// <summary>A recruiter takes an application over, writes in it and hands it back; the candidate then withdraws.</summary>
    private async Task TakeOverAsync()
    {
        await using var alex = await SimulatedPerson.JoinAsync(simulator, "alex");
        await using var robin = await SimulatedPerson.JoinAsync(simulator, "robin");
        await alex.CommandAsync(alex.Channel("general").Id, "apply", new() { ["role"] = role.Id });
        var consent = await alex.ExpectAsync(m => Has(m, "Not now"), "the disclosure");
        await alex.PressAsync(consent, "Continue with AI scoring");
        await alex.ExpectAsync(m => m.ChannelId == consent.ChannelId && m.Id > consent.Id, "the first question");
        // Applying once more goes on where the application is held.
        await UsedAsync(alex, alex.Channel("general").Id, "apply", new() { ["role"] = role.Id });
        await UsedAsync(alex, consent.ChannelId, "human");
        var call = await robin.ExpectAsync(m => Has(m, "Claim") && m.Author?.Bot == true, "the call for a person");
        await robin.PressAsync(call, "Claim");
        await alex.ExpectAsync("is here now");
        await robin.SayAsync(consent.ChannelId, "Hello Alex, this is Robin.");
        await alex.SayAsync(consent.ChannelId, "Hello Robin.");
        await UsedAsync(robin, consent.ChannelId, "release");
        await alex.ExpectAsync("You are back with me");
        await UsedAsync(alex, consent.ChannelId, "withdraw");
        await PostAsync($"control/channel/{consent.ChannelId}", new { archived = true });
    }

    /// <summary>Where no thread can be opened, an application is held in direct messages; where those are closed, the bot says so.</summary>
    private async Task FallBackAsync()
    {
        var world = await _control.GetFromJsonAsync<JsonElement>("world");
        var before = world.GetProperty("guild").GetProperty("roles").EnumerateArray().First(r => r.GetProperty("name").GetString() == "RecruitBot").GetProperty("permissions").GetString();
        var without = Permissions.ViewChannel | Permissions.SendMessages | Permissions.EmbedLinks | Permissions.AttachFiles | Permissions.ReadMessageHistory | Permissions.UseApplicationCommands;
        await PostAsync("control/roles/RecruitBot", new { permissions = ((ulong)without).ToString(System.Globalization.CultureInfo.InvariantCulture) });
        await using var sam = await SimulatedPerson.JoinAsync(simulator, "sam");
        await sam.CommandAsync(sam.Channel("general").Id, "apply", new() { ["role"] = role.Id });
        var consent = await sam.ExpectAsync(m => Has(m, "Not now"), "the disclosure");
        Assert.Equal((await sam.DirectAsync()).Id, consent.ChannelId);
        await sam.PressAsync(consent, "Continue, human review only");
        await sam.ExpectAsync(m => m.ChannelId == consent.ChannelId && m.Id > consent.Id, "the first question");

        await SimulatedPerson.AddAsync(simulator, "closed", "Cleo Dahl", []);
        using (var closed = await _control.PatchAsJsonAsync("people/closed", new { dms_open = false }))
            closed.EnsureSuccessStatusCode();
        await using var cleo = await SimulatedPerson.JoinAsync(simulator, "closed");
        await UsedAsync(cleo, cleo.Channel("general").Id, "apply", new() { ["role"] = role.Id });
        await PostAsync("control/roles/RecruitBot", new { permissions = before });
    }

    /// <summary>Somebody has everything erased, thread and words.</summary>
    private async Task LeaveAsync()
    {
        await using var candidate = await SimulatedPerson.JoinAsync(simulator, Persona.All[0].Id);
        var direct = (await candidate.DirectAsync()).Id;
        await UsedAsync(candidate, direct, "mydata");
        await candidate.CommandAsync(direct, "erase");
        await candidate.PressAsync(await candidate.ExpectAsync(m => Has(m, "Yes, delete everything"), "the question"), "Yes, delete everything");
        await candidate.ExpectAsync("deleted");
    }

    /// <summary>The owner makes a channel, renames it and takes it away; the bot looks whether its panel still stands.</summary>
    private async Task RebuildAsync()
    {
        var made = await PostAsync("control/channel", new { name = "canteen" });
        var path = $"control/channel/{made.GetProperty("id").GetString()}";
        await PostAsync(path, new { name = "kitchen" });
        await PostAsync(path, new { delete = true });
        await AskedAsync(r => r.GetProperty("method").GetString() == "GET" && r.GetProperty("path").GetString()!.Contains("/messages/", StringComparison.Ordinal));
    }

    /// <summary>A role comes and goes, a member leaves; the bot is removed and invited again, and goes back into the thread of an application.</summary>
    private async Task ComeBackAsync()
    {
        // The bot looks at its server again a moment after it has changed; before, it would hold an application as it was then.
        var last = (await RequestsAsync()).Max(r => r.GetProperty("number").GetInt32());
        await PostAsync("control/roles", new { name = "guests" });
        await PostAsync("control/roles/guests", new { delete = true });
        await AskedAsync(r => r.GetProperty("number").GetInt32() > last && r.GetProperty("path").GetString()!.EndsWith("/channels", StringComparison.Ordinal));
        using (var left = await _control.PatchAsJsonAsync("people/closed", new { member = false }))
            left.EnsureSuccessStatusCode();
        await SimulatedPerson.AddAsync(simulator, "late", "Lena Vogt", []);
        await using var late = await SimulatedPerson.JoinAsync(simulator, "late");
        await late.CommandAsync(late.Channel("general").Id, "apply", new() { ["role"] = role.Id });
        await late.ExpectAsync(m => Has(m, "Not now"), "the disclosure");
        await PostAsync("control/bot", new { action = "kick" });
        await PostAsync("control/bot", new { action = "invite", permissions = ((ulong)Adapters.Discord.Server.BotPermissions.All).ToString(System.Globalization.CultureInfo.InvariantCulture) });
        await AskedAsync(r => r.GetProperty("method").GetString() == "PUT" && r.GetProperty("path").GetString()!.EndsWith("/thread-members/@me", StringComparison.Ordinal));
    }

    /// <summary>Waits until the bot has made such a request.</summary>
    private async Task AskedAsync(Func<JsonElement, bool> fits)
    {
        var from = Stopwatch.GetTimestamp();
        while (!(await RequestsAsync()).Any(fits))
        {
            Assert.True(Stopwatch.GetElapsedTime(from) < TimeSpan.FromSeconds(20), "The bot does not ask.");
            await Task.Delay(50);
        }
    }

    private async Task<IReadOnlyList<JsonElement>> RequestsAsync() => [.. (await _control.GetFromJsonAsync<JsonElement>("control/requests")).EnumerateArray()];

    /// <summary>Uses a command and waits for an answer, which must not be a failure.</summary>
    private static async Task UsedAsync(SimulatedPerson person, Snowflake channel, string command, Dictionary<string, string>? options = null)
    {
        var used = await person.CommandAsync(channel, command, options);
        var id = used.GetProperty("interaction_id").GetString();
        var answer = await person.ExpectEventAsync(e => e.Type == "interaction" && e.Id.ToString() == id && e.State is "answered" or "failed", $"an answer to /{command}");
        Assert.True(answer.State == "answered", $"/{command} failed");
    }

    private async Task<string> BotAsync() =>
        (await _control.GetFromJsonAsync<JsonElement>("world")).GetProperty("bot").GetProperty("user").GetProperty("id").GetString()!;

    private async Task<JsonElement> PostAsync(string path, object body)
    {
        using var answer = await _control.PostAsJsonAsync(path, body);
        answer.EnsureSuccessStatusCode();
        var text = await answer.Content.ReadAsStringAsync();
        return text.Length == 0 ? default : JsonElement.Parse(text);
    }

    private static bool Has(Message message, string label) => SimulatedPerson.Parts(message.Components).Any(c => c.Label == label);
}
