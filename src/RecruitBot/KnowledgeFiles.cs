using RecruitBot.Configuration;
using RecruitBot.Core.Knowledge.Live;

namespace RecruitBot;

/// <summary>The knowledge folder as the program runs on it: what cannot be used stops the start, with file and line.</summary>
public static class KnowledgeFiles
{
    /// <summary>
    /// Where the team's answers are published: beside the store, whose answers they are. So they are backed up with it, are written where the
    /// knowledge folder is not, and outlive an upgrade.
    /// </summary>
    public static string AnswersOf(Settings settings) => Path.Combine(Path.GetDirectoryName(settings.Storage.Path)!, "knowledge");

    /// <summary>Reads the folder, and the team's answers.</summary>
    /// <exception cref="SettingsException">A file cannot be read or a role is unusable; the first problem is named.</exception>
    public static LiveKnowledge Open(Settings settings)
    {
        try
        {
            return LiveKnowledge.Open(settings.Knowledge.Path!, AnswersOf(settings), settings.Knowledge.OutOfDateAfterMonths);
        }
        catch (UnusableKnowledgeException problem)
        {
            throw new SettingsException(problem.Message);
        }
    }
}
