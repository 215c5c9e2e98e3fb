using System.Net;
using System.Net.Sockets;
using System.Text;
using RecruitBot.Adapters.Documents;
using RecruitBot.Configuration;
using RecruitBot.Core.Conversations;
using RecruitBot.Core.Knowledge.Documents;

namespace RecruitBot.Tests.Adapters.Documents;

/// <summary>Files are fetched from where the platform keeps them and nowhere else, with a bound of size and time.</summary>
public sealed class GivenFilesTests
{
    [Theory]
    [InlineData("https://cdn.discordapp.com/attachments/1/2/cv.pdf?ex=1", true)]
    [InlineData("https://media.discordapp.net/attachments/1/2/cv.pdf", true)]
    [InlineData("https://CDN.discordapp.com/attachments/1/2/cv.pdf", true)]
    [InlineData("http://cdn.discordapp.com/attachments/1/2/cv.pdf", false)]
    [InlineData("https://cdn.discordapp.com:8443/attachments/1/2/cv.pdf", false)]
    [InlineData("https://me@cdn.discordapp.com/cv.pdf", false)]
    [InlineData("https://cdn.discordapp.com.evil.test/cv.pdf", false)]
    [InlineData("https://discord.com/api/v10/users/@me", false)]
    [InlineData("http://127.0.0.1:5080/attachments/1/2/cv.pdf", false)]
    [InlineData("http://169.254.169.254/latest/meta-data", false)]
    [InlineData("ftp://cdn.discordapp.com/cv.pdf", false)]
    public void Only_Discords_own_addresses_are_asked(string address, bool allowed) => Assert.Equal(allowed, new FileHosts(new DiscordSettings()).Allows(new Uri(address)));

    [Theory]
    [InlineData("http://127.0.0.1:5080/attachments/1/2/cv.pdf", true)]
    [InlineData("http://127.0.0.1:5081/attachments/1/2/cv.pdf", false)]
    [InlineData("http://localhost:5080/attachments/1/2/cv.pdf", false)]
    public void Of_a_local_Discord_its_own_address_is_asked_too(string address, bool allowed) =>
        Assert.Equal(allowed, new FileHosts(new DiscordSettings { ApiBaseUrl = "http://127.0.0.1:5080/api/v10" }).Allows(new Uri(address)));

    [Fact]
    public async Task A_redirect_is_not_followed_and_a_refusal_is_told()
    {
        foreach (var answer in new[] { "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/secret\r\nContent-Length: 0\r\n\r\n", "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n" })
            Assert.Equal(DocumentFault.OutOfReach, (await RefusedAsync(answer, TimeSpan.FromSeconds(30))).Fault);
    }

    [Fact]
    public async Task A_body_that_is_longer_than_stated_ends_at_the_limit()
    {
        var body = new string('x', 70_000);
        Assert.Equal(DocumentFault.TooLarge, (await RefusedAsync($"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n{body}", TimeSpan.FromSeconds(30))).Fault);
    }

    [Fact]
    public async Task A_server_that_stops_in_the_middle_is_given_up()
    {
        Assert.Equal(DocumentFault.OutOfReach, (await RefusedAsync("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf", TimeSpan.FromMilliseconds(300), keepsOpen: true)).Fault);
    }

    private static async Task<DocumentRefusedException> RefusedAsync(string answer, TimeSpan patience, bool keepsOpen = false)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        using var end = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        var serving = Task.Run(async () =>
        {
            using var client = await listener.AcceptTcpClientAsync(end.Token);
            await using var stream = client.GetStream();
            _ = await stream.ReadAsync(new byte[4096], end.Token);
            await stream.WriteAsync(Encoding.ASCII.GetBytes(answer), end.Token);
            // Until the other side gives up, or has had all of it.
            while (keepsOpen && await stream.ReadAsync(new byte[16], end.Token) > 0) { }
        }, end.Token);
        var files = new GivenFiles(new FileHosts(new DiscordSettings { ApiBaseUrl = $"http://127.0.0.1:{port}/api" }), TimeProvider.System);
        var limits = new DocumentLimits { FileBytes = 50_000, Time = patience };
        var refused = await Assert.ThrowsAsync<DocumentRefusedException>(() => files.ReadAsync(new GivenFile("", "cv.pdf", 10, $"http://127.0.0.1:{port}/attachments/1/2/cv.pdf"), limits, CancellationToken.None));
        await serving.ContinueWith(_ => { }, TaskScheduler.Default);
        return refused;
    }
}
