using RecruitBot.Core.Screening.Panel;

namespace RecruitBot.Tests.Screening.Panel;

/// <summary>What a model writes is used when it is exactly what was asked for, and is otherwise of no use.</summary>
public sealed class PanelReplyTests
{
    private static readonly string[] Answers = ["I measured the dough and cooled the water.", "Waste fell from 20 loaves to 3."];

    [Theory]
    [InlineData("""{"quotes":[{"answer":0,"text":"cooled the water"}],"because":"It is so.","enough":true,"level":4}""", 4)]
    [InlineData("""{"level":2,"enough":true,"because":"","quotes":[{"answer":1,"text":"fell from 20 loaves"},{"answer":0,"text":"I measured the dough"}]}""", 2)]
    [InlineData("```json\n{\"quotes\":[{\"answer\":0,\"text\":\"cooled the water\"}],\"because\":\"x\",\"enough\":true,\"level\":1}\n```", 1)]
    [InlineData("""{"quotes":[],"because":"Nothing is told.","enough":false,"level":null}""", null)]
    public void What_was_asked_for_is_read(string text, int? level)
    {
        var run = PanelReply.Read(text, Answers);
        Assert.Equal((level, null), (run.Level, run.Fault));
    }

    [Theory]
    [InlineData("", PanelFault.Unreadable)]
    [InlineData("Level 4.", PanelFault.Unreadable)]
    [InlineData("4", PanelFault.Unreadable)]
    [InlineData("null", PanelFault.Unreadable)]
    [InlineData("[]", PanelFault.Unreadable)]
    [InlineData("{\"quotes\":[{\"answer\":0,\"text\":\"cooled the wat", PanelFault.Unreadable)]
    [InlineData("""{"quotes":[{"answer":0,"text":"cooled the water"}],"because":"x","enough":true,"level":4} and more""", PanelFault.Unreadable)]
    [InlineData("""{"quotes":[{"answer":0,"text":"cooled the water"}],"because":"x","enough":true,"level":6}""", PanelFault.Unreadable)]
    [InlineData("""{"quotes":[{"answer":0,"text":"cooled the water"}],"because":"x","enough":true,"level":0}""", PanelFault.Unreadable)]
    [InlineData("""{"quotes":[{"answer":0,"text":"cooled the water"}],"because":"x","enough":true,"level":4.5}""", PanelFault.Unreadable)]
    [InlineData("""{"quotes":[{"answer":0,"text":"cooled the water"}],"because":"x","enough":true,"level":"5"}""", PanelFault.Unreadable)]
    [InlineData("""{"quotes":[{"answer":0,"text":"cooled the water"}],"because":"x","enough":true,"level":null}""", PanelFault.Unreadable)]
    [InlineData("""{"quotes":[],"because":"x","enough":false,"level":1}""", PanelFault.Unreadable)]
    [InlineData("""{"quotes":[{"answer":0,"text":"cooled the water"}],"enough":true,"level":4}""", PanelFault.Unreadable)]
    [InlineData("""{"quotes":"cooled the water","because":"x","enough":true,"level":4}""", PanelFault.Unreadable)]
    [InlineData("""{"quotes":[],"because":"x","enough":true,"level":4}""", PanelFault.NoQuote)]
    [InlineData("""{"quotes":[{"answer":0,"text":"cooled the milk"}],"because":"x","enough":true,"level":4}""", PanelFault.FalseQuote)]
    [InlineData("""{"quotes":[{"answer":0,"text":"cooled the water"},{"answer":1,"text":"to 2."}],"because":"x","enough":true,"level":4}""", PanelFault.FalseQuote)]
    [InlineData("""{"quotes":[{"answer":1,"text":"cooled the water"}],"because":"x","enough":true,"level":4}""", PanelFault.FalseQuote)]
    [InlineData("""{"quotes":[{"answer":2,"text":"cooled the water"}],"because":"x","enough":true,"level":4}""", PanelFault.FalseQuote)]
    [InlineData("""{"quotes":[{"answer":-1,"text":"cooled the water"}],"because":"x","enough":true,"level":4}""", PanelFault.FalseQuote)]
    [InlineData("""{"quotes":["cooled the water"],"because":"x","enough":true,"level":4}""", PanelFault.FalseQuote)]
    [InlineData("""{"quotes":[{"answer":0,"text":null}],"because":"x","enough":true,"level":4}""", PanelFault.FalseQuote)]
    public void Anything_else_is_of_no_use(string text, PanelFault fault)
    {
        var run = PanelReply.Read(text, Answers);
        Assert.Equal((null, fault), (run.Level, run.Fault));
        Assert.Empty(run.Evidence);
    }

    [Fact]
    public void Nothing_that_is_deep_or_long_gets_through()
    {
        Assert.Equal(PanelFault.Unreadable, PanelReply.Read(new string('[', 100_000), Answers).Fault);
        var quotes = string.Join(',', Enumerable.Repeat("""{"answer":0,"text":"cooled the water"}""", 13));
        Assert.Equal(PanelFault.Unreadable, PanelReply.Read($$"""{"quotes":[{{quotes}}],"because":"x","enough":true,"level":4}""", Answers).Fault);
        var run = PanelReply.Read($$"""{"quotes":[{"answer":0,"text":"cooled the water"}],"because":"{{new string('x', 5000)}}","enough":true,"level":4}""", Answers);
        Assert.InRange(run.Because.Length, 1, 500);
    }
}
