using RecruitBot.Adapters.Postgres;

namespace RecruitBot.Tests.Adapters.Postgres;

/// <summary>What a connection string is completed with, and what it says itself.</summary>
public sealed class PostgresAddressTests
{
    [Theory]
    [InlineData("", 0)]
    [InlineData(";Command Timeout=30", 30)]
    [InlineData(";CommandTimeout=7", 7)]
    public void A_command_waits_for_an_erasure_as_long_as_it_takes_unless_the_operator_says_otherwise(string more, int seconds) =>
        Assert.Equal(seconds, PostgresAddress.Read("Host=h;Username=u" + more).Settings.CommandTimeout);

    [Fact]
    public void A_connection_that_holds_locks_waits_for_nobody() => Assert.Equal(3, PostgresAddress.Read("Host=h;Username=u").ForLocks().Settings.CommandTimeout);

    [Fact]
    public void A_server_that_is_gone_is_noticed_while_a_command_waits_for_it() => Assert.NotEqual(0, PostgresAddress.Read("Host=h;Username=u").Settings.TcpKeepAliveTime);
}
