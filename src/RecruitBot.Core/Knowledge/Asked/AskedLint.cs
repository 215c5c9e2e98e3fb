namespace RecruitBot.Core.Knowledge.Asked;

/// <summary>Finds what keeps the questions that stand beside a text from leading to it, with file and line.</summary>
internal static class AskedLint
{
    /// <summary>The problems of all documents.</summary>
    public static IEnumerable<KnowledgeProblem> Check(KnowledgeBase knowledge)
    {
        var seen = new Dictionary<string, (KnowledgeDocument Document, int Section, int Line)>(StringComparer.OrdinalIgnoreCase);
        var blocks = knowledge.Documents.Select(d => (Document: d, Blocks: AskedReader.Read(d))).Where(d => d.Blocks.Count > 0).ToList();
        if (blocks.Count == 0)
            yield break;
        var answerer = new OfflineAnswerer(knowledge);
        foreach (var (document, comments) in blocks)
        {
            var units = UnitReader.Read(document);
            foreach (var comment in comments)
            {
                var beside = AskedPlaces.Of(comment, units, document.Text);
                if (beside.Count == 0)
                {
                    yield return new KnowledgeProblem(document.Source, document.LineOf(comment.Offset), "The comment with questions stands beside no text: move it below the text that answers them.");
                    continue;
                }
                foreach (var line in comment.Lines)
                    if (Problem(answerer, seen, document, beside[0].SectionStart, line) is { } message)
                        yield return new KnowledgeProblem(document.Source, line.Line, message);
            }
        }
    }

    private static string? Problem(OfflineAnswerer answerer, Dictionary<string, (KnowledgeDocument Document, int Section, int Line)> seen, KnowledgeDocument document, int section, AskedLine line)
    {
        if (seen.TryGetValue(line.Question, out var before) && Compete(before.Document, document) && (before.Section != section || !ReferenceEquals(before.Document, document)))
            return $"The same question stands beside another section, {before.Document.Source}:{before.Line}: only one of them is found.";
        seen[line.Question] = (document, section, line.Line);
        var answer = answerer.Answer(new Question(line.Question, document.RoleId, Audience.Recruiter));
        return answer.Answered
            ? null
            : "The question is not answered: it is read as one that no source answers. Word it otherwise.";
    }

    /// <summary>Two roles never do: the conversation is about one of them.</summary>
    private static bool Compete(KnowledgeDocument a, KnowledgeDocument b) => ReferenceEquals(a, b) || (a.Kind == DocumentKind.Guide && b.Kind == DocumentKind.Guide);
}
