using System.Globalization;
using System.Net;
using System.Net.Sockets;
using RecruitBot.Core.Assistant.Model.Budget;

namespace RecruitBot.Configuration;

/// <summary>Checks the options of the model. Without an endpoint the others are idle, so that a model can be switched off by one key.</summary>
internal static class ModelOptions
{
    private static readonly string[] LocalEndings = [".local", ".internal", ".lan", ".home.arpa", ".localhost"];

    /// <exception cref="SettingsException">One is wrong; the message names it.</exception>
    public static void Complete(ModelSettings model)
    {
        CheckNumbers(model);
        model.PriceList = ReadPrices(model.Prices);
        CheckBudgets(model);
        if (model.Log is not ("none" or "calls" or "words"))
            throw new SettingsException("Model:Log must be none, calls or words.");
        if (!model.IsSet)
            return;
        model.Endpoint = EndpointOf(model.Endpoint!);
        if (string.IsNullOrWhiteSpace(model.Chat) && (string.IsNullOrWhiteSpace(model.Answering) || string.IsNullOrWhiteSpace(model.Scoring)))
            throw new SettingsException("Model:Chat must be the id of a model that Model:Endpoint has.");
        if (model.PriceList.Count > 0)
            foreach (var used in new[] { model.AnsweringModel, model.ScoringModel })
                if (!model.PriceList.ContainsKey(used))
                    throw new SettingsException($"Model:Prices has no price for {used}; add “{used} IN OUT”, what a million tokens in and out cost.");
    }

    /// <summary>The address without a slash at its end.</summary>
    private static string EndpointOf(string text)
    {
        if (!Uri.TryCreate(text.Trim(), UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
            throw new SettingsException("Model:Endpoint must be an http or https address, such as https://api.openai.com/v1.");
        if (address.UserInfo.Length > 0 || address.Query.Length > 0 || address.Fragment.Length > 0)
            throw new SettingsException("Model:Endpoint must be a plain address; a key belongs into Model:ApiKey or a file named by Model:ApiKeyFile.");
        if (address.AbsolutePath.TrimEnd('/').EndsWith("/completions", StringComparison.Ordinal))
            throw new SettingsException("Model:Endpoint must be the base address, such as https://api.openai.com/v1, without /chat/completions.");
        if (address.Scheme == "http" && !IsLocal(address))
            throw new SettingsException($"Model:Endpoint must be https: people's words and the key would go to {address.Host} for anybody to read.");
        return address.ToString().TrimEnd('/');
    }

    private static bool IsLocal(Uri address) =>
        address.IsLoopback
        || (IPAddress.TryParse(address.DnsSafeHost, out var ip) ? IsPrivate(ip) : !address.Host.Contains('.', StringComparison.Ordinal) || LocalEndings.Any(e => address.Host.EndsWith(e, StringComparison.OrdinalIgnoreCase)));

    /// <summary>Addresses of networks of one's own (RFC 1918, RFC 4193).</summary>
    private static bool IsPrivate(IPAddress ip) =>
        ip.AddressFamily == AddressFamily.InterNetworkV6
            ? ip.IsIPv6UniqueLocal || ip.IsIPv6LinkLocal
            : ip.GetAddressBytes() is [10, ..] or [172, >= 16 and <= 31, ..] or [192, 168, ..];

    private static void CheckNumbers(ModelSettings model)
    {
        foreach (
            var (key, value, least, most) in new[]
            {
                ("TimeoutSeconds", model.TimeoutSeconds, 1, 600),
                ("FirstTokenSeconds", model.FirstTokenSeconds, 1, 600),
                ("StallSeconds", model.StallSeconds, 1, 600),
                ("AnswerSeconds", model.AnswerSeconds, 1, 60),
                ("Runs", model.Runs, 1, 9),
                ("Parallel", model.Parallel, 1, 1000),
                ("Waiting", model.Waiting, 0, 10_000),
                ("MaxTokens", model.MaxTokens, 16, 100_000),
            }
        )
            if (value < least || value > most)
                throw new SettingsException($"Model:{key} must be a number from {least} to {most}.");
        if (model.Runs % 2 == 0)
            throw new SettingsException("Model:Runs must be odd, so that there is a level in the middle.");
        if (model.Currency is not { Length: >= 1 and <= 8 } || model.Currency is "tokens" || !model.Currency.All(char.IsLetter))
            throw new SettingsException("Model:Currency must be a currency, such as USD or EUR.");
    }

    private static void CheckBudgets(ModelSettings model)
    {
        foreach (
            var (key, budget) in new[]
            {
                ("AnsweringDayBudget", model.AnsweringDayBudget),
                ("AnsweringMonthBudget", model.AnsweringMonthBudget),
                ("ScoringDayBudget", model.ScoringDayBudget),
                ("ScoringMonthBudget", model.ScoringMonthBudget),
            }
        )
            if (budget is < 0 or > 1_000_000_000 || (model.PriceList.Count == 0 && budget is { } tokens && tokens % 1 != 0))
                throw new SettingsException(
                    model.PriceList.Count == 0
                        ? $"Model:{key} must be a whole number of tokens; for an amount in {model.Currency} set Model:Prices too."
                        : $"Model:{key} must be an amount in {model.Currency} from 0 to 1000000000."
                );
    }

    private static Dictionary<string, ModelPrice> ReadPrices(string text)
    {
        var prices = new Dictionary<string, ModelPrice>(StringComparer.Ordinal);
        foreach (var one in text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            if (one.Split(' ', StringSplitOptions.RemoveEmptyEntries) is not [var id, var input, var output] || Price(input) is not { } sent || Price(output) is not { } received)
                throw new SettingsException($"Model:Prices: “{one}” must be a model's id and what a million tokens in and out cost, such as “small-model 0.15 0.60”.");
            else if (!prices.TryAdd(id, new ModelPrice(sent, received)))
                throw new SettingsException($"Model:Prices names {id} twice.");
        return prices;
    }

    private static decimal? Price(string text) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var price) && price <= 100_000 ? price : null;
}
