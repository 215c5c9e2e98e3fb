using RecruitBot.Core.Knowledge;

namespace RecruitBot.Tests.Knowledge;

/// <summary>What is remembered of a conversation: the latest questions whole, the older ones by what they were about, and never more than that.</summary>
public sealed class ConversationMemoryTests
{
    [Fact]
    public void Nothing_was_asked() => Assert.Equal("", ConversationMemory.Empty.Summary(q => q));

    [Fact]
    public void The_latest_stand_word_for_word_with_where_they_were_answered_from() =>
        Assert.Equal(
            "asked: what does it pay? (answered from: pay.md, Market)\nasked: and where (not answered)",
            ConversationMemory.Empty.With(new Exchange("what does it pay?", "pay.md, Market") { WasShown = true }).With(new Exchange("and\nwhere", null) { WasShown = true }).Summary(q => q)
        );

    [Fact]
    public void It_does_not_grow_with_the_conversation()
    {
        var memory = ConversationMemory.Empty;
        for (var i = 0; i < 1000; i++)
            memory = memory.With(new Exchange("q" + i, i % 3 == 0 ? null : $"source{i % 40}.md, Section") { WasShown = true });
        Assert.Equal(["q997", "q998", "q999"], memory.Latest.Select(e => e.Question));
        Assert.Equal(997, memory.Older);
        Assert.Equal(8, memory.Topics.Count);
        Assert.Equal(memory.Topics.Distinct(), memory.Topics);
    }

    [Fact]
    public void What_no_model_was_shown_and_what_was_taken_back_is_shown_to_none()
    {
        var memory = ConversationMemory.Empty
            .With(new Exchange("before consent", "a.md, A") { MessageId = "m1" })
            .With(new Exchange("deleted", "b.md, B") { MessageId = "m2", WasShown = true })
            .With(new Exchange("asked", "c.md, C") { MessageId = "m3", WasShown = true })
            .Withheld("m2");
        Assert.Equal("asked: asked (answered from: c.md, C)", memory.Summary(q => q));
        for (var i = 0; i < 5; i++)
            memory = memory.With(new Exchange("later", null) { WasShown = true });
        Assert.DoesNotContain("a.md", memory.Summary(q => q), StringComparison.Ordinal);
        Assert.DoesNotContain("b.md", memory.Summary(q => q), StringComparison.Ordinal);
    }
}
