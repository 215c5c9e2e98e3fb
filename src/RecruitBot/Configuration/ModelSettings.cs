using RecruitBot.Core.Assistant.Model.Budget;
using RecruitBot.Core.Assistant.Model.Resilience;

namespace RecruitBot.Configuration;

/// <summary>The language model; no endpoint means offline.</summary>
public sealed class ModelSettings
{
    /// <summary>Base address of an OpenAI-compatible endpoint.</summary>
    public string? Endpoint { get; set; }

    /// <summary>Key of the endpoint.</summary>
    public string? ApiKey { get; set; }

    /// <summary>File that holds the key.</summary>
    public string? ApiKeyFile { get; set; }

    /// <summary>Model for every purpose that names none of its own.</summary>
    public string? Chat { get; set; }

    /// <summary>Model for answering questions.</summary>
    public string? Answering { get; set; }

    /// <summary>Model for rating answers.</summary>
    public string? Scoring { get; set; }

    /// <summary>Model for embeddings.</summary>
    public string? Embedding { get; set; }

    /// <summary>builtin or semantic-kernel.</summary>
    public string Orchestrator { get; set; } = "builtin";

    /// <summary>Seconds for a call with all its attempts.</summary>
    public int TimeoutSeconds { get; set; } = 60;

    /// <summary>Seconds until a streamed answer begins.</summary>
    public int FirstTokenSeconds { get; set; } = 20;

    /// <summary>Seconds between two pieces of a streamed answer.</summary>
    public int StallSeconds { get; set; } = 10;

    /// <summary>How often each answer is rated: an odd number, so that there is a level in the middle.</summary>
    public int Runs { get; set; } = 3;

    /// <summary>Seconds for which a person is kept waiting before a question is answered without the model.</summary>
    public int AnswerSeconds { get; set; } = 12;

    /// <summary>Calls at a time.</summary>
    public int Parallel { get; set; } = 16;

    /// <summary>Calls that wait for those; more go on without a model at once.</summary>
    public int Waiting { get; set; } = 64;

    /// <summary>Most tokens of an answer for which its prompt names no bound.</summary>
    public int MaxTokens { get; set; } = 2000;

    /// <summary>What models cost: id, price of a million tokens in, of a million out; separated by commas.</summary>
    public string Prices { get; set; } = "";

    /// <summary>Currency of prices and budgets.</summary>
    public string Currency { get; set; } = "USD";

    /// <summary>What answering may cost in a day: in the currency, or in tokens where there are no prices.</summary>
    public decimal? AnsweringDayBudget { get; set; }

    /// <summary>What answering may cost in a month.</summary>
    public decimal? AnsweringMonthBudget { get; set; }

    /// <summary>What scoring may cost in a day.</summary>
    public decimal? ScoringDayBudget { get; set; }

    /// <summary>What scoring may cost in a month.</summary>
    public decimal? ScoringMonthBudget { get; set; }

    /// <summary>none, calls (a line for each) or words (what is sent and comes back too, redacted).</summary>
    public string Log { get; set; } = "none";

    /// <summary>Whether there is a model.</summary>
    internal bool IsSet => !string.IsNullOrWhiteSpace(Endpoint);

    internal string AnsweringModel => Named(Answering);

    internal string ScoringModel => Named(Scoring);

    /// <summary>By the model's id; empty when budgets are in tokens.</summary>
    internal IReadOnlyDictionary<string, ModelPrice> PriceList { get; set; } = new Dictionary<string, ModelPrice>(StringComparer.Ordinal);

    /// <summary>What budgets are counted in.</summary>
    internal string Unit => PriceList.Count == 0 ? "tokens" : Currency;

    internal SpendingLimit AnsweringLimit => new(Amount(AnsweringDayBudget), Amount(AnsweringMonthBudget));

    internal SpendingLimit ScoringLimit => new(Amount(ScoringDayBudget), Amount(ScoringMonthBudget));

    /// <summary>How long is waited, and how many at a time.</summary>
    internal ResilienceOptions Resilience =>
        new()
        {
            Total = TimeSpan.FromSeconds(TimeoutSeconds),
            Attempt = TimeSpan.FromSeconds(TimeoutSeconds * 0.75),
            FirstToken = TimeSpan.FromSeconds(FirstTokenSeconds),
            Stall = TimeSpan.FromSeconds(StallSeconds),
            Parallel = Parallel,
            Waiting = Waiting,
        };

    private long? Amount(decimal? budget) => budget is { } set ? (long)(PriceList.Count == 0 ? set : set * 1_000_000m) : null;

    private string Named(string? own) => string.IsNullOrWhiteSpace(own) ? Chat! : own;
}
