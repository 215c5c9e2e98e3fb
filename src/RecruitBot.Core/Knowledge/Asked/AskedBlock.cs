namespace RecruitBot.Core.Knowledge.Asked;

/// <summary>A way in which people ask for what stands in a source.</summary>
/// <param name="Question">As the author wrote it.</param>
/// <param name="Line">Line in the file, from 1.</param>
public sealed record AskedLine(string Question, int Line);

/// <summary>
/// A comment of the form <c>&lt;!-- asked: … --&gt;</c>: one question a line. It belongs to the text directly above it (a paragraph, a list item, a
/// table row), or to the whole section when only the heading stands above it. It is never quoted nor shown.
/// </summary>
/// <param name="Offset">Where it begins, in UTF-16 code units of the document's text.</param>
/// <param name="Lines">Its questions.</param>
public sealed record AskedBlock(int Offset, IReadOnlyList<AskedLine> Lines);
