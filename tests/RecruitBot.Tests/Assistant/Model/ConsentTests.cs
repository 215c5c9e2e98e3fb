using Microsoft.Extensions.AI;
using RecruitBot.Core.Assistant.Model;
using RecruitBot.Core.Privacy;
using RecruitBot.Tests.Shared.Model;

namespace RecruitBot.Tests.Assistant.Model;

/// <summary>Without proof of consent for the very purpose nothing is sent.</summary>
public sealed class ConsentTests
{
    [Fact]
    public async Task A_call_without_consent_sends_nothing()
    {
        await using var bench = await ModelBench.StartAsync(Replies.Text("4"));
        ChatMessage[] messages = [new(ChatRole.User, "Rate this.")];

        foreach (var options in new[] { null, new ChatOptions(), ModelBench.CallFor(ConsentPurpose.Answering).Carried(), ModelBench.CallFor(ConsentPurpose.OperatorTest).Carried() })
        {
            Assert.Equal(ModelFault.NoConsent, (await ModelBench.FaultOf(bench.Client.GetResponseAsync(messages, options))).Fault);
            Assert.Equal(ModelFault.NoConsent, (await ModelBench.FaultOf(bench.Client.GetStreamingResponseAsync(messages, options).ToChatResponseAsync())).Fault);
        }

        Assert.Empty(bench.Server.All);
    }

    [Fact]
    public async Task An_operators_test_covers_what_it_tests()
    {
        await using var bench = await ModelBench.StartAsync(Replies.Text("4"));
        var entry = new ConsentEntry("s1#1", ConsentPurpose.OperatorTest, "00", DateTimeOffset.UnixEpoch, null);

        bench.With(new ModelCall(ConsentGate.TryGrant([entry], ConsentPurpose.Scoring)!, "p"));

        Assert.Equal("4", (await bench.AskAsync()).Text);
    }

    [Fact]
    public void A_purpose_that_no_model_serves_is_a_mistake()
    {
        using var client = new Models(new Silent(), new Silent());
        Assert.NotNull(client.For(ConsentPurpose.Answering));
        Assert.NotNull(client.For(ConsentPurpose.Scoring));
        Assert.Throws<ArgumentOutOfRangeException>(() => client.For("selling"));
        Assert.Null(new NoModels().For(ConsentPurpose.Scoring));
    }

    private sealed class Silent : IChatClient
    {
        public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose() { }
    }
}
