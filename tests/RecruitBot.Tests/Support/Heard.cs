using RecruitBot.Core.Conversations;

namespace RecruitBot.Tests.Support;

/// <summary>What a turn led to: what was shown to the speaker at once, and what was delivered to which place.</summary>
public sealed record Heard(Place Place, IReadOnlyList<Reply> Shown, IReadOnlyList<Delivered> Delivered)
{
    /// <summary>What reached the place where the turn was taken, shown or delivered.</summary>
    public IReadOnlyList<Reply> Here => [.. Shown, .. At(Place)];

    /// <summary>What reached the reviewers.</summary>
    public IReadOnlyList<Reply> Reviewers => At(Place.Reviewers(Place.Platform));

    /// <summary>Every reply, wherever it went.</summary>
    public IEnumerable<Reply> All => Shown.Concat(Delivered.Select(d => d.Reply));

    /// <summary>The words that reached the place where the turn was taken.</summary>
    public string Text => Words(Here);

    /// <summary>What was delivered to a place.</summary>
    public IReadOnlyList<Reply> At(Place place) => [.. Delivered.Where(d => d.Place == place).Select(d => d.Reply)];

    /// <summary>The words of replies, cards included.</summary>
    public static string Words(IEnumerable<Reply> replies) =>
        string.Join(
            "\n",
            replies.Select(r =>
                string.Join(
                    "\n",
                    [r.Text, .. r.Card is { } c ? (string[])[c.Title, c.Body, .. c.Fields.Select(f => f.Name + "\n" + f.Value), c.Footer ?? ""] : []]
                )
            )
        );
}
