namespace RecruitBot.Benchmarks.Conversations.Load;

/// <summary><c>echo --api URL</c>: a bot that answers everything with one sentence, until it is killed; the peer of <c>load</c>.</summary>
internal static class EchoVerb
{
    public static async Task<int> Run(string[] args)
    {
        await using var bot = EchoBot.Start(new Uri(new Arguments(args).Text("api", "")));
        await Task.Delay(Timeout.Infinite);
        return 0;
    }
}
