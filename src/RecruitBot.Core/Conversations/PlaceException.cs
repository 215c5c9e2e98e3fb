namespace RecruitBot.Core.Conversations;

/// <summary>No place can be had for a conversation; the message is one sentence for the person who asked, with what to do.</summary>
public sealed class PlaceException(string message, Exception? inner = null) : Exception(message, inner);
