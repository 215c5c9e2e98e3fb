using RecruitBot.Core.Privacy;

namespace RecruitBot.Core.Assistant.Model.Budget;

/// <summary>A budget does not suffice for another call: until the day or month is over the purpose goes on without a model.</summary>
/// <param name="Purpose">See <see cref="ConsentPurpose"/>.</param>
/// <param name="IsMonth">Whether the month's is used up, and not only the day's.</param>
/// <param name="Period">Its first day (UTC).</param>
public sealed record BudgetReached(string Purpose, bool IsMonth, DateOnly Period)
{
    /// <summary>As the team reads it.</summary>
    public string Words =>
        Purpose == ConsentPurpose.Scoring
            ? $"The model's budget for rating answers is used up for {Until}: ratings are made by fixed rules alone, and nothing else changes for candidates. {More}"
            : $"The model's budget for answering questions is used up for {Until}: questions are answered offline, and nothing else changes for candidates. {More}";

    private string Until => IsMonth ? $"{Period:MMMM yyyy}" : $"{Period:d MMMM yyyy} (UTC)";

    private string More => $"Whoever runs the bot can raise it (Model:{(Purpose == ConsentPurpose.Scoring ? "Scoring" : "Answering")}{(IsMonth ? "Month" : "Day")}Budget).";
}
