using Microsoft.Extensions.AI;

namespace RecruitBot.Core.Assistant.Model;

/// <summary>A provider's client that knows which options its endpoint takes for its model. What it says is what is recorded and sent.</summary>
public interface ISelectsOptions
{
    /// <summary>The options without those that the endpoint is known not to take.</summary>
    ChatOptions? Taken(ChatOptions? options);
}
