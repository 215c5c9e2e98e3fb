using Microsoft.Extensions.DependencyInjection;
using RecruitBot.Adapters.LiteDb;
using RecruitBot.Configuration;
using RecruitBot.Core.Sessions.Moving;

namespace RecruitBot;

/// <content>LiteDB in place of SQLite.</content>
public static partial class Composition
{
    static partial void AddLiteDb(IServiceCollection services, Settings settings, ref bool added)
    {
        added = true;
        services.AddLiteDb(settings.Storage.Path);
    }

    static partial void OpenLiteDbRows(string path, ref IStoreRows? rows) => rows = LiteDbRows.Open(path);
}
