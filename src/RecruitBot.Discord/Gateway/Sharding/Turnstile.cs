using System.Threading.Channels;

namespace RecruitBot.Discord.Gateway.Sharding;

/// <summary>Lets one in at a time, in the order in which they came.</summary>
internal sealed class Turnstile
{
    private readonly Channel<bool> _free = Channel.CreateBounded<bool>(1);

    public Turnstile() => Leave();

    public async Task EnterAsync(CancellationToken cancellationToken) => await _free.Reader.ReadAsync(cancellationToken);

    public void Leave() => _free.Writer.TryWrite(true);
}
