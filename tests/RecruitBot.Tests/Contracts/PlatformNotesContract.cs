using RecruitBot.Core.Sessions;

namespace RecruitBot.Tests.Contracts;

/// <summary>What every keeper of a platform's notes does. An engine's own tests inherit this and say how to open it.</summary>
public abstract class PlatformNotesContract
{
    private static readonly CancellationToken None = CancellationToken.None;

    /// <summary>Opens the notes of this test: empty the first time, then with what was saved.</summary>
    protected abstract Task<IPlatformNotes> OpenAsync();

    [Fact]
    public async Task What_was_saved_is_found_until_it_is_removed()
    {
        var notes = await OpenAsync();
        Assert.Null(await notes.FindAsync("discord", "card.s1", None));
        await notes.SaveAsync("discord", "card.s1", "111/222", None);
        Assert.Equal("111/222", await notes.FindAsync("discord", "card.s1", None));
        await notes.RemoveAsync("discord", "card.s1", None);
        await notes.RemoveAsync("discord", "card.s1", None);
        Assert.Null(await notes.FindAsync("discord", "card.s1", None));
    }

    [Fact]
    public async Task The_last_value_counts_and_platforms_do_not_share_keys()
    {
        var notes = await OpenAsync();
        await notes.SaveAsync("discord", "seen.1", "10", None);
        await notes.SaveAsync("discord", "seen.1", "11", None);
        await notes.SaveAsync("other", "seen.1", "99", None);
        Assert.Equal("11", await notes.FindAsync("discord", "seen.1", None));
        await notes.RemoveAsync("discord", "seen.1", None);
        Assert.Equal("99", await notes.FindAsync("other", "seen.1", None));
    }

    [Fact]
    public async Task Notes_are_listed_by_the_beginning_of_their_key_in_order()
    {
        var notes = await OpenAsync();
        foreach (var key in new[] { "card.b", "card.a", "card.A", "card", "Card.x", "seen.1", "card_x", "card.%" })
            await notes.SaveAsync("discord", key, key.ToUpperInvariant(), None);
        await notes.SaveAsync("other", "card.z", "z", None);
        Assert.Equal(
            [new("card.%", "CARD.%"), new("card.A", "CARD.A"), new("card.a", "CARD.A"), new("card.b", "CARD.B")],
            await notes.ListAsync("discord", "card.", None)
        );
        Assert.Equal(8, (await notes.ListAsync("discord", "", None)).Count);
        Assert.Empty(await notes.ListAsync("discord", "none", None));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\0\\ud800")]
    [InlineData("\ud83d")]
    [InlineData("' OR 1=1 --")]
    public async Task Any_text_comes_back_as_it_was(string text)
    {
        var notes = await OpenAsync();
        await notes.SaveAsync("discord", "k" + text, text, None);
        Assert.Equal(text, await notes.FindAsync("discord", "k" + text, None));
        Assert.Equal(new PlatformNote("k" + text, text), Assert.Single(await notes.ListAsync("discord", "k", None)));
    }

    [Fact]
    public async Task Notes_outlive_the_program()
    {
        await (await OpenAsync()).SaveAsync("discord", "seen.1", "10", None);
        Assert.Equal("10", await (await OpenAsync()).FindAsync("discord", "seen.1", None));
    }

    [Fact]
    public async Task Many_at_once_lose_nothing()
    {
        var notes = await OpenAsync();
        await Task.WhenAll(Enumerable.Range(0, 40).Select(i => Task.Run(async () => await notes.SaveAsync("discord", $"n.{i:00}", $"{i}", None))));
        Assert.Equal(Enumerable.Range(0, 40).Select(i => $"{i}"), (await notes.ListAsync("discord", "n.", None)).Select(n => n.Value));
    }
}
