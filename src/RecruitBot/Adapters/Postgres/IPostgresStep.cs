using Npgsql;

namespace RecruitBot.Adapters.Postgres;

/// <summary>What is written together with its entries in the audit chain. It may be taken again: when nothing of it was written.</summary>
internal interface IPostgresStep<T>
{
    /// <summary>Reads and writes inside a transaction that somebody else began and will commit, the chain's new entries included.</summary>
    Task<T> RunAsync(NpgsqlConnection connection, PostgresChain chain);
}
