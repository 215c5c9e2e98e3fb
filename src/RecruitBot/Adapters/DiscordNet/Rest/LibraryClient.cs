using Discord.Net.Rest;
using Discord.Rest;
using RecruitBot.Adapters.Discord;
using RecruitBot.Configuration;
using RecruitBot.Discord.Rest;
using RecruitBot.Discord.Rest.Pipeline;
using Library = Discord;

namespace RecruitBot.Adapters.DiscordNet.Rest;

/// <summary>The library's REST client, signed in when it is first needed: it asks Discord who it is, which may fail and be tried again.</summary>
internal sealed class LibraryClient : IAsyncDisposable, IDisposable
{
    private static readonly RestRequest SignIn = new(HttpMethod.Get, "/users/@me", "", "");

    private readonly DiscordSettings _settings;
    private readonly LibraryCalls _calls;
    private readonly SemaphoreSlim _one = new(1, 1);
    private readonly DiscordRestClient _client;
    private readonly IRestClient _bare;
    private volatile bool _ready;

    /// <summary>Makes the client; nothing is sent yet.</summary>
    /// <exception cref="RecruitBot.Discord.DiscordFatalException">The token or the address cannot be right.</exception>
    public LibraryClient(DiscordSettings settings, LibraryCalls calls, RestClientProvider provider, LibraryLog log)
    {
        OptionsCheck.Check(new DiscordRestOptions(new Uri(settings.ApiBaseUrl), settings.Token!));
        (_settings, _calls) = (settings, calls);
        _client = new DiscordRestClient(
            new DiscordRestConfig
            {
                RestClientProvider = provider,
                LogLevel = Library.LogSeverity.Warning,
                // Discord's clock need not be ours: it says how long to wait.
                UseSystemClock = false,
            }
        );
        _client.Log += log.WriteAsync;
        _bare = provider(settings.ApiBaseUrl);
        _bare.SetHeader("user-agent", Library.DiscordConfig.UserAgent);
        _bare.SetHeader("authorization", $"Bot {settings.Token}");
    }

    /// <summary>Makes the HTTP client of the library, at the configured address and not at the one it has built in.</summary>
    public static RestClientProvider Provider(DiscordSettings settings, TimeProvider time, DiscordPatience patience)
    {
        var address = settings.ApiBaseUrl.TrimEnd('/') + "/";
        return _ => new CallRestClient(DefaultRestClientProvider.Instance(address), time, patience);
    }

    /// <summary>The client, signed in.</summary>
    public async Task<DiscordRestClient> ReadyAsync(CancellationToken cancellationToken)
    {
        if (_ready)
            return _client;
        await _one.WaitAsync(cancellationToken);
        try
        {
            if (!_ready)
                await _calls.SendAsync(SignIn, _ => _client.LoginAsync(Library.TokenType.Bot, _settings.Token, validateToken: false), cancellationToken);
            _ready = true;
            return _client;
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>Asks what the library has no method for, by its own HTTP client and beside its queue; for what is asked seldom.</summary>
    public Task GetAsync(string route, Library.RequestOptions options) => _bare.SendAsync("GET", route, options.CancelToken);

    /// <inheritdoc/>
    public void Dispose()
    {
        _bare.Dispose();
        _client.Dispose();
        _one.Dispose();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _bare.Dispose();
        await _client.DisposeAsync();
        _one.Dispose();
    }
}
