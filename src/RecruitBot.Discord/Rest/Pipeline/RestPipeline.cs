using Microsoft.Extensions.Logging;

namespace RecruitBot.Discord.Rest.Pipeline;

internal sealed class RestPipeline(DiscordRestOptions options, TimeProvider time, ILogger logger, HttpMessageHandler handler, Random random) : IDisposable
{
    public Task<T> GetAsync<T>(string template, string path, string major, CancellationToken cancellationToken) =>
        ReadAsync<T>(new RestRequest(HttpMethod.Get, template, path, major), cancellationToken);

    public Task<T> ReadAsync<T>(RestRequest request, CancellationToken cancellationToken) => throw new NotSupportedException($"{options}{time}{logger}{random}");

    public Task SendAsync(RestRequest request, CancellationToken cancellationToken) => ReadAsync<object>(request, cancellationToken);

    public void Dispose() => handler.Dispose();
}
