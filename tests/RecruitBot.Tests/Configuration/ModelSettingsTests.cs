using System.Collections;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using RecruitBot.Configuration;
using RecruitBot.Core.Assistant.Model;
using RecruitBot.Core.Assistant.Model.Budget;
using RecruitBot.Core.Privacy;
using RecruitBot.Tests.Support;

namespace RecruitBot.Tests.Configuration;

/// <summary>The model's options: what is taken, what is refused, and what they bring about.</summary>
public sealed class ModelSettingsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("nowhere", "Model:Endpoint must be an http or https address")]
    [InlineData("ftp://example.org/v1", "Model:Endpoint must be an http or https address")]
    [InlineData("https://key@example.org/v1", "Model:Endpoint must be a plain address")]
    [InlineData("https://example.org/v1?key=1", "Model:Endpoint must be a plain address")]
    [InlineData("https://example.org/v1/chat/completions", "Model:Endpoint must be the base address")]
    [InlineData("http://example.org/v1", "Model:Endpoint must be https")]
    [InlineData("http://8.8.8.8/v1", "Model:Endpoint must be https")]
    [InlineData("http://172.32.0.1/v1", "Model:Endpoint must be https")]
    public void An_endpoint_that_cannot_be_is_refused(string endpoint, string says) => Assert.Contains(says, Refused(("Endpoint", endpoint), ("Chat", "m")), StringComparison.Ordinal);

    [Theory]
    [InlineData("https://api.openai.com/v1/", "https://api.openai.com/v1")]
    [InlineData("http://localhost:11434/v1", "http://localhost:11434/v1")]
    [InlineData("http://127.0.0.1:8080/v1", "http://127.0.0.1:8080/v1")]
    [InlineData("http://[::1]:8080/v1", "http://[::1]:8080/v1")]
    [InlineData("http://ollama:11434/v1", "http://ollama:11434/v1")]
    [InlineData("http://192.168.1.7/v1", "http://192.168.1.7/v1")]
    [InlineData("http://10.0.0.7/v1", "http://10.0.0.7/v1")]
    [InlineData("http://models.lan/v1", "http://models.lan/v1")]
    public void An_endpoint_may_be_anywhere_safe(string endpoint, string taken) => Assert.Equal(taken, Load(("Endpoint", endpoint), ("Chat", "m")).Endpoint);

    [Theory]
    [InlineData("Chat", "", "Model:Chat must be the id of a model")]
    [InlineData("TimeoutSeconds", "0", "Model:TimeoutSeconds must be a number from 1 to 600")]
    [InlineData("FirstTokenSeconds", "601", "Model:FirstTokenSeconds must be")]
    [InlineData("StallSeconds", "0", "Model:StallSeconds must be")]
    [InlineData("Parallel", "0", "Model:Parallel must be")]
    [InlineData("Waiting", "10001", "Model:Waiting must be")]
    [InlineData("MaxTokens", "1", "Model:MaxTokens must be")]
    [InlineData("MaxTokens", "many", "Model:MaxTokens must be a whole number")]
    [InlineData("Currency", "U$D", "Model:Currency must be a currency")]
    [InlineData("Prices", "m 1", "Model:Prices: “m 1” must be")]
    [InlineData("Prices", "m -1 2", "Model:Prices: “m -1 2” must be")]
    [InlineData("Prices", "m 1 2, m 1 2", "Model:Prices names m twice")]
    [InlineData("Prices", "other 1 2", "Model:Prices has no price for m")]
    [InlineData("AnsweringDayBudget", "2.50", "Model:AnsweringDayBudget must be a whole number of tokens")]
    [InlineData("ScoringMonthBudget", "much", "Model:ScoringMonthBudget must be a number")]
    [InlineData("ScoringDayBudget", "-1", "Model:ScoringDayBudget must be a number")]
    [InlineData("AnsweringMonthBudget", "99999999999", "Model:AnsweringMonthBudget must be")]
    [InlineData("Log", "all", "Model:Log must be none, calls or words")]
    [InlineData("ApiKeyFile", "nowhere", "Model:ApiKeyFile: the file cannot be read")]
    public void What_is_wrong_is_named(string key, string value, string says)
    {
        (string, string)[] options = [("Endpoint", "http://127.0.0.1:1/v1"), ("Chat", "m")];
        Assert.Contains(says, Refused([.. options.Where(o => o.Item1 != key), (key, value)]), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_an_endpoint_there_is_no_model_whatever_else_is_set()
    {
        using var host = Composition.Build(All(("Chat", "m"), ("ApiKey", "k")));
        Assert.Null(host.Services.GetRequiredService<IModels>().For(ConsentPurpose.Scoring));
        Assert.Null(host.Services.GetService<IEmbeddingGenerator<string, Embedding<float>>>());
    }

    [Fact]
    public void Prices_make_budgets_amounts_of_money_and_each_purpose_has_its_model()
    {
        var model = Load(("Endpoint", "http://127.0.0.1:1/v1"), ("Chat", "m"), ("Scoring", "big"), ("Prices", "m 0.15 0.60, big 2.5 10"), ("ScoringMonthBudget", "20.50"), ("Currency", "EUR"));
        Assert.Equal(("m", "big", "EUR", new SpendingLimit(null, 20_500_000)), (model.AnsweringModel, model.ScoringModel, model.Unit, model.ScoringLimit));
        Assert.Equal(new ModelPrice(2.5m, 10m), model.PriceList["big"]);
        Assert.Equal(("tokens", new SpendingLimit(5000, null)), (Load(("ScoringDayBudget", "5000")).Unit, Load(("ScoringDayBudget", "5000")).ScoringLimit));
    }

    private Settings All(params (string Key, string Value)[] options) =>
        SettingsLoader.Load(options.ToDictionary(o => "Model:" + o.Key, o => o.Value), _folder.Path, new Hashtable());

    private ModelSettings Load(params (string Key, string Value)[] options) => All(options).Model;

    private string Refused(params (string Key, string Value)[] options) => Assert.Throws<SettingsException>(() => Load(options)).Message;
}
