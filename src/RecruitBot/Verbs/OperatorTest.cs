using RecruitBot.Core.Privacy;

namespace RecruitBot.Verbs;

/// <summary>The consent of whoever runs the program at the command line, for a question that is part of no session.</summary>
internal static class OperatorTest
{
    /// <summary>A grant for a purpose.</summary>
    public static ConsentGrant Grant(string purpose, TimeProvider time) =>
        ConsentGate.TryGrant([new ConsentEntry("operator-test", ConsentPurpose.OperatorTest, "", time.GetUtcNow(), null)], purpose)!;
}
