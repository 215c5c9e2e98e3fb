using RecruitBot.Core.Roles;

namespace RecruitBot.Tests.Roles;

public class ProhibitedQuestionsTests
{
    [Theory]
    [InlineData("age", "How old are you?")]
    [InlineData("age", "What is your date of birth?")]
    [InlineData("age", "When were you born?")]
    [InlineData("age", "What year did you graduate from college?")]
    [InlineData("age", "In which year did you graduate?")]
    [InlineData("age", "What was your graduation year?")]
    [InlineData("age", "When do you plan to retire?")]
    [InlineData("age", "Are you over 40?")]
    [InlineData("race", "What is your race?")]
    [InlineData("race", "What's your ethnicity?")]
    [InlineData("race", "Please attach a photo of yourself.")]
    [InlineData("origin", "Where were you born?")]
    [InlineData("origin", "What is your nationality?")]
    [InlineData("origin", "Are you a US citizen?")]
    [InlineData("origin", "Are you a citizen?")]
    [InlineData("origin", "What is your citizenship, and do you have the right to work?")]
    [InlineData("origin", "Where are you originally from?")]
    [InlineData("origin", "Where do your parents come from?")]
    [InlineData("origin", "What is your maiden name?")]
    [InlineData("origin", "Which country are you from?")]
    [InlineData("language", "What is your native language?")]
    [InlineData("language", "Is English your first language?")]
    [InlineData("language", "Are you a native English speaker?")]
    [InlineData("language", "Where is your accent from?")]
    [InlineData("religion", "What is your religion?")]
    [InlineData("religion", "Which religious holidays do you observe?")]
    [InlineData("religion", "Do you go to church?")]
    [InlineData("religion", "Are you Muslim?")]
    [InlineData("sex", "What is your gender?")]
    [InlineData("sex", "Are you male or female?")]
    [InlineData("sex", "What is your sexual orientation?")]
    [InlineData("sex", "Are you gay?")]
    [InlineData("family", "Are you pregnant?")]
    [InlineData("family", "Do you plan to have children?")]
    [InlineData("family", "Are you planning on having kids?")]
    [InlineData("family", "Do you have any children?")]
    [InlineData("family", "How many kids do you have?")]
    [InlineData("family", "What are your child-care arrangements?")]
    [InlineData("family", "Are you married?")]
    [InlineData("family", "What is your marital status?")]
    [InlineData("family", "What does your husband do for a living?")]
    [InlineData("disability", "Do you have any disabilities?")]
    [InlineData("disability", "Do you have a disability, and can you do this with or without accommodation?")]
    [InlineData("disability", "What medications do you take?")]
    [InlineData("disability", "How many sick days did you take last year?")]
    [InlineData("disability", "Have you ever filed for workers' compensation?")]
    [InlineData("disability", "How is your health?")]
    [InlineData("body", "How tall are you?")]
    [InlineData("body", "How much do you weigh?")]
    [InlineData("body", "What is your weight?")]
    [InlineData("genetics", "What is your family medical history?")]
    [InlineData("genetics", "Does cancer run in your family?")]
    [InlineData("military", "What type of discharge did you receive?")]
    [InlineData("military", "Were you honorably discharged?")]
    [InlineData("criminal-record", "Have you ever been arrested?")]
    [InlineData("criminal-record", "Have you ever been convicted of a crime?")]
    [InlineData("criminal-record", "Do you have a criminal record?")]
    [InlineData("union", "Are you a member of a union?")]
    [InlineData("union", "Have you ever joined a trade union?")]
    [InlineData("salary-history", "What is your current salary?")]
    [InlineData("salary-history", "What was your last base salary?")]
    [InlineData("salary-history", "How much do you make?")]
    [InlineData("salary-history", "How much did you earn in your last job?")]
    [InlineData("salary-history", "What did your previous employer pay you?")]
    [InlineData("salary-history", "Please describe your salary history.")]
    [InlineData("housing", "Do you own your home?")]
    [InlineData("housing", "Who do you live with?")]
    [InlineData("housing", "What is your zip code?")]
    [InlineData("emergency-contact", "How are you related to your emergency contact?")]
    [InlineData("emergency-contact", "Who is your emergency contact?")]
    [InlineData("account-access", "What is your Facebook password?")]
    [InlineData("account-access", "Please share the password for your LinkedIn account.")]
    public void A_prohibited_question_is_found_with_its_category(string category, string question)
    {
        var finding = Assert.Single(ProhibitedQuestions.Find(question));

        Assert.Equal(category, finding.Category);
        Assert.NotEmpty(finding.Reason);
        Assert.NotEmpty(finding.Rewrite);
        Assert.NotEqual("", finding.Span.Of(question));
    }

    [Theory]
    [InlineData("How old is the codebase?")]
    [InlineData("How old were the records in your cache when they expired?")]
    [InlineData("Which native libraries have you linked from Python?")]
    [InlineData("Tell me about a race condition that you fixed.")]
    [InlineData("How did your race condition show up?")]
    [InlineData("When would you put logic into a parent class?")]
    [InlineData("How do you stop a child process? How many children does your supervisor start?")]
    [InlineData("Do you have child processes in your design?")]
    [InlineData("How many children can a node of your tree have?")]
    [InlineData("Where do your child components get their state?")]
    [InlineData("Have you built a single-page app?")]
    [InlineData("Are you single-threading the work or using a pool?")]
    [InlineData("Do you religiously test your code?")]
    [InlineData("How did you manage the age of cached entries and their expiry date?")]
    [InlineData("What was the height and weight of the tree, and how did your weights change?")]
    [InlineData("How much did your change make the page faster?")]
    [InlineData("What did you make of the profiler's output?")]
    [InlineData("How much did your team earn back in time?")]
    [InlineData("Do you use master and slave, or primary and replica databases?")]
    [InlineData("Tell me about a native app. What is your first language of choice for scripting?")]
    [InlineData("Which programming language was your first?")]
    [InlineData("What do you expect to earn?")]
    [InlineData("What are your current salary expectations?")]
    [InlineData("Are you legally authorised to work where this job is based?")]
    [InlineData("Do you have the right to work in the EU?")]
    [InlineData("Can you perform the functions of this job, with or without accommodation?")]
    [InlineData("Are you at least 18 years old?")]
    [InlineData("How did you store passwords and social media logins safely?")]
    [InlineData("How did you join tables, and did you use UNION or UNION ALL?")]
    [InlineData("How did you handle a health check that failed?")]
    [InlineData("Did your service survive disk failures, and how healthy was the cluster?")]
    [InlineData("How did you migrate the gender column of a table?")]
    [InlineData("How did you validate a zip code or a date of delivery?")]
    [InlineData("Who owned the house style, and how did you agree on it?")]
    [InlineData("What was the conviction behind your choice?")]
    [InlineData("How did you colour the graph?")]
    [InlineData("What did you do when your partner team disagreed?")]
    [InlineData("How did the family of protocols affect your accent colours?")]
    [InlineData("Which languages that this job needs do you speak or write, and how well?")]
    [InlineData("Which country are your users from?")]
    [InlineData("When were you on call, and how long did you live with the problem?")]
    [InlineData("Were your orders discharged twice?")]
    [InlineData("Do you take part in code reviews? How often are you paged?")]
    [InlineData("")]
    public void An_ordinary_question_is_let_through(string question)
    {
        Assert.Empty(ProhibitedQuestions.Find(question));
    }

    [Fact]
    public void Wrapped_lines_capitals_and_typographic_apostrophes_hide_nothing()
    {
        Assert.Equal("age", Assert.Single(ProhibitedQuestions.Find("HOW OLD\nARE YOU?")).Category);
        Assert.Equal("race", Assert.Single(ProhibitedQuestions.Find("What\u2019s your ethnicity?")).Category);
    }

    [Fact]
    public void Findings_come_in_the_order_of_the_text_with_their_words()
    {
        const string Text = "Tell me about Django. Are you married? And how old are you?";
        var findings = ProhibitedQuestions.Find(Text);

        Assert.Equal(["family", "age"], findings.Select(f => f.Category));
        Assert.Equal("how old are you", findings[1].Span.Of(Text));
    }

    [Fact]
    public void No_rewrite_is_itself_prohibited()
    {
        foreach (var question in new[] { "How old are you?", "Do you own a car?", "What is your gender?", "Are you gay?", "Are you a citizen?" })
            foreach (var finding in ProhibitedQuestions.Find(question))
                Assert.Empty(ProhibitedQuestions.Find(finding.Rewrite));
        Assert.Equal(17, ProhibitedQuestions.Categories.Distinct().Count());
    }
}
