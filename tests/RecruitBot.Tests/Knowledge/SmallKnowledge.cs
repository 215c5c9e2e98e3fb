using RecruitBot.Core.Knowledge;

namespace RecruitBot.Tests.Knowledge;

/// <summary>A hand-made knowledge base of another trade, so that nothing depends on the shipped one.</summary>
internal static class SmallKnowledge
{
    public const string Pay = """
        ---
        title: Pay of bakers
        audience: both
        attribution: Bakers Guild survey (2023), Flour Weekly report (2025)
        unanswered:
          - Which night shift bonus does the Flour Weekly report list?
        ---

        ## Apprentices and juniors

        A junior baker earns between $20,000 and $25,000 a year, says the Bakers Guild survey (2023).

        ## Master bakers

        A senior baker earns between $40,000 and $52,000 a year, says the Bakers Guild survey (2023).
        A senior baker has at least 7 years of experience, says the Bakers Guild survey (2023).
        The Flour Weekly report (2025) calls a baker senior after 10 or more years of experience.

        ## Freelance pastry chefs

        Freelance pastry chefs charge $30 to $45 an hour, claims the Flour Weekly report (2025).

        ## Certificates

        No official sourdough certificate exists, notes the Bakers Guild survey (2023).

        ## Benefits

        Typical benefits are free bread, health insurance and paid time off (vacation), says the Bakers Guild survey (2023).
        """;

    public const string Tools = """
        ---
        title: Tools of the bakery
        audience: recruiter
        asOf: 2024
        attribution: Oven handbook
        ---

        ## Ovens

        | Oven | Heat |
        |---|---|
        | Deck oven | 250 degrees |
        | Rotary oven | 230 degrees |

        ```
        The secret recipe is never quoted.
        ```

        - Dough mixers need cleaning every evening.
        - Proofing cabinets keep a steady temperature.
        """;

    public const string Role = """
        ---
        id: night-baker
        title: Night Baker
        version: 1
        status: open
        level: junior
        ---

        ## Responsibilities

        A Night Baker is responsible for kneading, proofing and baking bread before dawn.
        """;

    public static KnowledgeBase Base { get; } =
        KnowledgeFolder.FromTexts(
        [
            ("guides/pay.md", Pay),
            ("guides/tools.md", Tools),
            ("roles/night-baker.md", Role),
            ("skills.yaml", "- { name: Sourdough Starter Care, aliases: [SSC] }\n"),
        ]);

    public static OfflineAnswerer Answerer { get; } = new(Base);

    public static Answer Ask(string question, string? role = null, Audience asker = Audience.Candidate) =>
        Answerer.Answer(new Question(question, role, asker));

    public static KnowledgeBase Guide(string body, string frontMatter = "title: Test\naudience: both") =>
        KnowledgeFolder.FromTexts([("guides/test.md", $"---\n{frontMatter}\n---\n{body}")]);
}
