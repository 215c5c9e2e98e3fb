using RecruitBot.Configuration;
using RecruitBot.Core.Knowledge.Live;

namespace RecruitBot;

/// <summary>The knowledge folder as the program runs on it: what cannot be used stops the start, with file and line.</summary>
public static class KnowledgeFiles
{
    /// <summary>Reads the folder.</summary>
    /// <exception cref="SettingsException">A file cannot be read or a role is unusable; the first problem is named.</exception>
    public static LiveKnowledge Open(string path)
    {
        try
        {
            return LiveKnowledge.Open(path);
        }
        catch (UnusableKnowledgeException problem)
        {
            throw new SettingsException(problem.Message);
        }
    }
}
