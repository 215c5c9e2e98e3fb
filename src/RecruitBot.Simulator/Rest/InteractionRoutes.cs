using RecruitBot.Discord.Model;
using RecruitBot.Simulator.Interactions;
using RecruitBot.Simulator.Limits;
using RecruitBot.Simulator.Web;
using RecruitBot.Simulator.World;

namespace RecruitBot.Simulator.Rest;

/// <summary>Answers to interactions: the first one, and those that follow it (interactions/receiving-and-responding, Endpoints).</summary>
internal sealed class InteractionRoutes(SimulatedWorld world, InteractionDesk desk, FirstAnswers first, FollowUps followUps, MessageView view)
{
    public void Map(RestPipeline rest)
    {
        const Credential token = Credential.InteractionToken;
        rest.On("POST", "/interactions/{interaction}/{token}/callback", Respond, token);
        rest.On("POST", "/webhooks/{application}/{token}", Create, token);
        rest.On("GET", "/webhooks/{application}/{token}/messages/{message}", call => Show(Find(Pending(call), call)), token);
        rest.On("PATCH", "/webhooks/{application}/{token}/messages/{message}", Edit, token);
        rest.On("DELETE", "/webhooks/{application}/{token}/messages/{message}", Delete, token);
    }

    private JsonAnswer? Respond(Call call)
    {
        var pending = desk.Find(call.Id("interaction"), call.Text("token"));
        var shown = pending.Message is { } used ? world.Messages.Find(used)?.Message : null;
        var response = AnswerChecks.First(call, shown);
        var allowed = call.Body.TryGetProperty("data", out var data) ? Allowed.In(data, Mentions.UsersOnly) : Mentions.UsersOnly;
        var message = first.Take(pending, response, allowed, call.Files);
        if (!call.QueryFlag("with_response"))
            return null;
        var made = message is null ? null : Show(message);
        return new JsonAnswer(
            200,
            new
            {
                Interaction = new { pending.Id, pending.Type, ResponseMessageId = made?.Id },
                Resource = new { response.Type, Message = made },
            }
        );
    }

    private Message Create(Call call)
    {
        var pending = Pending(call);
        var draft = MessageChecks.FollowUp(call);
        return Show(followUps.Create(pending, draft, Allowed.In(call.Body, Mentions.UsersOnly), call.Files));
    }

    private Message Edit(Call call)
    {
        var pending = Pending(call);
        var old = Find(pending, call);
        var draft = MessageChecks.Edit(call, old.Message);
        var allowed = Allowed.In(call.Body, Mentions.UsersOnly);
        return Show(
            IsOriginal(call)
                ? followUps.EditOriginal(pending, draft, allowed, call.Files)
                : followUps.Edit(old, draft, allowed, call.Files)
        );
    }

    private object? Delete(Call call)
    {
        var pending = Pending(call);
        if (IsOriginal(call))
            followUps.DeleteOriginal(pending);
        else
            followUps.Delete(Find(pending, call));
        return null;
    }

    private PendingInteraction Pending(Call call) => desk.FindByToken(call.Id("application"), call.Text("token"));

    private StoredMessage Find(PendingInteraction pending, Call call) =>
        IsOriginal(call) ? followUps.Original(pending) : followUps.Find(pending, call.Id("message"));

    private static bool IsOriginal(Call call) => call.Text("message") == "@original";

    private Message Show(StoredMessage message) => view.Plain(message);
}
