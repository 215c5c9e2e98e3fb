using RecruitBot.EndToEnd.Conversations;

namespace RecruitBot.EndToEnd.Browser.Support;

/// <summary>What a candidate does on the page, step by step, each with the wait for what it brings.</summary>
internal static class CandidateSteps
{
    /// <summary>From the panel into the private thread, up to the disclosure.</summary>
    public static async Task ApplyAsync(this Seat candidate, string role)
    {
        await candidate.PressAsync("Apply");
        await candidate.PickAsync(role);
        await candidate.Log.GetByText("Open conversation").Last.ClickAsync();
        await candidate.IsInAsync(role);
        await candidate.SeesAsync($"You are about to apply for: {role}");
    }

    /// <summary>From the disclosure to the first question.</summary>
    public static async Task ConsentAndFactsAsync(this Seat candidate)
    {
        await candidate.PressAsync("Continue with AI scoring");
        await candidate.HearsAsync("Fact 1 of 3");
        await candidate.PressAsync("Yes");
        await candidate.HearsAsync("Fact 2 of 3");
        await candidate.SayAsync("4");
        await candidate.HearsAsync("Fact 3 of 3");
        await candidate.PressAsync("Europe");
        await candidate.HearsAsync("Question 1 of 2");
    }

    /// <summary>From the first question to the review.</summary>
    public static async Task AnswerAsync(this Seat candidate)
    {
        await candidate.SayAsync(CandidateScript.FirstAnswer);
        await candidate.HearsAsync("one more thing about your answer");
        await candidate.SayAsync(CandidateScript.Probe);
        await candidate.HearsAsync("Question 2 of 2");
        await candidate.SayAsync(CandidateScript.SecondAnswer);
        await candidate.HearsAsync("That was everything");
    }

    /// <summary>Hands the reviewed answers in.</summary>
    public static async Task HandInAsync(this Seat candidate)
    {
        await candidate.PressAsync("Hand in");
        await candidate.HearsAsync("Handed in. Thank you!");
    }
}
