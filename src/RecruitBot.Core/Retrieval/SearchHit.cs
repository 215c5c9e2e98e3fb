namespace RecruitBot.Core.Retrieval;

/// <summary>A search result.</summary>
/// <param name="Document">Position of the document in the order in which it was added.</param>
/// <param name="Score">Higher is better.</param>
public readonly record struct SearchHit(int Document, double Score);

/// <summary>A term of a query.</summary>
/// <param name="Term">Its number; one that the index does not have finds nothing.</param>
/// <param name="Weight">How much it counts; 1 for each time it was asked. Kept to 1/256.</param>
public readonly record struct QueryTerm(int Term, double Weight);
