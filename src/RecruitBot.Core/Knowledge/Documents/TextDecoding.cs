using System.Text;

namespace RecruitBot.Core.Knowledge.Documents;

/// <summary>Makes text of bytes: by a byte order mark, else UTF-8, else the encoding that is declared, else Windows-1252.</summary>
public static class TextDecoding
{
    // Text has line breaks and tabs; a program, a picture or an archive has many other control characters, and nearly always zeros.
    private const double MostControls = 0.01;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    static TextDecoding() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>Whether the bytes can be text at all.</summary>
    public static bool IsText(ReadOnlySpan<byte> bytes)
    {
        if (Marked(bytes) is not null)
            return true;
        var controls = 0;
        foreach (var b in bytes)
        {
            if (b == 0)
                return false;
            if (b < 32 && b is not ((byte)'\t' or (byte)'\n' or (byte)'\r' or 0x0C or 0x0B or 0x1A))
                controls++;
        }
        return controls <= bytes.Length * MostControls;
    }

    /// <summary>The text, without a byte order mark; a note where the encoding had to be guessed.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="declared">An encoding that the document names itself; null when it names none.</param>
    /// <exception cref="DocumentRefusedException">It is no text.</exception>
    public static (string Text, string? Note) Decode(ReadOnlySpan<byte> bytes, string? declared = null)
    {
        if (!IsText(bytes))
            throw new DocumentRefusedException("Its content is no text, whatever its name says.");
        if (Marked(bytes) is { } marked)
            return (Checked(marked.Encoding.GetString(bytes[marked.Length..])), null);
        try
        {
            return (StrictUtf8.GetString(bytes), null);
        }
        catch (DecoderFallbackException)
        {
            var named = Named(declared);
            return ((named ?? Encoding.GetEncoding(1252)).GetString(bytes), $"It is not UTF-8 and was read as {named?.WebName ?? "Windows-1252"}.");
        }
    }

    private static string Checked(string text) =>
        text.Contains('\0', StringComparison.Ordinal) ? throw new DocumentRefusedException("Its content is no text, whatever its name says.") : text;

    private static (Encoding Encoding, int Length)? Marked(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? (Encoding.UTF8, 3)
        : bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE, 0, 0]) ? (Encoding.UTF32, 4)
        : bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) ? (Encoding.Unicode, 2)
        : bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]) ? (Encoding.BigEndianUnicode, 2)
        : null;

    private static Encoding? Named(string? name)
    {
        try
        {
            // An encoding of two bytes a character would have shown by its zeros.
            return name is null || name.StartsWith("utf", StringComparison.OrdinalIgnoreCase) ? null : Encoding.GetEncoding(name);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }
}
