using System.ClientModel;
using System.ClientModel.Primitives;
using OpenAI;

namespace RecruitBot.Adapters.OpenAi;

/// <summary>
/// Something that speaks OpenAI's protocol: OpenAI, Azure, Ollama, vLLM, llama.cpp, LM Studio and others. The SDK's own retries and time-outs
/// are off, since those of the pipeline around it know consent, budget and who waits.
/// </summary>
/// <param name="address">Base address, such as https://api.openai.com/v1.</param>
/// <param name="key">The key; null for servers that take none.</param>
/// <param name="http">What carries the requests; it must not time out by itself.</param>
/// <param name="time">The clock.</param>
public sealed class OpenAiEndpoint(Uri address, string? key, HttpClient http, TimeProvider time)
{
    /// <summary>OpenAI and Azure take only the new name of the bound of an answer, most others only the old one.</summary>
    private static readonly string[] HostsOfOpenAi = ["api.openai.com", ".openai.azure.com", ".cognitiveservices.azure.com", ".services.ai.azure.com"];

    /// <summary>Base address.</summary>
    public Uri Address => address;

    /// <summary>The clock.</summary>
    public TimeProvider Time => time;

    /// <summary>Whether this is OpenAI itself or its twin at Azure.</summary>
    public bool IsOpenAi { get; } = HostsOfOpenAi.Any(h => address.Host.EndsWith(h, StringComparison.OrdinalIgnoreCase));

    /// <summary>What the endpoint was found to lack.</summary>
    internal Lacks Lacks { get; } = new();

    internal ApiKeyCredential Credential => new(key ?? "none");

    internal OpenAIClientOptions Options =>
        new()
        {
            Endpoint = address,
            Transport = new HttpClientPipelineTransport(http),
            RetryPolicy = new ClientRetryPolicy(maxRetries: 0),
            NetworkTimeout = Timeout.InfiniteTimeSpan,
            UserAgentApplicationId = "recruitbot",
        };

    /// <summary>A client for requests to an endpoint: no redirects (they would carry people's words elsewhere), no cookies, answers bounded.</summary>
    public static HttpClient Http(bool hasKey) =>
        new(
            new ModelTraffic(
                new SocketsHttpHandler
                {
                    AllowAutoRedirect = false,
                    UseCookies = false,
                    PooledConnectionLifetime = TimeSpan.FromMinutes(5),
                    ConnectTimeout = TimeSpan.FromSeconds(10),
                },
                hasKey
            )
        )
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
}
