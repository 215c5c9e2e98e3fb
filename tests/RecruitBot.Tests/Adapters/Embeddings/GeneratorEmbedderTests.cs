using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using RecruitBot.Adapters.Embeddings;
using RecruitBot.Tests.Support;

namespace RecruitBot.Tests.Adapters.Embeddings;

public sealed class GeneratorEmbedderTests
{
    private readonly CollectedLog<GeneratorEmbedder> _log = new();

    [Fact]
    public async Task Vectors_come_in_the_order_of_the_texts()
    {
        var vectors = await new GeneratorEmbedder(new LengthGenerator(), _log).EmbedAsync(["a", "bcd"], CancellationToken.None);
        Assert.Equal([1f, 3f], vectors!.Select(v => v.Span[0]));
    }

    [Fact]
    public async Task A_model_that_fails_is_told_in_one_line_without_a_word_of_the_text()
    {
        Assert.Null(await new GeneratorEmbedder(new LengthGenerator(), _log).EmbedAsync(["a secret wish", ""], CancellationToken.None));
        var line = Assert.Single(_log.Lines);
        Assert.Equal(LogLevel.Warning, line.Level);
        Assert.DoesNotContain("secret", line.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_stops_waiting_is_no_failure() =>
        await Assert.ThrowsAsync<OperationCanceledException>(async () => await new GeneratorEmbedder(new LengthGenerator(), _log).EmbedAsync(["a"], new CancellationToken(canceled: true)));

    /// <summary>Vectors of one number, the length of the text; a text without letters is too much for it.</summary>
    private sealed class LengthGenerator : IEmbeddingGenerator<string, Embedding<float>>
    {
        public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return Task.FromResult(
                new GeneratedEmbeddings<Embedding<float>>(
                    values.Select(v => v.Length > 0 ? new Embedding<float>(new float[] { v.Length }) : throw new HttpRequestException("refused: " + string.Join(',', values))).ToList()
                )
            );
        }

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose() { }
    }
}
