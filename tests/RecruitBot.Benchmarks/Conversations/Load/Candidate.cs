using System.Diagnostics;
using RecruitBot.Core.Roles;
using RecruitBot.Discord.Model;
using RecruitBot.Simulator.Acting;

namespace RecruitBot.Benchmarks.Conversations.Load;

/// <summary>
/// One person's whole screening, from the panel to handing in. Some press twice, take a break, or ask in between and go on without waiting for
/// the answer. Whoever pressed and saw nothing come of it presses again; whoever wrote never writes it again, unless asked to.
/// </summary>
internal sealed class Candidate(LoadPlan plan, PersonLink person, Role role, Message panel, int number)
{
    private static readonly string[] Questions =
    [
        "What does a senior earn?",
        "Who decides about my application?",
        "How long does it take until I hear back?",
    ];

    private readonly Random _random = new(unchecked((plan.Seed * 1_000_003) + number));
    private readonly Dictionary<Snowflake, SentTurn> _pressed = [];
    private SentTurn? _said;
    private int _answers;
    private bool _rested;

    /// <summary>The person.</summary>
    public PersonLink Person => person;

    /// <summary>What the team's card calls them.</summary>
    public static string NameOf(int number) => $"Candidate {number:00000}";

    /// <summary>Name in the store and on the card.</summary>
    public string Name => NameOf(number);

    /// <summary>Everything sent, in order.</summary>
    public List<SentTurn> Sent { get; } = [];

    /// <summary>Where the screening is held, once it is.</summary>
    public Snowflake Place { get; private set; }

    /// <summary>What was waited for in vain; null when all went well.</summary>
    public string? Stuck { get; private set; }

    /// <summary>What is waited for now, and since when in the stopwatch's ticks; null while thinking and after the end.</summary>
    public (string Key, long Since)? Waiting { get; private set; }

    /// <summary>Whether the end has come, a good one or a bad one.</summary>
    public bool HasEnded { get; private set; }

    /// <summary>Plays it to the end.</summary>
    public async Task RunAsync(CancellationToken ct)
    {
        try
        {
            await Task.Delay(plan.Arrival * _random.NextDouble(), ct);
            var prompt = new Prompt(Prompt.Panel, panel);
            while (prompt.Key != Prompt.Done)
            {
                Waiting = (prompt.Key, Stopwatch.GetTimestamp());
                prompt = await TakeAsync(prompt, ct);
                Waiting = null;
                if (prompt.Key is not (Prompt.Roles or Prompt.Done))
                    Place = prompt.Message.ChannelId;
                await Task.Delay(plan.Think * (2 * _random.NextDouble()), ct);
            }
        }
        catch (TimeoutException e)
        {
            Stuck = e.Message;
        }
        HasEnded = true;
    }

    private Task<Prompt> TakeAsync(Prompt prompt, CancellationToken ct) =>
        prompt.Key switch
        {
            Prompt.Panel => PressAsync(prompt, "Apply", ct),
            Prompt.Roles => PressAsync(prompt, null, ct),
            Prompt.Consent => PressAsync(prompt, Chance(.8) ? "Continue with AI scoring" : "Continue, human review only", ct),
            Prompt.Break => PressAsync(prompt, "Continue", ct),
            Prompt.Review => PressAsync(prompt, "Hand in", ct),
            _ when prompt.Key.StartsWith("k.", StringComparison.Ordinal) => FactAsync(prompt, ct),
            _ => QuestionAsync(prompt, ct),
        };

    private Task<Prompt> FactAsync(Prompt prompt, CancellationToken ct)
    {
        var fact = role.FindKnockout(prompt.Key[2..])!;
        var wanted = fact.Require.Count > 0 ? fact.Require[0] : fact.Choices.Count > 0 ? fact.Choices[0] : "yes";
        var label = SimulatedPerson.Parts(prompt.Message.Components).FirstOrDefault(c => string.Equals(c.Label, wanted, StringComparison.OrdinalIgnoreCase))?.Label;
        return label is null || Chance(.3) ? SayAsync(prompt, wanted, prompt.Key, ct) : PressAsync(prompt, label, ct, prompt.Key);
    }

    private async Task<Prompt> QuestionAsync(Prompt prompt, CancellationToken ct)
    {
        if (!_rested && Chance(.02))
        {
            _rested = true;
            return await PressAsync(prompt, "Take a break", ct);
        }
        if (Chance(.1))
        {
            await SendAsync(prompt.Message.ChannelId, Questions[_random.Next(Questions.Length)], null);
            // Half of those who ask wait for the answer; the others write on at once, and order must not suffer.
            if (Chance(.5))
                prompt = await WaitAsync(prompt, p => p.Key == prompt.Key, null, ct);
        }
        return await SayAsync(prompt, Answer(prompt.Key), prompt.Key, ct);
    }

    /// <summary>A gold answer of some level where the role has any, told from everybody else's by a reference at its end.</summary>
    private string Answer(string key)
    {
        var gold = role.FindCriterion(key.Split('.')[1])!.Gold;
        var words = gold.Count > 0 ? gold[_random.Next(gold.Count)].Answer.Trim() : "I measured first, changed one thing and measured again; the times fell by half.";
        return $"{words} Reference {number}-{++_answers}.";
    }

    private async Task<Prompt> SayAsync(Prompt prompt, string text, string answers, CancellationToken ct)
    {
        await SendAsync(prompt.Message.ChannelId, text, answers);
        return await WaitAsync(prompt, p => p.Key != prompt.Key, () => SendAsync(prompt.Message.ChannelId, text, answers), ct);
    }

    private async Task SendAsync(Snowflake channel, string text, string? answers)
    {
        var at = Stopwatch.GetTimestamp();
        _said = new SentTurn { Id = await person.SayAsync(channel, text), IsMessage = true, Channel = channel, Answers = answers, Text = text, At = at };
        Sent.Add(_said);
    }

    /// <summary>Presses the button (the menu when null), one in eight twice at once, until something comes of it.</summary>
    private async Task<Prompt> PressAsync(Prompt prompt, string? label, CancellationToken ct, string? answers = null)
    {
        await Task.WhenAll(Enumerable.Range(0, Chance(.125) ? 2 : 1).Select(_ => PressOnceAsync(prompt, label, answers)));
        return await WaitAsync(prompt, p => p.Key != prompt.Key, () => PressOnceAsync(prompt, label, answers), ct);
    }

    private async Task PressOnceAsync(Prompt prompt, string? label, string? answers)
    {
        var at = Stopwatch.GetTimestamp();
        var pressed = label is null ? prompt.Menu : prompt.Button(label);
        if (await person.PressAsync(prompt.Message, pressed!, label is null ? role.Id : null) is not { } id)
            return;
        var turn = new SentTurn { Id = id, IsMessage = false, Channel = prompt.Message.ChannelId, Answers = answers, Text = label ?? role.Id, At = at };
        _pressed[id] = turn;
        Sent.Add(turn);
    }

    /// <summary>Waits for what fits. <paramref name="again"/> is called when the bot asks for it, and for a press also when nothing comes.</summary>
    private async Task<Prompt> WaitAsync(Prompt prompt, Func<Prompt, bool> fits, Func<Task>? again, CancellationToken ct)
    {
        var began = Stopwatch.GetTimestamp();
        var last = began;
        while (Stopwatch.GetElapsedTime(began) < plan.Patience)
        {
            var isPress = Sent.Count > 0 && !Sent[^1].IsMessage;
            var wait = isPress && again is not null ? plan.PressAgain - Stopwatch.GetElapsedTime(last) : plan.Patience - Stopwatch.GetElapsedTime(began);
            var seen = await NextAsync(wait, ct);
            if (seen?.Message is { } message && Prompt.Of(message) is { } next && fits(next))
                return next;
            var failed = seen is { Type: "interaction", State: "failed" } && isPress && Sent[^1].Failed;
            var refused = seen is { Type: "message" or "message_updated", Message: { } told } && Sent.Count > 0 && Prompt.Refuses(told, Sent[^1]);
            if (again is null || (seen is not null && !failed && !refused) || (seen is null && !isPress))
                continue;
            if (refused)
                Sent[^1].Refused = true;
            if (refused)
                // As asked: in a moment.
                await Task.Delay(plan.Think, ct);
            last = Stopwatch.GetTimestamp();
            await again();
        }
        var sent = Sent.LastOrDefault();
        throw new TimeoutException($"{Name} waited at {prompt.Key}, after {(sent?.IsMessage == true ? "message" : "interaction")} {sent?.Id}");
    }

    /// <summary>The next thing seen, its moment noted where it acknowledges a turn; null when the time is over.</summary>
    private async Task<SeenEvent?> NextAsync(TimeSpan wait, CancellationToken ct)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(wait > TimeSpan.Zero ? wait : TimeSpan.FromMilliseconds(1));
        try
        {
            var seen = await person.Events.ReadAsync(patience.Token);
            Note(seen);
            return seen;
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return null;
        }
    }

    private void Note(SeenEvent seen)
    {
        if (seen is { Type: "interaction", Id: { } id } && _pressed.TryGetValue(id, out var pressed))
        {
            if (seen.State == "failed")
                pressed.Failed = true;
            else
                pressed.Acknowledged ??= seen.At;
        }
        else if (seen is { Type: "message", Message: { Author.Bot: true } m } && _said is { Acknowledged: null } said && m.ChannelId == said.Channel && m.Id > said.Id)
            said.Acknowledged = seen.At;
    }

    private bool Chance(double share) => _random.NextDouble() < share;
}
