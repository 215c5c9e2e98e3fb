using RecruitBot.Core.Screening.Calibration;
using RecruitBot.Tests.Support;

namespace RecruitBot.Tests.Screening.Calibration;

public sealed class CalibrationRecordTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Measurements_are_read_back_and_the_same_one_is_kept_once()
    {
        CalibrationRecord.Read(folder.Path).Add([One("miller", 1), One("baker", 1)], folder.Path);
        CalibrationRecord.Read(folder.Path).Add([One("baker", 1), One("baker", 2)], folder.Path);
        var record = CalibrationRecord.Read(folder.Path);

        Assert.Empty(record.Problems);
        Assert.Equal([1, 2], record.Of("baker").Select(m => m.Version));
        Assert.Equal("1>1:2 5>-:1", record.Of("baker")[0].Criteria[0].Table.ToString());
        Assert.Equal(("bread", 0), (record.Of("baker")[0].Criteria[1].CriterionId, record.Of("baker")[0].Criteria[1].Table.Count));
        Assert.Single(record.Of("miller"));
        Assert.Empty(record.Of("bak"));
    }

    [Fact]
    public void A_measurement_that_comes_back_is_the_latest_again()
    {
        foreach (var version in new[] { 1, 2, 1 })
            CalibrationRecord.Read(folder.Path).Add([One("baker", version)], folder.Path);

        Assert.Equal([1, 2, 1], CalibrationRecord.Read(folder.Path).Of("baker").Select(m => m.Version));
    }

    [Fact]
    public void Only_so_many_are_kept()
    {
        for (var version = 1; version <= CalibrationRecord.KeptForEachRole + 5; version++)
            CalibrationRecord.Read(folder.Path).Add([One("baker", version)], folder.Path);

        Assert.Equal(Enumerable.Range(6, CalibrationRecord.KeptForEachRole), CalibrationRecord.Read(folder.Path).Of("baker").Select(m => m.Version));
    }

    [Fact]
    public void A_line_that_is_none_is_a_problem_and_the_others_count()
    {
        var hash = new string('a', 64);
        var record = CalibrationRecord.Parse($"# note\n  cakes 1>1:2\nbaker one x {hash}\nbaker 1 x {hash}\n  cakes 1>1:2\n  bread nonsense\n<<<<<<< HEAD\n");

        Assert.Equal([2, 3, 6, 7], record.Problems.Select(p => p.Line));
        Assert.Equal(2, Assert.Single(record.Of("baker")).Table.Count);
        Assert.Empty(CalibrationRecord.Read(folder["nowhere"]).Of("baker"));
    }

    private static RoleCalibration One(string role, int version) =>
        new(
            role, version, "offline/3", new string((char)('a' + version % 6), 64),
            [new("cakes", ConfusionTable.Empty.With(1, 1).With(1, 1).With(5, null), []), new("bread", ConfusionTable.Empty, [])]);
}
