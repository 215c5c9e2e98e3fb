using RecruitBot.Discord.Model;

namespace RecruitBot.EndToEnd.Discord;

/// <summary>One thing that the candidate or the recruiter does.</summary>
/// <param name="Name">What.</param>
/// <param name="IsMessage">A message waits in its channel for the bot; a click on something is lost with the bot that should have heard of it.</param>
/// <param name="TakeAsync">Does it; returns the id of the message or the interaction.</param>
/// <param name="IsDone">Whether what it leads to is there to see.</param>
public sealed record ScriptStep(string Name, bool IsMessage, Func<Play, Task<Snowflake>> TakeAsync, Func<Play, Task<bool>> IsDone)
{
    /// <summary>Takes the step and waits for what it leads to.</summary>
    public async Task PlayAsync(Play play)
    {
        play.Since = await TakeAsync(play);
        await play.DoneAsync(this);
    }
}
