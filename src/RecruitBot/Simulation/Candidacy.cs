using RecruitBot.Core.Conversations;
using RecruitBot.Core.Roles;
using RecruitBot.Core.Screening;
using RecruitBot.Discord.Model;
using RecruitBot.Simulator.Acting;

namespace RecruitBot.Simulation;

/// <summary>Plays one application through the chat: from the panel to what the recruiter decides, with everything that is said told on.</summary>
public sealed class Candidacy(SimulatedPerson candidate, SimulatedPerson recruiter, Role role, Persona persona, Action<string, string> tell)
{
    private readonly Dictionary<string, int> _given = new(StringComparer.Ordinal);
    private bool _asked;
    private bool _rested;

    /// <summary>Runs it to the end; returns what the candidate heard last.</summary>
    /// <exception cref="ActingException">The bot did not say what was waited for.</exception>
    public async Task<string> RunAsync(CancellationToken ct)
    {
        await AskAsync(ct);
        var message = await ApplyAsync(ct);
        while (ItemOf(message) is { } item)
        {
            await AnswerAsync(message, item, ct);
            message = await ShownAsync(m => ItemOf(m) is not null || Has(m, "Hand in") || Has(m, "Continue"), "the next question", ct);
            if (Has(message, "Continue"))
            {
                await PressAsync(candidate, message, "Continue", ct);
                message = await ShownAsync(m => ItemOf(m) is not null, "the question again", ct);
            }
        }
        await PressAsync(candidate, message, "Hand in", ct);
        await ShownAsync(m => m.Content.Contains("Handed in", StringComparison.Ordinal), "that it was handed in", ct);
        await DecideAsync(ct);
        return (await ShownAsync(m => m.Author?.Bot == true && !Has(m, "Hand in"), "the outcome", ct)).Content;
    }

    private async Task AskAsync(CancellationToken ct)
    {
        if (persona.Asks.Count == 0)
            return;
        var direct = await candidate.DirectAsync(ct);
        foreach (var question in persona.Asks)
        {
            await SayAsync(direct.Id, question, ct);
            var welcome = await ShownAsync(m => m.ChannelId == direct.Id && m.Author?.Bot == true, "an answer", ct);
            // Whoever writes for the first time is welcomed before the answer.
            if (welcome.Content.Contains("I am an AI", StringComparison.OrdinalIgnoreCase))
                await ShownAsync(m => m.ChannelId == direct.Id && m.Author?.Bot == true, "an answer", ct);
        }
    }

    private async Task<Message> ApplyAsync(CancellationToken ct)
    {
        var apply = candidate.Channel("apply");
        var panel = (await candidate.MessagesAsync(apply.Id, cancellationToken: ct)).Last(m => Has(m, "Apply"));
        await PressAsync(candidate, panel, "Apply", ct);
        var menu = await candidate.ExpectAsync(m => m.Flags?.HasFlag(MessageFlags.Ephemeral) == true && m.Components is { Count: > 0 }, "the menu of roles", ct);
        tell(persona.Name, $"[picks {role.Title}]");
        await candidate.PickAsync(menu, role.Id, ct);
        var consent = await ShownAsync(m => Has(m, "Not now"), "the disclosure", ct);
        await PressAsync(candidate, consent, persona.Consent == "human" ? "Continue, human review only" : "Continue with AI scoring", ct);
        return await ShownAsync(m => ItemOf(m) is not null, "the first question", ct);
    }

    private async Task AnswerAsync(Message message, string item, CancellationToken ct)
    {
        var parts = item.Split('.');
        if (Has(message, "That is all"))
            await PressAsync(candidate, message, "That is all", ct);
        else if (parts[0] == "k")
            await FactAsync(message, role.FindKnockout(parts[1])!, ct);
        else if (!_asked && persona.AsksInBetween.Count > 0)
        {
            _asked = true;
            await SayAsync(message.ChannelId, persona.AsksInBetween[0], ct);
        }
        else if (!_rested && persona.TakesBreak)
        {
            _rested = true;
            await PressAsync(candidate, message, "Take a break", ct);
        }
        else if (parts.Length > 2 && persona.SkipsProbes)
            await PressAsync(candidate, message, "Skip", ct);
        else
            await SayAsync(message.ChannelId, Words(role.FindCriterion(parts[1])!), ct);
    }

    private string Words(Criterion criterion)
    {
        var given = _given.GetValueOrDefault(criterion.Id);
        _given[criterion.Id] = given + 1;
        return persona.AnswerTo(criterion, role.Criteria.TakeWhile(c => c.Id != criterion.Id).Count(), given);
    }

    private async Task FactAsync(Message message, Knockout fact, CancellationToken ct)
    {
        var wanted = fact.Require.Count > 0 ? fact.Require[0] : fact.Choices.Count > 0 ? fact.Choices[0] : "yes";
        if (fact.Type == KnockoutType.Number)
            await SayAsync(message.ChannelId, wanted, ct);
        else
            await PressAsync(
                candidate,
                message,
                SimulatedPerson.Parts(message.Components).First(c => string.Equals(c.Label, wanted, StringComparison.OrdinalIgnoreCase)).Label!,
                ct
            );
    }

    private async Task DecideAsync(CancellationToken ct)
    {
        // The card of an application before may just have changed.
        var card = await recruiter.ExpectAsync(
            m => Has(m, "Advance") && m.Author?.Bot == true && SimulatedPerson.TextOf(m).Contains(persona.Name, StringComparison.Ordinal),
            "the card",
            ct
        );
        tell("Card", SimulatedPerson.TextOf(card));
        var button = char.ToUpperInvariant(persona.Decision[0]) + persona.Decision[1..];
        tell(recruiter.Me.GlobalName ?? "Recruiter", $"[{button}]");
        await recruiter.PressAsync(card, button, cancellationToken: ct);
        if (persona.Decision != "decline")
            return;
        var form = await recruiter.ExpectFormAsync(ct);
        var kind = SimulatedPerson.Parts(form.Components).Concat((form.Components ?? []).Select(c => c.Inner!)).First(c => c?.Type == ComponentType.StringSelect);
        await recruiter.FillAsync(form, new() { [kind.CustomId!] = new[] { kind.Options![0].Value }, ["reason"] = "The answers stay general.", ["message"] = "" }, ct);
    }

    private async Task SayAsync(Snowflake channel, string text, CancellationToken ct)
    {
        tell(persona.Name, text);
        await candidate.SayAsync(channel, text, ct);
    }

    private async Task PressAsync(SimulatedPerson person, Message message, string button, CancellationToken ct)
    {
        tell(persona.Name, $"[{button}]");
        await person.PressAsync(message, button, cancellationToken: ct);
    }

    /// <summary>Tells everything that the bot says until what fits comes.</summary>
    private Task<Message> ShownAsync(Func<Message, bool> fits, string what, CancellationToken ct) =>
        candidate.ExpectAsync(
            m =>
            {
                if (m.Author?.Bot == true && m.Embeds.Count + m.Content.Length > 0)
                    tell("RecruitBot", SimulatedPerson.TextOf(m));
                return fits(m);
            },
            what,
            ct
        );

    /// <summary>The item of the script that a question puts, as its Skip button carries it; null when the message is no question.</summary>
    private static string? ItemOf(Message message) =>
        SimulatedPerson
            .Parts(message.Components)
            .Select(c => ActionId.Parse(c.CustomId))
            .FirstOrDefault(id => id?.Verb == ScreeningReplies.Verbs.Skip)
            is { } skip
            ? skip[1]
            : null;

    private static bool Has(Message message, string label) => SimulatedPerson.Parts(message.Components).Any(c => c.Label == label);
}
