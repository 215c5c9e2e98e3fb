namespace RecruitBot.Core.Sessions;

/// <summary>The condition of the medium that a store lies on, for an engine that can look at it without reading what is stored.</summary>
public interface IStoreCondition
{
    /// <summary>What is wrong and what to do, in a sentence; null when nothing is. Takes as long as reading the medium does.</summary>
    /// <exception cref="StoreException">It cannot be read at all; the message says the same.</exception>
    ValueTask<string?> ProblemAsync(CancellationToken cancellationToken);
}
