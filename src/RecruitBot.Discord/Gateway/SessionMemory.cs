using System.Text;
using RecruitBot.Discord.Gateway.Transport;
using RecruitBot.Discord.Model;

namespace RecruitBot.Discord.Gateway;

/// <summary>What is needed to go on with a session after the connection was lost (events/gateway, Preparing to Resume).</summary>
internal sealed class SessionMemory(bool? compress)
{
    /// <summary>Attempts to reach the session again before it is given up for a new one.</summary>
    private const int MostFailures = 3;

    private int _failures;

    public string? SessionId { get; private set; }

    public Uri? ResumeUrl { get; private set; }

    /// <summary>The bot's id as it stands in frames; null before the first session.</summary>
    public byte[]? BotInText { get; private set; }

    /// <summary>Number of the last event.</summary>
    public int? Sequence { get; private set; }

    public bool CanResume => SessionId is not null && ResumeUrl is not null && Sequence is not null && _failures < MostFailures;

    public void Begin(Ready ready)
    {
        SessionId = ready.SessionId;
        BotInText = Encoding.ASCII.GetBytes(ready.User.Id.ToString());
        ResumeUrl = GatewayAddress.From(ready.ResumeGatewayUrl, compress);
        _failures = 0;
    }

    public void Note(int? sequence)
    {
        if (sequence is { } number && !(Sequence >= number))
            Sequence = number;
    }

    /// <summary>The session was reached again.</summary>
    public void Resumed() => _failures = 0;

    /// <summary>An attempt to reach it did not get as far as that.</summary>
    public void Failed() => _failures++;

    public void Forget()
    {
        SessionId = null;
        ResumeUrl = null;
        Sequence = null;
        _failures = 0;
    }
}
