using System.ClientModel;
using Microsoft.Extensions.AI;
using OpenAI.Models;
using RecruitBot.Core.Assistant.Model;

namespace RecruitBot.Adapters.OpenAi;

/// <summary>Asks an endpoint whether it can be asked, with nobody's words.</summary>
internal sealed class OpenAiProbe(OpenAiEndpoint endpoint)
{
    private const string Words = "Say yes.";
    private const int MostTokens = 64;

    /// <summary>The ids of its models; null when it has no list that can be read.</summary>
    /// <exception cref="ModelException">It refuses the key, or cannot be reached.</exception>
    public async Task<IReadOnlyList<string>?> ListAsync(CancellationToken cancellationToken)
    {
        try
        {
            var models = await new OpenAIModelClient(endpoint.Credential, endpoint.Options).GetModelsAsync(cancellationToken);
            return [.. models.Value.Select(m => m.Id)];
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested && OpenAiFaults.Of(e, endpoint.Time) is { } fault)
        {
            // A server without such a list may have models all the same.
            return fault is { IsTransient: true } or { InnerException: ClientResultException { Status: 401 or 403 } } ? throw fault : null;
        }
    }

    /// <summary>Asks a chat model for a word.</summary>
    /// <exception cref="ModelException">It gives none.</exception>
    public async Task ChatAsync(string model, CancellationToken cancellationToken)
    {
        using var client = new OpenAiChatClient(endpoint, model);
        await client.GetResponseAsync([new ChatMessage(ChatRole.User, Words)], new ChatOptions { MaxOutputTokens = MostTokens }, cancellationToken);
    }

    /// <summary>Asks an embedding model for a vector.</summary>
    /// <exception cref="ModelException">It gives none.</exception>
    public async Task EmbedAsync(string model, CancellationToken cancellationToken)
    {
        using var embeddings = new OpenAiEmbeddings(endpoint, model);
        await embeddings.GenerateAsync([Words], cancellationToken: cancellationToken);
    }
}
