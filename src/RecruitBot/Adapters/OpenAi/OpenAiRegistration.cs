using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using RecruitBot.Configuration;
using RecruitBot.Core.Assistant.Model;
using RecruitBot.Core.Assistant.Model.Budget;
using RecruitBot.Core.Assistant.Model.Recording;
using RecruitBot.Core.Assistant.Model.Redaction;
using RecruitBot.Core.Assistant.Model.Resilience;
using RecruitBot.Core.Privacy;

namespace RecruitBot.Adapters.OpenAi;

/// <summary>How the host takes a model.</summary>
internal static class OpenAiRegistration
{
    /// <summary>Registers the models of an endpoint; none when none is set.</summary>
    public static IServiceCollection AddModels(this IServiceCollection services, ModelSettings settings)
    {
        services.AddSingleton<BudgetNews>();
        if (!settings.IsSet)
            return services.AddSingleton<IModels, NoModels>();
        AddLog(services, settings.Log);
        services.AddSingleton(s => new OpenAiEndpoint(new Uri(settings.Endpoint!), settings.ApiKey, OpenAiEndpoint.Http(settings.ApiKey is not null), s.GetRequiredService<TimeProvider>()));
        services.AddSingleton(s => new ModelResilience(settings.Resilience, s.GetRequiredService<TimeProvider>()));
        services.AddSingleton(s => new ModelBudget(s.GetRequiredService<ISpendingStore>(), s.GetRequiredService<TimeProvider>(), settings.Unit, Limits(settings), s.GetRequiredService<BudgetNews>()));
        services.AddSingleton(s => ActivatorUtilities.CreateInstance<ModelPipeline>(s, settings.MaxTokens));
        services.AddSingleton<IModels>(s => new Models(ClientOf(s, ConsentPurpose.Answering, settings.AnsweringModel), ClientOf(s, ConsentPurpose.Scoring, settings.ScoringModel)));
        if (!string.IsNullOrWhiteSpace(settings.Embedding))
            services.AddSingleton<IEmbeddingGenerator<string, Embedding<float>>>(s => new RedactingEmbeddings(
                new ResilientEmbeddings(new OpenAiEmbeddings(s.GetRequiredService<OpenAiEndpoint>(), settings.Embedding), s.GetRequiredService<ModelResilience>())
            ));
        return services;

        IChatClient ClientOf(IServiceProvider provider, string purpose, string model)
        {
            var endpoint = provider.GetRequiredService<OpenAiEndpoint>();
            var recorded = new RecordedModel(endpoint.Address.Host, model, settings.PriceList.GetValueOrDefault(model));
            return provider.GetRequiredService<ModelPipeline>().Build(purpose, recorded, new OpenAiChatClient(endpoint, model));
        }
    }

    private static Dictionary<string, SpendingLimit> Limits(ModelSettings settings) =>
        new(StringComparer.Ordinal) { [ConsentPurpose.Answering] = settings.AnsweringLimit, [ConsentPurpose.Scoring] = settings.ScoringLimit };

    private static void AddLog(IServiceCollection services, string log)
    {
        if (log != "none")
            services.AddLogging(l => l.AddFilter("RecruitBot.Core.Assistant.Model", log == "words" ? LogLevel.Trace : LogLevel.Debug));
    }
}
