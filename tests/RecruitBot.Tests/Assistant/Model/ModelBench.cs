using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging.Abstractions;
using RecruitBot.Adapters.OpenAi;
using RecruitBot.Core.Assistant.Model;
using RecruitBot.Core.Assistant.Model.Budget;
using RecruitBot.Core.Assistant.Model.Recording;
using RecruitBot.Core.Assistant.Model.Resilience;
using RecruitBot.Core.Privacy;
using RecruitBot.Tests.Shared.Model;
using RecruitBot.Tests.Simulator;
using RecruitBot.Tests.Support;

namespace RecruitBot.Tests.Assistant.Model;

/// <summary>A client for rating as the program builds it, all wrappers included, over real HTTP to a scripted provider; time moves by hand.</summary>
internal sealed class ModelBench : IAsyncDisposable
{
    private readonly HttpClient _http;
    private readonly ModelResilience _resilience;

    private ModelBench(ScriptedModelServer server, ResilienceOptions options, SpendingLimit? limit, ModelPrice? price, ISpendingStore spending)
    {
        (Server, Spending) = (server, spending);
        _http = OpenAiEndpoint.Http(hasKey: true);
        _resilience = new ModelResilience(options, Time);
        Budget = new ModelBudget(spending, Time, price is null ? "tokens" : "EUR", limit is null ? new Dictionary<string, SpendingLimit>() : new() { [ConsentPurpose.Scoring] = limit }, News);
        Pipeline = new ModelPipeline(Budget, _resilience, mostOutput: 500, Loggers, Time);
        Endpoint = new OpenAiEndpoint(server.Endpoint, "sk-very-secret", _http, Time);
        Client = Pipeline.Build(ConsentPurpose.Scoring, new RecordedModel("127.0.0.1", "scripted-1", price), new OpenAiChatClient(Endpoint, "scripted-1"));
    }

    public ScriptedModelServer Server { get; }
    public SteppedTime Time { get; } = new();
    public ISpendingStore Spending { get; }
    public ModelBudget Budget { get; }
    public BudgetNews News { get; } = new(NullLogger<BudgetNews>.Instance);
    public ModelPipeline Pipeline { get; }
    public OpenAiEndpoint Endpoint { get; }
    public CollectedLoggers Loggers { get; } = new();
    public IChatClient Client { get; }

    /// <summary>The call of <see cref="AskAsync(string, ChatOptions?)"/> and its kin.</summary>
    public ModelCall Call { get; private set; } = CallFor(ConsentPurpose.Scoring);

    public static async Task<ModelBench> StartAsync(params ModelReply[] script) => new(await ScriptedModelServer.StartAsync(script), new ResilienceOptions(), null, null, new InMemorySpending());

    public static async Task<ModelBench> StartAsync(ResilienceOptions options, params ModelReply[] script) => new(await ScriptedModelServer.StartAsync(script), options, null, null, new InMemorySpending());

    public static async Task<ModelBench> StartAsync(SpendingLimit limit, ModelPrice? price = null, ISpendingStore? spending = null) =>
        new(await ScriptedModelServer.StartAsync(), new ResilienceOptions(), limit, price, spending ?? new InMemorySpending());

    public static ModelCall CallFor(string purpose, params string[] identities)
    {
        var entry = new ConsentEntry("s1#4", purpose, "00", DateTimeOffset.UnixEpoch, null);
        return new ModelCall(ConsentGate.TryGrant([entry], purpose)!, "rate-answer") { Inputs = ["m1", "m2"], Identities = identities };
    }

    /// <summary>Asks with another call.</summary>
    public ModelBench With(ModelCall call)
    {
        Call = call;
        return this;
    }

    public Task<ChatResponse> AskAsync(string text = "Rate this.", ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        Client.GetResponseAsync([new ChatMessage(ChatRole.System, "You rate answers."), new ChatMessage(ChatRole.User, text)], Call.Carried(options), cancellationToken);

    public IAsyncEnumerable<ChatResponseUpdate> StreamAsync(string text = "Rate this.", ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        Client.GetStreamingResponseAsync([new ChatMessage(ChatRole.User, text)], Call.Carried(options), cancellationToken);

    public async Task<ChatResponse> StreamedAsync(string text = "Rate this.", ChatOptions? options = null) => await StreamAsync(text, options).ToChatResponseAsync();

    /// <summary>The fault that asking ends with.</summary>
    public static async Task<ModelException> FaultOf(Task asked) => await Assert.ThrowsAsync<ModelException>(() => asked);

    /// <summary>
    /// Moves the clock a quarter of a second at a time until something is so, over the pauses between attempts, but by less than what an attempt
    /// may take: however slow this machine is, none that is under way runs out of time.
    /// </summary>
    public Task AdvanceUntilAsync(Func<bool> condition, int mostSeconds = 15)
    {
        var last = Time.GetUtcNow().AddSeconds(mostSeconds);
        return UntilAsync(() =>
        {
            if (condition())
                return true;
            if (Time.GetUtcNow() < last)
                Time.Advance(TimeSpan.FromSeconds(0.25));
            return false;
        });
    }

    /// <summary>Moves the clock by the time that a call may take, and no further: then it must end.</summary>
    public async Task EndsInTimeAsync(Task asked)
    {
        var last = Time.GetUtcNow() + new ResilienceOptions().Total;
        await UntilAsync(() =>
        {
            Time.Advance(TimeSpan.FromSeconds(1));
            return asked.IsCompleted || Time.GetUtcNow() >= last;
        });
        await UntilAsync(() => asked.IsCompleted);
    }

    /// <summary>Waits for something that real requests bring about.</summary>
    public static async Task UntilAsync(Func<bool> condition)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!condition())
            await Task.Delay(5, deadline.Token);
    }

    /// <summary>Waits until the server has so many requests.</summary>
    public Task SentAsync(int requests) => UntilAsync(() => Server.Requests.Count >= requests);

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        _http.Dispose();
        _resilience.Dispose();
        Loggers.Dispose();
        await Server.DisposeAsync();
    }
}
