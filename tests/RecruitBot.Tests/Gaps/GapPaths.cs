using RecruitBot.Core.Conversations;
using RecruitBot.Core.Gaps;
using RecruitBot.Core.Gaps.Entries;
using RecruitBot.Tests.Support;

namespace RecruitBot.Tests.Gaps;

/// <summary>Ways that many tests of gaps begin with.</summary>
internal static class GapPaths
{
    public const string CarPark = "Is there a car park?";

    public const string Published = "Is there a car park here?";

    public const string Words = "Yes, there is a car park for 40 cars behind the mill. It is free.";

    /// <summary>What waits for the team.</summary>
    public static async Task<IReadOnlyList<Gap>> GapsAsync(this Office office) => await office.Gaps.Queue.ListAsync(CancellationToken.None);

    /// <summary>The one gap that somebody asked so.</summary>
    public static async Task<Gap> GapAsync(this Office office, string text = CarPark) => Assert.Single(await office.GapsAsync(), g => g.Wordings.Contains(text));

    /// <summary>The id of an action about a gap.</summary>
    public static string Id(string verb, Gap gap) => ActionId.Of(verb, gap.First.Key.SessionId, GapReplies.Number(gap.First.Key.Version));

    /// <summary>Fills in the form that answers a gap.</summary>
    public static Task<Heard> AnswerAsync(this Office office, Person who, Gap gap, string answer = Words, string role = EntryReplies.AllRoles, string question = Published) =>
        office.FillAsync(who, Id(GapReplies.Verbs.AnswerForm, gap), ("question", question), ("answer", answer), ("role", role));

    /// <summary>How often somebody was told, wherever.</summary>
    /// <remarks>What a platform is given under the same nonce again it shows once.</remarks>
    public static int TimesTold(this Office office, string words = "40 cars", Place? place = null) =>
        office.Platform.All.Where(d => d.Reply.Text.Contains(words, StringComparison.Ordinal) && d.Reply.To != ReplyTo.Reviewers && (place is null || d.Place == place)).Select(d => d.Nonce).Distinct().Count();
}
