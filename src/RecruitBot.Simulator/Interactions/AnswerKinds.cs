using RecruitBot.Discord.Model;

namespace RecruitBot.Simulator.Interactions;

/// <summary>Which answers fit which interactions (interactions/receiving-and-responding, Interaction Callback Type).</summary>
internal static class AnswerKinds
{
    public static bool Fit(PendingInteraction pending, InteractionAnswer answer) =>
        answer switch
        {
            InteractionAnswer.Autocomplete => pending.Type == InteractionType.Autocomplete,
            _ when pending.Type == InteractionType.Autocomplete => false,
            InteractionAnswer.Message or InteractionAnswer.DeferredMessage => true,
            // A form that was opened by a component may change the component's message.
            InteractionAnswer.DeferredUpdate or InteractionAnswer.UpdateMessage => pending.Message is not null,
            InteractionAnswer.Form => pending.Type is InteractionType.Command or InteractionType.Component,
            _ => false,
        };
}
