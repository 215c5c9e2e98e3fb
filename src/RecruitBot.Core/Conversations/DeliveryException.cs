namespace RecruitBot.Core.Conversations;

/// <summary>
/// A reply could not be delivered; it stays pending and is tried again. The message is for the log, so it holds no word that anybody
/// wrote and no secret.
/// </summary>
public sealed class DeliveryException(string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>
    /// What the recruiting team can do about it, in a sentence that goes on after whose application it is. Null when only time helps, or when
    /// it is no matter of one person.
    /// </summary>
    public string? Advice { get; init; }
}
