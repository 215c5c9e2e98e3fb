namespace RecruitBot.Core.Assistant.Model.Budget;

/// <summary>What a model costs, in the currency of the settings.</summary>
/// <param name="InputPerMillion">For a million tokens sent.</param>
/// <param name="OutputPerMillion">For a million tokens received.</param>
public sealed record ModelPrice(decimal InputPerMillion, decimal OutputPerMillion)
{
    /// <summary>Millionths of the currency for so many tokens.</summary>
    public decimal Millionths(long input, long output) => input * InputPerMillion + output * OutputPerMillion;

    /// <summary>The price of so many tokens, in the currency.</summary>
    public decimal Of(long input, long output) => Millionths(input, output) / 1_000_000m;
}
