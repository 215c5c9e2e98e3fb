using Microsoft.Extensions.DependencyInjection;
using RecruitBot.Configuration;
using RecruitBot.Core.Knowledge.Live;
using RecruitBot.Core.Sessions;
using RecruitBot.Core.Sessions.Audit;
using RecruitBot.Core.Sessions.Bundles;

namespace RecruitBot.Verbs;

/// <summary>export --bundle: one session in a zip file that can be checked without the store.</summary>
internal sealed class BundleExport(IServiceProvider services)
{
    /// <summary>Writes it, and checks what was written.</summary>
    public async Task<int> RunAsync(VerbContext context, string session, string path, bool whole, CancellationToken cancellationToken)
    {
        var (store, audit) = (services.GetRequiredService<ISessionStore>(), services.GetRequiredService<IAuditLog>());
        if (await store.VersionAsync(session, cancellationToken) == 0)
            return await NotFound.SayAsync(context, session);
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        await using var file = Create(path);
        try
        {
            // Before it is read, so that the bundle shows that it was made.
            await audit.AddAsync(AuditEntry.ByOperator(now, AuditKind.Exported, session, whole ? "bundle with withheld words" : "bundle"), cancellationToken);
            var files = await new BundleWriter(store, audit, services.GetRequiredService<LiveKnowledge>().Current.Base).FilesAsync(session, whole, now, cancellationToken);
            BundleZip.Write(file, files ?? throw new BundleException("the session was erased meanwhile"), now);
            file.Position = 0;
            var found = BundleVerification.Verify(file);
            await context.Out.WriteLineAsync($"Written and checked: {path}, session {session} with {found.Manifest.Events} events{(found.Manifest.Withheld > 0 ? $", {found.Manifest.Withheld} of them by their hash alone" : "")}.");
            return ExitCode.Done;
        }
        catch (BundleException broken)
        {
            File.Delete(path);
            await context.Error.WriteLineAsync($"recruitbot: no bundle was written, since what it would hold does not hold together ({broken.Message}): run verify.");
            return ExitCode.No;
        }
        catch
        {
            File.Delete(path);
            throw;
        }
    }

    private static FileStream Create(string path)
    {
        try
        {
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite };
            if (!OperatingSystem.IsWindows())
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            return new FileStream(path, options);
        }
        catch (IOException e) when (File.Exists(path))
        {
            throw new SettingsException($"--bundle: {path} is there already and is not written over; name another file.", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new SettingsException($"--bundle: {path} cannot be written; check the path and its permissions.", e);
        }
    }
}
