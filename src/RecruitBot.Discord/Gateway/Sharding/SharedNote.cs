using System.Globalization;
using System.Text;

namespace RecruitBot.Discord.Gateway.Sharding;

/// <summary>
/// A line of numbers in a file that the bot's processes on one machine share. Whoever has opened it has it to itself; the operating system
/// takes it back from a process that was killed. Not for folders on the network, whose locks cannot be relied on.
/// </summary>
internal sealed class SharedNote(string path, TimeProvider time)
{
    private const int MostBytes = 256;

    /// <summary>How a file in use is told from one that cannot be had: sharing violation on Windows; EAGAIN on Linux, EWOULDBLOCK on macOS.</summary>
    private static readonly int[] InUse = [unchecked((int)0x80070020), 11, 35];

    private static readonly TimeSpan Again = TimeSpan.FromMilliseconds(50);

    /// <summary>Waits until nobody else has it.</summary>
    /// <exception cref="IOException">There can be no such file.</exception>
    /// <exception cref="UnauthorizedAccessException">There may be no such file.</exception>
    public async Task<Opened> OpenAsync(CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (TryOpen(path) is { } file)
                return new Opened(file);
            await Task.Delay(Again, time, cancellationToken);
        }
    }

    /// <summary>Opens a file for this process alone; null while another has it.</summary>
    /// <exception cref="IOException">There can be no such file.</exception>
    /// <exception cref="UnauthorizedAccessException">There may be no such file.</exception>
    public static FileStream? TryOpen(string path)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
        }
        catch (IOException taken) when (InUse.Contains(taken.HResult))
        {
            return null;
        }
    }

    /// <summary>The note while this process has it.</summary>
    public sealed class Opened(FileStream file) : IDisposable
    {
        /// <summary>Its numbers; none when it is new, or holds something else.</summary>
        public long[] Read()
        {
            var bytes = new byte[MostBytes];
            file.Position = 0;
            var text = Encoding.ASCII.GetString(bytes, 0, file.ReadAtLeast(bytes, MostBytes, throwOnEndOfStream: false));
            var numbers = new List<long>();
            foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
                if (long.TryParse(word, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
                    numbers.Add(number);
                else
                    return [];
            return [.. numbers];
        }

        /// <summary>Puts other numbers in their place; on a full disk there are none.</summary>
        public void Write(params ReadOnlySpan<long> numbers)
        {
            var text = string.Join(' ', numbers.ToArray().Select(n => n.ToString(CultureInfo.InvariantCulture)));
            try
            {
                file.SetLength(0);
                file.Position = 0;
                file.Write(Encoding.ASCII.GetBytes(text + "\n"));
            }
            catch (IOException)
            {
                // Others may come too early then, and are turned away.
            }
        }

        public void Dispose() => file.Dispose();
    }
}
