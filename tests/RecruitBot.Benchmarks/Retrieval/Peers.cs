namespace RecruitBot.Benchmarks.Retrieval;

/// <summary>The engines to compare with, as far as they are installed.</summary>
internal static class Peers
{
    private const string JavaFolder = "/usr/share/java";

    /// <summary>Starts those of a name: lucene, xapian, all or none.</summary>
    public static IEnumerable<PeerEngine> Start(string named, BeirCollection collection)
    {
        PeerEngine?[] started =
        [
            named is "lucene" or "all" ? Lucene(collection) : null,
            named is "xapian" or "all"
                ? PeerEngine.Start("xapian", "/usr/bin/python3", [Program("xapian_peer.py")], "install Debian's python3-xapian", collection)
                : null,
        ];
        return started.OfType<PeerEngine>();
    }

    private static PeerEngine? Lucene(BeirCollection collection)
    {
        var folder = Environment.GetEnvironmentVariable("LUCENE_JARS") ?? JavaFolder;
        var jars = Directory.Exists(folder) ? Directory.GetFiles(folder, "lucene*.jar") : [];
        return PeerEngine.Start(
            "lucene",
            "java",
            ["-Xms1g", "-Xmx3g", "-XX:+UseSerialGC", "-cp", string.Join(Path.PathSeparator, jars), Program("LucenePeer.java")],
            "install Debian's liblucene8-java and a JDK",
            collection
        );
    }

    private static string Program(string name) => Path.Combine(AppContext.BaseDirectory, "Retrieval", "Peer", name);
}
