using RecruitBot.Discord.Model;
using RecruitBot.Discord.Rest;

namespace RecruitBot.Discord.Interactions;

/// <summary>
/// The answers to one interaction: exactly one first answer within three seconds, then further ones for fifteen minutes
/// (interactions/receiving-and-responding, Interaction Callback and Followup Messages). Whatever is asked of it and in whichever order, never
/// two first answers go out. Safe for use from several threads; calls are carried out one after another.
/// </summary>
/// <remarks>
/// All answers throw <see cref="DiscordUnavailableException"/> when Discord cannot be reached and <see cref="DiscordLimitException"/> for
/// content that Discord would refuse; after the latter, or a refusal for any other reason than time, another answer may be tried.
/// </remarks>
public sealed partial class InteractionSession : IDisposable
{
    /// <summary>How long work may take before the answer is deferred; leaves half of the three seconds for the way there.</summary>
    public static readonly TimeSpan DefaultPatience = TimeSpan.FromSeconds(1.5);

    private static readonly TimeSpan FirstAnswerDue = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan TokenLife = TimeSpan.FromMinutes(15);

    private readonly IDiscordRest _rest;
    private readonly TimeProvider _time;
    private readonly long _received;
    private readonly SemaphoreSlim _turn = new(1, 1);
    private FirstAnswer _first;

    /// <summary>Set when Discord refused the first answer for good: nothing can be said here any more.</summary>
    private AnswerOutcome? _lost;

    /// <summary>Whether the deferred message still shows that the bot is thinking.</summary>
    private bool _awaited;

    /// <summary>Begins the three seconds: to be made as soon as the interaction arrives.</summary>
    public InteractionSession(Interaction interaction, IDiscordRest rest, TimeProvider time)
    {
        Interaction = interaction;
        _rest = rest;
        _time = time;
        _received = time.GetTimestamp();
    }

    /// <summary>What is answered.</summary>
    public Interaction Interaction { get; }

    /// <summary>Whether a first answer has been given or tried.</summary>
    public bool IsAnswered => _first != FirstAnswer.None;

    /// <summary>Whether anything has been shown to the person beyond "thinking".</summary>
    public bool HasSpoken { get; private set; }

    /// <summary>Whether answers are seen only by the person; meaningful once there is a first answer.</summary>
    public bool IsEphemeral { get; private set; }

    /// <summary>Whether the token still works by the clock.</summary>
    public bool IsAlive => Age < TokenLife;

    private TimeSpan Age => _time.GetElapsedTime(_received);

    /// <inheritdoc/>
    public void Dispose() => _turn.Dispose();

    private enum FirstAnswer
    {
        None,
        Message,
        DeferredMessage,
        DeferredUpdate,
        Update,
        Form,
        Choices,
    }
}
