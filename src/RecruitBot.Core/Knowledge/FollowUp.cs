namespace RecruitBot.Core.Knowledge;

/// <summary>When the words of a follow-up are taken as they stand.</summary>
internal enum AsItStands
{
    /// <summary>Never: they mean nothing without the question before.</summary>
    Never,

    /// <summary>At first; what they may mean with the question before is tried when they lead to nothing.</summary>
    First,

    /// <summary>When what they may mean with the question before leads to nothing.</summary>
    Last,
}

/// <summary>A question as it may be meant after another.</summary>
/// <param name="Readings">The question by itself, the likeliest reading first.</param>
/// <param name="Plain">When the words alone are answered.</param>
/// <param name="Own">What the follow-up names itself, and its answer must speak of; empty when nothing need be checked.</param>
internal sealed record FollowUp(IReadOnlyList<string> Readings, AsItStands Plain, IReadOnlyList<Slot> Own);
