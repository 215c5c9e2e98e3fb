namespace RecruitBot.Core.Screening;

/// <summary>Other names of a term, so that "Amazon Web Services" counts where a criterion says "AWS".</summary>
public interface ITermAliases
{
    /// <summary>The other names, without the term itself; empty when none are known.</summary>
    IReadOnlyCollection<string> Of(string term);
}

/// <summary>Knows no other names.</summary>
public sealed class NoTermAliases : ITermAliases
{
    /// <summary>The only one needed.</summary>
    public static NoTermAliases Instance { get; } = new();

    /// <inheritdoc />
    public IReadOnlyCollection<string> Of(string term) => [];
}
