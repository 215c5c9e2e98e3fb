using RecruitBot.Core.Assistant.Orchestration;
using RecruitBot.Core.Commands;

namespace RecruitBot.Core.Conversations;

/// <summary>
/// What is said to a wish that a model read out of somebody's words: it is offered, and done only when the speaker presses the button, since a model's reading is
/// nobody's act.
/// </summary>
internal static class WishReplies
{
    /// <summary>Said to a greeting.</summary>
    public const string Greeting = "Hello! Ask me about our roles, or type /jobs to see them and /help for everything else.";

    /// <summary>Says it; nothing for a wish whose fulfilment is shown and not recorded.</summary>
    public static void Say(TurnDraft draft, PlainIntent wish, OfferedRole? role)
    {
        switch (wish)
        {
            case PlainIntent.Apply when role is { TakesApplications: true }:
                draft.Say(
                    new Reply($"Do you want to apply for {role.Title}? You are told first what happens, and you can stop at any time.")
                    {
                        Buttons = [new(ActionId.Of(CandidateCommands.Apply, role.Id), "Apply", ButtonStyle.Primary)],
                    }
                );
                break;
            case PlainIntent.Apply when role is not null:
                draft.Say($"{role.Title} takes no applications right now. Type /jobs to see the open roles.");
                break;
            case PlainIntent.Apply:
                draft.Say("To apply, type /jobs and choose a role; you are told first what happens.");
                break;
            case PlainIntent.Person:
                draft.Say(new Reply("Do you want to talk to a person of the recruiting team?") { Buttons = AnswerReplies.PersonButton(draft.State.Id) });
                break;
            case PlainIntent.Withdraw:
                draft.Say("To end an application, type /withdraw; I ask you before anything happens.");
                break;
            case PlainIntent.Status:
                break;
            default:
                draft.Say(Greeting);
                break;
        }
    }
}
