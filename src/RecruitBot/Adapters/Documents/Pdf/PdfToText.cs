using System.Diagnostics;
using System.Text;
using RecruitBot.Core.Knowledge.Documents;

namespace RecruitBot.Adapters.Documents.Pdf;

/// <summary>What <c>pdftotext</c> made of a file.</summary>
/// <param name="ExitCode">0 when it could read it.</param>
/// <param name="Output">Its standard output.</param>
/// <param name="Error">The beginning of its standard error.</param>
public sealed record PdfToTextResult(int ExitCode, string Output, string Error);

/// <summary>
/// Runs <c>pdftotext</c> of poppler-utils as a process of its own, with a limit of time and (where there is a shell that sets one) of memory: PDF
/// is a format that readers crash on.
/// </summary>
public sealed class PdfToText(TimeProvider time, string program = "pdftotext")
{
    private const int MemoryKilobytes = 1_000_000;
    private const int MostPages = 2000;
    private const string Shell = "/bin/sh";

    /// <summary>What people are told where the program is missing.</summary>
    public const string Missing = "PDF files need the program pdftotext: install poppler-utils (Debian, Ubuntu: apt-get install poppler-utils).";

    /// <summary>The version of the program; null when there is none.</summary>
    public async Task<string?> VersionAsync(CancellationToken cancellationToken)
    {
        try
        {
            var result = await RunAsync(Start([program, "-v"]), 65_536, TimeSpan.FromSeconds(10), cancellationToken);
            return result.Error.Split('\n')[0] is { Length: > 0 } line && result.ExitCode == 0 ? line : null;
        }
        catch (DocumentRefusedException)
        {
            return null;
        }
    }

    /// <summary>The words of a PDF with their places, as tab-separated lines.</summary>
    /// <exception cref="DocumentRefusedException">The program is missing, or ran out of time.</exception>
    public async Task<PdfToTextResult> ReadAsync(ReadOnlyMemory<byte> pdf, DocumentLimits limits, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("recruitbot-pdf-");
        try
        {
            var file = Path.Combine(folder.FullName, "in.pdf");
            await File.WriteAllBytesAsync(file, pdf, cancellationToken);
            string[] command = [program, "-tsv", "-enc", "UTF-8", "-l", MostPages.ToString(), file, "-"];
            // Each word comes with some 50 characters of places.
            return await RunAsync(Start(command), 15L * limits.TextCharacters, limits.Time, cancellationToken);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static ProcessStartInfo Start(string[] command)
    {
        var start = new ProcessStartInfo
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = new UTF8Encoding(false),
            StandardErrorEncoding = new UTF8Encoding(false),
        };
        if (File.Exists(Shell))
        {
            // The words of the command are arguments of the shell, never a part of its script.
            start.FileName = Shell;
            foreach (var word in (string[])["-c", $"ulimit -v {MemoryKilobytes}; exec \"$@\"", "sh", .. command])
                start.ArgumentList.Add(word);
        }
        else
        {
            start.FileName = command[0];
            foreach (var word in command.Skip(1))
                start.ArgumentList.Add(word);
        }
        return start;
    }

    private async Task<PdfToTextResult> RunAsync(ProcessStartInfo start, long most, TimeSpan limit, CancellationToken cancellationToken)
    {
        using var process = new Process { StartInfo = start };
        try
        {
            process.Start();
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            throw new DocumentRefusedException(Missing, e);
        }
        process.StandardInput.Close();
        using var patience = new CancellationTokenSource(limit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            var error = BeginningAsync(process.StandardError, 4096, either.Token);
            var output = await TextAsync(process.StandardOutput, most, either.Token);
            if (output is null)
                throw new DocumentRefusedException("It holds more text than a guide can; split it, or raise Knowledge:MaxTextKilobytes.");
            await process.WaitForExitAsync(either.Token);
            // 127: the shell found no such program (POSIX, 2.8.2).
            return process.ExitCode == 127 ? throw new DocumentRefusedException(Missing) : new PdfToTextResult(process.ExitCode, output, await error);
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw new DocumentRefusedException($"It could not be read within {limit.TotalSeconds:0} seconds; print it to a new PDF, or raise Knowledge:ReadSeconds.", e);
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }

    /// <summary>All that a stream holds; null when that is more than allowed.</summary>
    private static async Task<string?> TextAsync(StreamReader from, long most, CancellationToken cancellationToken)
    {
        var text = new StringBuilder();
        var buffer = new char[16 * 1024];
        int read;
        while ((read = await from.ReadAsync(buffer, cancellationToken)) > 0)
        {
            text.Append(buffer, 0, read);
            if (text.Length > most)
                return null;
        }
        return text.ToString();
    }

    /// <summary>The beginning of a stream; the rest is read and dropped, or the program would wait for its reader.</summary>
    private static async Task<string> BeginningAsync(StreamReader from, int most, CancellationToken cancellationToken)
    {
        var text = new StringBuilder();
        var buffer = new char[4096];
        int read;
        while ((read = await from.ReadAsync(buffer, cancellationToken)) > 0)
            text.Append(buffer, 0, Math.Min(read, most - text.Length));
        return text.ToString();
    }
}
