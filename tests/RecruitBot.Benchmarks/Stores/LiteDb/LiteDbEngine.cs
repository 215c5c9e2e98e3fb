using Microsoft.Extensions.DependencyInjection;
using RecruitBot.Adapters.LiteDb;

namespace RecruitBot.Benchmarks.Stores;

/// <content>LiteDB, in builds that have it.</content>
internal static partial class StoreEngine
{
    static partial void AddLiteDb(Dictionary<string, Action<IServiceCollection, string>> engines) => engines["litedb"] = (services, path) => services.AddLiteDb(path);
}
