namespace RecruitBot.Discord.Interactions;

/// <summary>What became of an answer to an interaction.</summary>
public enum AnswerOutcome
{
    /// <summary>Discord took it.</summary>
    Delivered,

    /// <summary>Discord no longer waits for a first answer: three seconds went by. Say it in an ordinary message.</summary>
    Missed,

    /// <summary>Somebody else has answered, such as another process of the same bot: what is to be shown is shown already.</summary>
    Taken,

    /// <summary>The fifteen minutes are over. Say it in an ordinary message.</summary>
    Expired,

    /// <summary>An answer of this kind is not possible here or not any more, and nothing was sent: a form after a first answer, for example.</summary>
    OutOfTurn,
}
