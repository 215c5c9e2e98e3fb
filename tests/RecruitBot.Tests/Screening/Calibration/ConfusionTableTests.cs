using FsCheck;
using FsCheck.Fluent;
using RecruitBot.Core.Screening.Calibration;

namespace RecruitBot.Tests.Screening.Calibration;

public sealed class ConfusionTableTests
{
    [Fact]
    public void An_answer_that_cannot_be_placed_is_neither_exact_nor_near()
    {
        var table = ConfusionTable.Empty.With(1, 1).With(1, 2).With(1, null).With(5, 3);

        Assert.Equal((4, 1, 2), (table.Count, table.Exact, table.Adjacent));
        Assert.Equal(1, table[1, null]);
        Assert.Equal("exact 1 of 4 (25 %), exact or adjacent 2 of 4 (50 %)", table.Figures());
    }

    [Theory]
    [InlineData(6, 3, 1, true)] // 60 % and 90 %: on the floors
    [InlineData(5, 4, 1, false)] // 50 % exact
    [InlineData(7, 1, 2, false)] // 80 % near
    [InlineData(0, 0, 0, false)] // nothing shows nothing
    public void Both_floors_must_be_reached(int exact, int near, int far, bool reaches)
    {
        var table = ConfusionTable.Empty;
        for (var i = 0; i < exact; i++)
            table = table.With(3, 3);
        for (var i = 0; i < near; i++)
            table = table.With(3, 4);
        for (var i = 0; i < far; i++)
            table = table.With(5, 1);

        Assert.Equal(reaches, table.ReachesFloors);
    }

    [Fact]
    public void Any_table_is_read_back_as_it_was_written()
    {
        var cell = Gen.Zip(Gen.Choose(1, 5), Gen.Choose(0, 5));
        Prop.ForAll(
                cell.ListOf().ToArbitrary(),
                cells =>
                {
                    var table = cells.Aggregate(ConfusionTable.Empty, (t, c) => t.With(c.Item1, c.Item2 == 0 ? null : c.Item2));
                    return ConfusionTable.TryParse(table.ToString(), out var read) && read.Equals(table) && read.Count == cells.Count;
                })
            .QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData("1>1")]
    [InlineData("0>1:2")]
    [InlineData("6>1:2")]
    [InlineData("1>6:2")]
    [InlineData("1>1:0")]
    [InlineData("1>1:-3")]
    [InlineData("1>1:2 1>1:3")]
    [InlineData("1>1:99999999999")]
    public void What_is_no_table_is_refused(string text) => Assert.False(ConfusionTable.TryParse(text, out _));
}
