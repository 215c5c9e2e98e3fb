using System.Collections;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using RecruitBot.Configuration;
using RecruitBot.Core.Assistant.Model;
using RecruitBot.Core.Assistant.Model.Budget;
using RecruitBot.Core.Privacy;
using RecruitBot.Tests.Assistant.Model;
using RecruitBot.Tests.Shared.Model;
using RecruitBot.Tests.Support;

namespace RecruitBot.Tests.Adapters.OpenAi;

/// <summary>The models of the program as it is put together from settings.</summary>
public sealed class HostedModelTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Each_purpose_asks_its_own_model_with_the_key_of_the_settings()
    {
        await using var server = await ScriptedModelServer.StartAsync();
        server.Otherwise = _ => Replies.Text("4");
        using var host = Host(server, ("ApiKey", "sk-1"), ("Chat", "small"), ("Scoring", "big"));

        await AskAsync(host, ConsentPurpose.Answering);
        await AskAsync(host, ConsentPurpose.Scoring);

        Assert.Equal([("small", "Bearer sk-1"), ("big", "Bearer sk-1")], server.Requests.Select(r => (r.Model, r.Authorization)));
    }

    [Fact]
    public async Task Where_no_key_is_set_none_is_sent()
    {
        await using var server = await ScriptedModelServer.StartAsync(Replies.Text("4"));
        using var host = Host(server, ("Chat", "small"));

        await AskAsync(host, ConsentPurpose.Scoring);

        Assert.Null(Assert.Single(server.Requests).Authorization);
    }

    [Fact]
    public async Task The_budget_is_kept_in_the_store_over_a_restart()
    {
        await using var server = await ScriptedModelServer.StartAsync();
        server.Otherwise = _ => Replies.Text("4", usage: (300, 100));
        (string, string)[] options = [("Chat", "small"), ("ScoringMonthBudget", "2500")];
        using (var host = Host(server, options))
            await AskAsync(host, ConsentPurpose.Scoring);

        using (var host = Host(server, options))
        {
            var day = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
            Assert.Equal(400, (await host.Services.GetRequiredService<ISpendingStore>().SpentAsync(ConsentPurpose.Scoring, "tokens", day, CancellationToken.None)).Month);
            Assert.Equal(ModelFault.OutOfBudget, (await Assert.ThrowsAsync<ModelException>(() => AskAsync(host, ConsentPurpose.Scoring, most: 2100))).Fault);
            await AskAsync(host, ConsentPurpose.Answering);
        }
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task Vectors_come_in_the_order_of_the_texts_and_name_nobody()
    {
        await using var server = await ScriptedModelServer.StartAsync();
        using var host = Host(server, ("Chat", "small"), ("Embedding", "vectors"));
        var generator = host.Services.GetRequiredService<IEmbeddingGenerator<string, Embedding<float>>>();

        var vectors = await generator.GenerateAsync(["a", "bcd", "mail jane@example.org"]);

        Assert.Equal([1f, 3f, 14f], vectors.Select(v => v.Vector.Span[0]));
        Assert.DoesNotContain("jane", Assert.Single(server.All).Everything, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_without_vectors_is_told_as_a_fault()
    {
        await using var server = await ScriptedModelServer.StartAsync(Replies.Error(404), Replies.Body("{\"data\":[]}"));
        using var host = Host(server, ("Chat", "small"), ("Embedding", "vectors"));
        var generator = host.Services.GetRequiredService<IEmbeddingGenerator<string, Embedding<float>>>();

        Assert.Equal(ModelFault.Misconfigured, (await Assert.ThrowsAsync<ModelException>(() => generator.GenerateAsync(["a"]))).Fault);
        Assert.Equal(ModelFault.Unreadable, (await Assert.ThrowsAsync<ModelException>(() => generator.GenerateAsync(["a"]))).Fault);
    }

    private IHost Host(ScriptedModelServer server, params (string Key, string Value)[] options)
    {
        var all = options.Append(("Endpoint", server.Endpoint.ToString())).ToDictionary(o => "Model:" + o.Item1, o => o.Item2);
        return Composition.Build(SettingsLoader.Load(all, _folder.Path, new Hashtable()));
    }

    private static Task<ChatResponse> AskAsync(IHost host, string purpose, int? most = null) =>
        host.Services.GetRequiredService<IModels>().For(purpose)!.GetResponseAsync([new ChatMessage(ChatRole.User, "x")], ModelBench.CallFor(purpose).Carried(new ChatOptions { MaxOutputTokens = most }));
}
