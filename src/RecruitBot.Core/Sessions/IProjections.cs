namespace RecruitBot.Core.Sessions;

/// <summary>
/// What lists and look-ups read beside the logs: heads, their columns, messages that were handled, questions that wait. All of it follows from
/// the logs and can be dropped; what of replies is still to be delivered does not, and neither do totals of what was erased.
/// </summary>
public interface IProjections
{
    /// <summary>Makes them anew from the logs alone, a session at a time, beside whatever else is done; how many sessions there are.</summary>
    /// <exception cref="StoreException">The medium failed, or a log cannot be read.</exception>
    ValueTask<int> RebuildAsync(CancellationToken cancellationToken);
}
