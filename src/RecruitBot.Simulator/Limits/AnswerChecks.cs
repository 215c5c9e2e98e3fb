using System.Text.Json;
using RecruitBot.Discord.Model;
using RecruitBot.Simulator.Web;

namespace RecruitBot.Simulator.Limits;

/// <summary>First answers to interactions (interactions/receiving-and-responding, Interaction Response Object).</summary>
internal static class AnswerChecks
{
    private static readonly Limit Kinds = new(1, 12, "interactions/receiving-and-responding, Interaction Callback Type");

    /// <param name="call">The request.</param>
    /// <param name="shown">The message with the button or menu that was used; null when there is none.</param>
    public static InteractionResponse First(Call call, Message? shown)
    {
        if (call.Body.ValueKind != JsonValueKind.Object)
            throw ApiFault.InvalidForm(FormErrors.One("", "BASE_TYPE_INVALID", "Expected an object."));
        var errors = new FormErrors();
        var answer = new Fields(call.Body, "", errors);
        var kind = (InteractionAnswer?)answer.Number("type", Kinds, required: true);
        errors.ThrowIfAny();
        var data = answer.Has("data") ? call.Body.GetProperty("data") : JsonElement.Parse("{}");
        var fields = new Fields(data, "data", errors);
        switch (kind)
        {
            case InteractionAnswer.Message:
                MessageChecks.Draft(call, data, "data", MessageUse.Answer);
                break;
            case InteractionAnswer.UpdateMessage:
                MessageChecks.Draft(call, data, "data", MessageUse.Change, shown);
                break;
            case InteractionAnswer.DeferredMessage:
                Deferral(fields);
                break;
            case InteractionAnswer.Autocomplete:
                foreach (var choice in fields.List("choices", LimitTable.Suggestions, required: true))
                    ChoiceChecks.Suggestion(choice);
                break;
            case InteractionAnswer.Form:
                FormChecks.Check(fields);
                break;
        }
        errors.ThrowIfAny();
        return call.Read<InteractionResponse>();
    }

    /// <summary>A deferral carries nothing but whether it is for one person only.</summary>
    private static void Deferral(Fields data)
    {
        if (data.Number("flags", new Limit(0, int.MaxValue, "")) is { } flags && (flags & ~(int)MessageFlags.Ephemeral) != 0)
            data.Wrong("flags", "MESSAGE_FLAGS_INVALID", "Only the ephemeral flag can be set while the answer is deferred.");
    }
}
