namespace RecruitBot.Tests.Roles;

/// <summary>A role file that has every feature of the format and no problem.</summary>
internal static class Example
{
    public const string File = "roles/senior-django-developer.md";

    public const string Text = """
        ---
        id: senior-django-developer          # file name, lower-case, dashes
        title: Senior Django Developer
        version: 3                           # any change to what is asked or scored needs a higher one
        status: open                         # draft | open | paused | closed
        level: senior
        location: Remote (EU)                # optional
        salary: { min: 130000, max: 180000, currency: USD, period: year, region: major US markets, asOf: 2024, source: "guides/compensation.md" }
        sla: 5d                              # a candidate hears back within this
        skills:
          - { name: Django ORM, importance: must }         # must | nice
          - { name: Redis, importance: nice }
        knockouts:
          - id: work-permit
            ask: Are you legally authorised to work where this job is based?
            type: yes-no
            require: yes
            because: "Contract is with a local entity."
          - id: overlap-hours
            ask: How many hours a day do you overlap with 9 to 17 Central European Time?
            type: number
            require: ">= 2"
            because: "The team meets in the afternoon."
          - id: contract
            ask: Which form of contract suits you?
            type: choice
            choices: [employee, contractor, either]
            require: [employee, either]
            because: "The employer hires employees only."
        criteria:
          - id: query-optimisation
            title: Database query optimisation
            definition: Finds, measures and removes slow database access.
            source: "guides/senior-django-developer.md#responsibilities"
            weight: 1                        # equal unless a reason is given
            weightReason:
            ask: Tell me about a time when you made a slow database-backed page fast. What did you change, and how did you know it worked?
            probes:                          # at most 3
              - { when: action,  ask: "What exactly did you change?" }
              - { when: result,  ask: "How did you measure the effect?" }
            anchors:
              1: Names no concrete technique, or guesses without measuring.
              3: Finds the slow query by measuring and applies a fitting fix such as an index or eager loading.
              5: Explains the cause, weighs alternatives, verifies with numbers before and after, and guards against regressions.
            cues: [select_related, prefetch_related, N+1, EXPLAIN, index, profiling]
            gold:
              - { level: 1, answer: "We bought a bigger server." }
              - { level: 1, answer: "I know select_related and indexes." }
              - { level: 3, answer: "The toolbar showed one query per row, so I added select_related." }
              - { level: 3, answer: "EXPLAIN showed a full scan, so I added an index." }
              - { level: 5, answer: "Two joins multiplied rows; subqueries took it from 3100 ms to 95 ms, and a test guards it." }
              - level: 5
                answer: >-
                  A serializer read lines one by one, 412 queries a request. I compared eager loading with denormalising,
                  chose the first, and a query count in CI fails above 8.
          - id: security
            title: Security
            definition: Protects user data.
            source: "guides/senior-django-developer.md"
            weight: 1.5
            weightReason: The system holds payment data.
            ask: |
              Describe a security problem that you found.
              What did you do about it?
            anchors:
              1: Names no risk.
              2: Names a risk and leaves it open.
              3: Closes one hole and tells how.
              4: Closes a hole and tests for it.
              5: Traces the cause, compares remedies and automates a check against the whole class.
            gold:
              - { level: 1, answer: "Security is handled by another team." }
              - { level: 1, answer: "Django is secure." }
              - { level: 2, answer: "I saw raw SQL somewhere." }
              - { level: 2, answer: "There were old packages." }
              - { level: 3, answer: "I replaced a raw query by parameters." }
              - { level: 3, answer: "I turned on CSRF checks for a form." }
              - { level: 4, answer: "I replaced a raw query and wrote a test with a quote in it." }
              - { level: 4, answer: "I fixed a missing permission check and a test covers it." }
              - { level: 5, answer: "One missing check had three siblings; a base class and a lint rule close them all." }
              - { level: 5, answer: "I compared a filter with an allow-list, chose the list, and CI rejects views without it." }
        attribution: A job profile
        asOf: 2024
        unanswered:
          - Which team would I join?
        ---
        # Senior Django Developer

        ## Responsibilities

        Keeps pages fast.

        """;

    /// <summary>The example with one passage replaced, which must be there.</summary>
    public static string With(string old, string replacement)
    {
        Assert.Contains(old, Text, StringComparison.Ordinal);
        return Text.Replace(old, replacement, StringComparison.Ordinal);
    }

    /// <summary>The line, from 1, on which a passage of a text begins.</summary>
    public static int LineOf(string text, string passage)
    {
        var at = text.IndexOf(passage, StringComparison.Ordinal);
        Assert.True(at >= 0, $"The text has no '{passage}'.");
        return 1 + text.AsSpan(0, at).Count('\n');
    }
}
