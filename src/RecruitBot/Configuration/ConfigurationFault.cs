namespace RecruitBot.Configuration;

/// <summary>Something the operator has to put right: one sentence that names the key, or the file and line. Exit code 2.</summary>
public sealed class ConfigurationFault(string message, Exception? inner = null) : Exception(message, inner);
