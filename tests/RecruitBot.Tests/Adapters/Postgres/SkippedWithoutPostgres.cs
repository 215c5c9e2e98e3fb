using RecruitBot.Tests.Shared.Postgres;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace RecruitBot.Tests.Adapters.Postgres;

/// <summary>
/// Skips, saying why, the tests of a class that inherits a contract where there is no PostgreSQL: the contract's own attributes cannot know which
/// engine they are run with. It is what orders the cases of a class, since that is asked just before they run; their order stays.
/// </summary>
public sealed class SkippedWithoutPostgres : ITestCaseOrderer
{
    public const string Type = "RecruitBot.Tests.Adapters.Postgres.SkippedWithoutPostgres";
    public const string Assembly = "RecruitBot.Tests";

    public IEnumerable<TTestCase> OrderTestCases<TTestCase>(IEnumerable<TTestCase> testCases)
        where TTestCase : ITestCase
    {
        foreach (var test in testCases)
        {
            if (PostgresPrograms.Absent is { } reason && test is XunitTestCase)
                typeof(XunitTestCase).GetProperty(nameof(XunitTestCase.SkipReason))!.SetValue(test, reason);
            yield return test;
        }
    }
}
