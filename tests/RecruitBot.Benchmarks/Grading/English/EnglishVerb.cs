namespace RecruitBot.Benchmarks.Grading.English;

/// <summary>Makes the table of general English anew: <c>english DIR OUT</c>, where DIR holds the database files of WordNet 3.0.</summary>
internal static class EnglishVerb
{
    public static async Task<int> Run(string[] args)
    {
        if (args is not [var folder, var target])
        {
            await Console.Error.WriteLineAsync("Give the folder of WordNet's database files (data.noun and the others) and the file to write.");
            return 2;
        }
        try
        {
            var lines = new EnglishTable(WordNet.Read(folder)).Lines().ToList();
            await File.WriteAllTextAsync(target, EnglishNotice.Text + string.Join('\n', lines) + "\n");
            Console.WriteLine($"{{\"stems\":{lines.Count - 1}}}");
            return 0;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return 2;
        }
    }
}
