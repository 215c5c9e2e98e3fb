using RecruitBot.Core.Conversations;

namespace RecruitBot.Tests.Support;

/// <summary>Ways that many tests begin with.</summary>
public static class Paths
{
    /// <summary>A story to which nothing has to be asked.</summary>
    public const string WholeStory =
        "Last winter our sourdough collapsed in the night shift and I had to save the morning delivery. "
        + "I measured the dough temperature, replaced the warm water with water at 18 degrees and shortened the proofing by 40 minutes. "
        + "After that the waste fell from 20 loaves to 3 a day.";

    public const string HygieneStory = "A drain leaked under the flour; I had it sealed, and the inspection found no mould in a year.";

    public const string Scoring = "Continue with AI scoring";

    public const string HumanOnly = "Continue, human review only";

    /// <summary>Applies and chooses how to be rated; the first fact is open then.</summary>
    public static async Task<Heard> BeginAsync(this Office office, Person who, string choice = Scoring, string role = "baker")
    {
        await office.TypeAsync(who, "apply", ("role", role));
        return await office.PressAsync(who, choice);
    }

    /// <summary>Goes on until the first question is open.</summary>
    public static async Task<Heard> ToFirstQuestionAsync(this Office office, Person who, string choice = Scoring)
    {
        await office.BeginAsync(who, choice);
        await office.PressAsync(who, "Yes");
        await office.SayAsync(who, "4");
        return await office.SayAsync(who, "employee");
    }

    /// <summary>Goes on until all is answered.</summary>
    public static async Task<Heard> ToReviewAsync(this Office office, Person who, string choice = Scoring)
    {
        await office.ToFirstQuestionAsync(who, choice);
        await office.SayAsync(who, WholeStory);
        return await office.SayAsync(who, HygieneStory);
    }

    /// <summary>Goes all the way.</summary>
    public static async Task<Heard> HandInAsync(this Office office, Person who, string choice = Scoring)
    {
        await office.ToReviewAsync(who, choice);
        return await office.PressAsync(who, "Hand in");
    }
}
