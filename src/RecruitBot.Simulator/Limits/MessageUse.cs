namespace RecruitBot.Simulator.Limits;

/// <summary>By what a message is written: what it may carry depends on that.</summary>
internal enum MessageUse
{
    /// <summary>A message of its own (resources/message, Create Message).</summary>
    Sent,

    /// <summary>The first answer to an interaction (interactions/receiving-and-responding, Interaction Callback Data Structure).</summary>
    Answer,

    /// <summary>A further answer (resources/webhook, Execute Webhook).</summary>
    FollowUp,

    /// <summary>A change of one that is there (resources/message, Edit Message).</summary>
    Change,
}
