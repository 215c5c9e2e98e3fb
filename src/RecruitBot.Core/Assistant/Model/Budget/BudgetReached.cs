namespace RecruitBot.Core.Assistant.Model.Budget;

/// <summary>A budget does not suffice for another call: until the day or month is over the purpose goes on without a model.</summary>
/// <param name="Purpose">See <see cref="Privacy.ConsentPurpose"/>.</param>
/// <param name="IsMonth">Whether the month's is used up, and not only the day's.</param>
/// <param name="Period">Its first day (UTC).</param>
public sealed record BudgetReached(string Purpose, bool IsMonth, DateOnly Period);
