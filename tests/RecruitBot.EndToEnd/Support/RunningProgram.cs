using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace RecruitBot.EndToEnd.Support;

/// <summary>The program while it runs, its pipes in our hands. Nothing here waits for a length of time: it waits for output, with a limit.</summary>
public sealed class RunningProgram : IAsyncDisposable
{
    // Far more than a busy machine needs: reached only when the program hangs.
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly Gathered _out;
    private readonly Gathered _error;
    private int _seen;
    private int _fences;

    internal RunningProgram(Process process)
    {
        _process = process;
        _out = new Gathered(process.StandardOutput);
        _error = new Gathered(process.StandardError);
    }

    /// <summary>The process id.</summary>
    public int Id => _process.Id;

    /// <summary>Standard output so far.</summary>
    public string Output => _out.Text;

    /// <summary>Standard error so far.</summary>
    public string Error => _error.Text;

    /// <summary>Writes text as it is.</summary>
    public Task WriteAsync(string text) => WriteAsync(Encoding.UTF8.GetBytes(text));

    /// <summary>Writes bytes as they are. A program that has ended meanwhile reads no more, which is no fault of the writer.</summary>
    public async Task WriteAsync(byte[] bytes)
    {
        try
        {
            await _process.StandardInput.BaseStream.WriteAsync(bytes).AsTask().WaitAsync(Limit);
            await _process.StandardInput.BaseStream.FlushAsync();
        }
        catch (IOException)
        {
        }
    }

    /// <summary>Waits until standard output holds the words, after those waited for before; returns all from there up to their end.</summary>
    public async Task<string> ExpectAsync(string words)
    {
        var from = _seen;
        var at = await _out.FindAsync(words, from, Limit, () => _error.Text);
        _seen = at + words.Length;
        return _out.Text[from.._seen];
    }

    /// <summary>Sends a line and waits for the words.</summary>
    public async Task<string> SendAsync(string line, string expected)
    {
        await WriteAsync(line + "\n");
        return await ExpectAsync(expected);
    }

    /// <summary>
    /// Sends a line to a chat and returns the whole reply. That a reply has ended is known by the refusal of a command that does not exist,
    /// sent behind it: it changes nothing and is recorded nowhere. Not for the fields of a form, which would swallow it.
    /// </summary>
    public Task<string> SayAsync(string line) => SayAsync(Encoding.UTF8.GetBytes(line));

    /// <summary>The same with bytes.</summary>
    public async Task<string> SayAsync(byte[] line)
    {
        await WriteAsync([.. line, (byte)'\n']);
        return await ReplyAsync();
    }

    /// <summary>Everything that was said up to here and not waited for.</summary>
    public async Task<string> ReplyAsync()
    {
        var fence = string.Create(CultureInfo.InvariantCulture, $"fence-{++_fences}");
        await WriteAsync($"/{fence}\n");
        var refusal = $"There is no command /{fence}. Type /help to see them all.\n\n";
        return (await ExpectAsync(refusal))[..^refusal.Length];
    }

    /// <summary>Ends the input and waits for the end of the program.</summary>
    public async Task<Finished> EndAsync()
    {
        try
        {
            _process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It ended before it read everything.
        }
        return await ExitAsync();
    }

    /// <summary>Waits for the end of the program.</summary>
    public async Task<Finished> ExitAsync()
    {
        try
        {
            await _process.WaitForExitAsync().WaitAsync(Limit);
        }
        catch (TimeoutException)
        {
            Assert.Fail($"The program does not end.\n--- out\n{_out.Text}\n--- error\n{_error.Text}");
        }
        return new Finished(_process.ExitCode, await _out.AllAsync(), await _error.AllAsync());
    }

    /// <summary>SIGKILL, as a power cut would; returns what it had said.</summary>
    public async Task<string> KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync().WaitAsync(Limit);
        return await _out.AllAsync();
    }

    /// <summary>Sends a signal by name, such as TERM.</summary>
    public async Task SignalAsync(string name)
    {
        using var kill = Process.Start("kill", ["-" + name, Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync().WaitAsync(Limit);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            await KillAsync();
        _process.Dispose();
    }

    /// <summary>What comes out of a pipe, gathered as it comes.</summary>
    private sealed class Gathered
    {
        private readonly StringBuilder _text = new();
        private readonly Task _end;
        private TaskCompletionSource _more = NewSignal();

        public Gathered(StreamReader pipe) => _end = Task.Run(() => ReadAsync(pipe));

        public string Text
        {
            get
            {
                lock (_text)
                    return _text.ToString();
            }
        }

        public async Task<string> AllAsync()
        {
            await _end.WaitAsync(Limit);
            return Text;
        }

        /// <summary>Where the words begin, at or after a position.</summary>
        public async Task<int> FindAsync(string words, int from, TimeSpan limit, Func<string> elsewhere)
        {
            using var patience = new CancellationTokenSource(limit);
            while (true)
            {
                // Asked before the text is read, or the last words could slip in between.
                var ended = _end.IsCompleted;
                Task more;
                string text;
                lock (_text)
                    (text, more) = (_text.ToString(), _more.Task);
                var at = text.IndexOf(words, from, StringComparison.Ordinal);
                if (at >= 0)
                    return at;
                if (ended || patience.IsCancellationRequested)
                    Assert.Fail(
                        $"“{words}” was expected, and {(ended ? "the program ended" : "nothing of the kind came")}. What came:\n{text[from..]}\n--- error\n{elsewhere()}"
                    );
                try
                {
                    await Task.WhenAny(more, _end).WaitAsync(patience.Token);
                }
                catch (OperationCanceledException)
                {
                    // Said above.
                }
            }
        }

        private async Task ReadAsync(StreamReader pipe)
        {
            var buffer = new char[4096];
            int read;
            while ((read = await pipe.ReadAsync(buffer)) > 0)
                Signal(buffer.AsSpan(0, read));
        }

        private void Signal(ReadOnlySpan<char> text)
        {
            TaskCompletionSource before;
            lock (_text)
            {
                _text.Append(text);
                (before, _more) = (_more, NewSignal());
            }
            before.SetResult();
        }

        private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
