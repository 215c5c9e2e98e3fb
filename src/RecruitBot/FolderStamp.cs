namespace RecruitBot;

/// <summary>How a folder looks from outside: names, lengths and times of writing of all files below it. Equal stamps mean that nothing was saved.</summary>
public readonly record struct FolderStamp(string Text)
{
    /// <summary>The stamp of several folders.</summary>
    public static FolderStamp Of(string[] paths) => new(string.Join('\n', paths.Select(p => Of(p).Text)));

    /// <summary>The stamp of a folder; a folder that cannot be listed just now has one of its own.</summary>
    public static FolderStamp Of(string path)
    {
        try
        {
            return new FolderStamp(
                string.Join(
                    '\n',
                    new DirectoryInfo(path)
                        .EnumerateFiles("*", SearchOption.AllDirectories)
                        .Select(f => $"{f.FullName}\0{f.Length}\0{f.LastWriteTimeUtc.Ticks}")
                        .Order(StringComparer.Ordinal)
                )
            );
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new FolderStamp("");
        }
    }
}
