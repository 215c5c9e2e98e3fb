using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace RecruitBot.Core.Assistant.Model.Budget;

/// <summary>Budgets that came to be used up, each once, until somebody has told the team.</summary>
public sealed class BudgetNews(ILogger<BudgetNews> logger)
{
    private readonly ConcurrentDictionary<BudgetReached, bool> _told = new();

    /// <summary>What nobody has told yet, in order.</summary>
    public IReadOnlyList<BudgetReached> Untold => [.. _told.Where(n => !n.Value).Select(n => n.Key).OrderBy(n => n.Period).ThenBy(n => n.Purpose, StringComparer.Ordinal)];

    /// <summary>A call was refused; only the first of a period is news.</summary>
    public void Add(BudgetReached reached)
    {
        if (_told.TryAdd(reached, false))
            logger.LogWarning("{News}", reached.Words);
    }

    /// <summary>The team was told.</summary>
    public void Told(BudgetReached reached) => _told[reached] = true;
}
