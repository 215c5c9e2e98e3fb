namespace RecruitBot.Core.Knowledge.Documents;

/// <summary>What is wrong with a document, for whoever says it in other words.</summary>
public enum DocumentFault
{
    /// <summary>It is damaged, or holds no text that can be read.</summary>
    Unreadable,

    /// <summary>It is not of the kind that it passes for.</summary>
    OtherKind,

    /// <summary>It is larger than allowed.</summary>
    TooLarge,

    /// <summary>It opens with a password only.</summary>
    Protected,

    /// <summary>It is made to do harm to whoever reads it.</summary>
    Hostile,

    /// <summary>It could not be fetched from where it is kept.</summary>
    OutOfReach,
}

/// <summary>A document that does not become knowledge; the message is one sentence for the person who gave it, without the file's name.</summary>
public sealed class DocumentRefusedException(string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>What is wrong with it.</summary>
    public DocumentFault Fault { get; init; }
}
