using System.Text.Json.Serialization;
using RecruitBot.Core.Privacy;
using RecruitBot.Core.Roles;

namespace RecruitBot.Core.Screening;

/// <summary>What became of the rating of one criterion. None of these is ever a number in an average.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RatingStatus>))]
public enum RatingStatus
{
    /// <summary>A level with evidence.</summary>
    Scored,

    /// <summary>The answer does not show enough to place it on the scale.</summary>
    InsufficientEvidence,

    /// <summary>A person rates it: by the candidate's choice, or because the evaluator failed.</summary>
    PendingHuman,
}

/// <summary>The candidate's own words for a level.</summary>
/// <param name="Quote">Exact text.</param>
/// <param name="Answer">0 for the main answer; 1, 2, 3 for the probes in the order asked.</param>
/// <param name="Start">Offset in that answer, in UTF-16 code units.</param>
/// <param name="Length">Length in UTF-16 code units.</param>
public sealed record Evidence(string Quote, int Answer, int Start, int Length);

/// <summary>The rating of one criterion.</summary>
/// <param name="Level">1 to 5; null unless scored.</param>
/// <param name="Status">Whether it could be rated.</param>
/// <param name="Evidence">At least one exact span when scored.</param>
/// <param name="Because">Why, in plain words.</param>
public sealed record Rating(int? Level, RatingStatus Status, IReadOnlyList<Evidence> Evidence, string Because)
{
    /// <summary>A rating left to a person.</summary>
    public static Rating PendingHuman(string because) => new(null, RatingStatus.PendingHuman, [], because);

    /// <summary>Not enough to place on the scale.</summary>
    public static Rating Insufficient(string because) => new(null, RatingStatus.InsufficientEvidence, [], because);
}

/// <summary>Rates one answer on its own criterion's anchored scale.</summary>
public interface IAnswerEvaluator
{
    /// <summary>Name and version, recorded with every rating, such as "offline/4".</summary>
    string Name { get; }

    /// <summary>Rates the answers to one criterion.</summary>
    /// <param name="grant">Proof of a live consent for scoring; there is no other way to call this.</param>
    /// <param name="criterion">What is rated.</param>
    /// <param name="answers">The main answer, then the answers to the probes in the order asked; a skipped one is empty.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    ValueTask<Rating> RateAsync(ConsentGrant grant, Criterion criterion, IReadOnlyList<string> answers, CancellationToken cancellationToken);
}
