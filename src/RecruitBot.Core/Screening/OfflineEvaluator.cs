using RecruitBot.Core.Privacy;
using RecruitBot.Core.Roles;
using RecruitBot.Core.Screening.Grading;
using RecruitBot.Core.Screening.WorkSamples;

namespace RecruitBot.Core.Screening;

/// <summary>
/// Rates answers without a model. A story is placed by a documented points scheme over what it shows, see <see cref="LevelScheme"/>; an answer to a
/// question about the subject itself by how well it says what the model answers say, see <see cref="KnowledgeRater"/>; a work sample by what its anchors name,
/// see <see cref="WorkSampleRater"/>.
/// </summary>
public sealed class OfflineEvaluator : IAnswerEvaluator
{
    private readonly CriterionProfiles _profiles;

    /// <summary>Makes one; it may be shared by all sessions.</summary>
    /// <param name="aliases">Other names of terms; none when null.</param>
    public OfflineEvaluator(ITermAliases? aliases = null) => _profiles = new CriterionProfiles(aliases ?? NoTermAliases.Instance);

    /// <inheritdoc />
    public string Name => "offline/6";

    /// <inheritdoc />
    /// <exception cref="ArgumentException">The grant is for another purpose than scoring: without one, nothing is read.</exception>
    public ValueTask<Rating> RateAsync(ConsentGrant grant, Criterion criterion, IReadOnlyList<string> answers, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(grant);
        if (grant.Purpose is not (ConsentPurpose.Scoring or ConsentPurpose.OperatorTest))
            throw new ArgumentException($"A consent to {grant.Purpose} does not cover scoring.", nameof(grant));
        ArgumentNullException.ThrowIfNull(criterion);
        ArgumentNullException.ThrowIfNull(answers);
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(Rate(criterion, answers));
    }

    internal Rating Rate(Criterion criterion, IReadOnlyList<string> answers)
    {
        var profile = _profiles.Of(criterion);
        if (profile.Knowledge is { } question)
            return EvidenceCheck.Enforce(KnowledgeRater.Rate(profile, question, answers), answers);
        if (profile.Work is { } work)
            return EvidenceCheck.Enforce(WorkSampleRater.Rate(profile, work, answers), answers);
        var findings = AnswerFindings.Read(profile, answers);
        if (LevelScheme.Of(findings) is not { } scheme)
            return Rating.Insufficient(RatingWording.Insufficient(findings, criterion));
        var evidence = EvidencePicker.Pick(findings, scheme.Level);
        var rating = new Rating(scheme.Level, RatingStatus.Scored, evidence, RatingWording.Scored(scheme, criterion));
        return EvidenceCheck.Enforce(rating, answers);
    }

    internal AnswerFindings Read(Criterion criterion, IReadOnlyList<string> answers) => AnswerFindings.Read(_profiles.Of(criterion), answers);
}
