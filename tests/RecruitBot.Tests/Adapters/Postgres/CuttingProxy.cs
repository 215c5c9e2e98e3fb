using System.Net;
using System.Net.Sockets;
using System.Runtime.CompilerServices;

namespace RecruitBot.Tests.Adapters.Postgres;

/// <summary>Stands between a store and its server, and cuts the connection in the middle of a commit.</summary>
internal sealed class CuttingProxy : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly string _socket;
    private int _next;

    public CuttingProxy(string socket)
    {
        _socket = socket;
        _listener.Start();
        _ = AcceptAsync();
    }

    /// <summary>Where, within a commit.</summary>
    public enum Cut
    {
        None,

        /// <summary>The server never hears of it.</summary>
        BeforeServer,

        /// <summary>The server has done it, and its answer never arrives.</summary>
        BeforeAnswer,
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>How many commits were cut.</summary>
    public int Cuts { get; private set; }

    /// <summary>The next commit is cut.</summary>
    public void CutNext(Cut cut) => _next = (int)cut;

    public void Dispose() => _listener.Dispose();

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
                _ = PassAsync(await _listener.AcceptSocketAsync());
        }
        catch (Exception e) when (e is ObjectDisposedException or SocketException)
        {
            // The test is over.
        }
    }

    private async Task PassAsync(Socket client)
    {
        using var server = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await server.ConnectAsync(new UnixDomainSocketEndPoint(_socket));
        // Set before the commit is passed on; from then on the server's answers are for nobody.
        var isCut = new StrongBox<bool>();
        var answered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using (client)
            await Task.WhenAny(UpAsync(client, server, isCut, answered.Task), DownAsync(server, client, isCut, answered));
    }

    private async Task UpAsync(Socket client, Socket server, StrongBox<bool> isCut, Task answered)
    {
        var bytes = new byte[65536];
        while (await ReceiveAsync(client, bytes) is var read and > 0)
        {
            if (bytes.AsSpan(0, read).IndexOf("COMMIT"u8) >= 0 && Interlocked.Exchange(ref _next, (int)Cut.None) is var cut and not (int)Cut.None)
            {
                Cuts++;
                if (cut == (int)Cut.BeforeServer)
                    return;
                Volatile.Write(ref isCut.Value, true);
                await server.SendAsync(bytes.AsMemory(0, read));
                await answered;
                return;
            }
            await server.SendAsync(bytes.AsMemory(0, read));
        }
    }

    private static async Task DownAsync(Socket server, Socket client, StrongBox<bool> isCut, TaskCompletionSource answered)
    {
        var bytes = new byte[65536];
        while (await ReceiveAsync(server, bytes) is var read and > 0)
        {
            if (Volatile.Read(ref isCut.Value))
            {
                answered.SetResult();
                // The other side closes.
                await Task.Delay(Timeout.Infinite);
            }
            await client.SendAsync(bytes.AsMemory(0, read));
        }
    }

    private static async Task<int> ReceiveAsync(Socket from, byte[] bytes)
    {
        try
        {
            return await from.ReceiveAsync(bytes.AsMemory());
        }
        catch (SocketException)
        {
            return 0;
        }
    }
}
