using RecruitBot.Core.Sessions;
using RecruitBot.EndToEnd.Support;

namespace RecruitBot.EndToEnd.Conversations;

/// <summary>Questions that lean on those before them, in a conversation over the knowledge that is shipped.</summary>
public sealed class FollowUpTests
{
    [Fact]
    public async Task And_juniors_is_understood_from_the_question_before_also_after_a_restart()
    {
        await using var folder = new ProgramFolder(shippedKnowledge: true);
        var alice = folder.Start("chat", "--user", "Alice");
        await alice.ReplyAsync();
        var senior = await alice.SayAsync("What does a senior Django developer make?");
        Assert.Contains("$130,000", senior, StringComparison.Ordinal);
        // The guides are of 2024, and figures of money age.
        Assert.Contains("What is said of 2024 may be out of date.", senior, StringComparison.Ordinal);
        (await alice.EndAsync()).ExitsWell();

        alice = folder.Start("chat", "--user", "Alice");
        await alice.ReplyAsync();
        var junior = await alice.SayAsync("and juniors?");
        Assert.Contains("$70,000 and $95,000", junior, StringComparison.Ordinal);
        Assert.Contains("may be out of date", junior, StringComparison.Ordinal);
        Assert.Contains("The guides don't say", await alice.SayAsync("and in Berlin?"), StringComparison.Ordinal);
        (await alice.EndAsync()).ExitsWell();

        var enquiry = Assert.Single(await folder.SessionsAsync(), s => s.Head.Purpose == SessionPurpose.Enquiry);
        Assert.Equal("and juniors?", enquiry.All<QuestionAnswered>()[1].Question);
        (await folder.RunAsync("replay", enquiry.Head.SessionId)).Well();
    }

    [Fact]
    public async Task Roles_are_compared_by_what_each_of_them_states()
    {
        await using var folder = new ProgramFolder(shippedKnowledge: true);
        var answer = (await folder.RunAsync("ask", "Which of the roles are for seniors?")).Well().Out;
        Assert.Contains("Senior Django Developer: senior", answer, StringComparison.Ordinal);
        Assert.Contains("Backend Django Developer: not stated", answer, StringComparison.Ordinal);
    }
}
