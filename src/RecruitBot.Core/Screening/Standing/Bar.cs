namespace RecruitBot.Core.Screening.Standing;

/// <summary>Why a clause shows nothing of what its writer has done, however good it sounds.</summary>
internal enum Bar
{
    /// <summary>It is told of the writer's own past and counts.</summary>
    None,

    /// <summary>A question.</summary>
    Asked,

    /// <summary>What would or will be done, in answer to a question about the past.</summary>
    Imagined,

    /// <summary>What could have been done or was not, and why: it weighs, and shows nothing else.</summary>
    Weighed,

    /// <summary>The deed of one other person.</summary>
    OthersDeed,

    /// <summary>Nothing but everyday words, such as "I found the cause, weighed the options and measured the result".</summary>
    NoWordsOfItsOwn,

    /// <summary>Says what the rubric says, or strings its terms together.</summary>
    RubricOnly,

    /// <summary>Told without a word of its own: deeds, a check and an outcome, and no more than that.</summary>
    Plain,

    /// <summary>Everyday words that say what became of something: an outcome, with its figures where it says of what.</summary>
    Outcome,

    /// <summary>A figure of something that the story does not speak of.</summary>
    Apart,

    /// <summary>What somebody says of their own standing: years, titles, mastery.</summary>
    Claim,

    /// <summary>Deeds that are denied in the same breath, and a habit told in answer to a question about the past.</summary>
    NotDone,

    /// <summary>What is so in general, without a word that ties it to the story.</summary>
    General,

    /// <summary>Said to the reader and about the reader.</summary>
    Address,

    /// <summary>Not in English.</summary>
    OtherLanguage,
}
