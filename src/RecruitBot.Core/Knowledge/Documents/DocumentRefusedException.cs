namespace RecruitBot.Core.Knowledge.Documents;

/// <summary>A document that does not become knowledge; the message is one sentence for the person who gave it, without the file's name.</summary>
public sealed class DocumentRefusedException(string message, Exception? inner = null) : Exception(message, inner);
