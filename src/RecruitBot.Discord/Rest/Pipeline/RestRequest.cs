namespace RecruitBot.Discord.Rest.Pipeline;

/// <summary>When a request may be sent a second time.</summary>
internal enum Repeat
{
    /// <summary>Only when it certainly did not arrive.</summary>
    IfNotSent,

    /// <summary>Whenever there was no clear answer: doing it twice is doing it once.</summary>
    Always,
}

/// <summary>One request to Discord.</summary>
/// <param name="Method">HTTP method.</param>
/// <param name="Template">The route with its parameters left open: the name of its rate limit, and the only form in which it is logged.</param>
/// <param name="Path">The route below the base address, filled in; may hold a token.</param>
/// <param name="Major">The parameter by which a rate limit is told from that of its siblings (topics/rate-limits).</param>
internal sealed record RestRequest(HttpMethod Method, string Template, string Path, string Major)
{
    /// <summary>Makes the body, anew for each attempt.</summary>
    public Func<HttpContent>? Body { get; init; }

    public Repeat Repeat { get; init; } = Repeat.Always;

    /// <summary>
    /// Belongs to an interaction: its token stands in the path, the bot's own is not sent, and the global limit does not count it
    /// (interactions/receiving-and-responding, Endpoints).
    /// </summary>
    public bool OfInteraction { get; init; }

    /// <summary>The refusal that, after an attempt of which nothing is known, tells that it had arrived.</summary>
    public int? DoneBefore { get; init; }

    /// <summary>Whether the endpoint takes a reason for the audit log.</summary>
    public bool Audited { get; init; }

    /// <summary>No use waiting longer than this, when shorter than the general limits.</summary>
    public TimeSpan? Deadline { get; init; }

    /// <summary>Name in messages and logs.</summary>
    public string Name => $"{Method} {Template}";
}
