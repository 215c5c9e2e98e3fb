using RecruitBot.Discord.Model;
using RecruitBot.Discord.Rest;
using RecruitBot.Discord.Rest.LimitChecks;

namespace RecruitBot.Tests.Discord.Rest.LimitChecks;

/// <summary>Each limit holds at its number and not one beyond it. The numbers stand here once more, as the documents state them.</summary>
public sealed class LimitTests
{
    public static TheoryData<string, int> Most =>
        new()
        {
            { "content", 2000 }, { "nonce", 25 }, { "embeds", 10 }, { "rows", 5 }, { "files", 10 }, { "file description", 1024 }, { "mentioned users", 100 },
            { "mentioned roles", 100 }, { "embed title", 256 }, { "embed description", 4096 }, { "embed fields", 25 }, { "field name", 256 },
            { "field value", 1024 }, { "footer", 2048 }, { "author", 256 }, { "embeds together", 6000 }, { "buttons", 5 }, { "button label", 80 },
            { "button url", 512 }, { "button id", 100 }, { "options", 25 }, { "option label", 100 }, { "option value", 100 },
            { "option description", 100 }, { "placeholder", 150 }, { "max values", 25 }, { "form id", 100 }, { "form title", 45 }, { "form parts", 5 },
            { "form label", 45 }, { "form label description", 100 }, { "input placeholder", 100 }, { "input value", 4000 }, { "input most", 4000 },
            { "choices offered", 25 }, { "choice name", 100 }, { "choice value", 100 }, { "commands", 100 }, { "command name", 32 },
            { "command description", 100 }, { "command options", 25 }, { "option choices", 25 }, { "option length", 6000 }, { "thread name", 100 },
        };

    public static TheoryData<string> Least =>
        ["field name", "field value", "buttons", "button label", "button id", "button url", "options", "option label", "option value", "form id", "form title", "form parts", "form label", "command name", "command description", "thread name", "choice name"];

    [Theory]
    [MemberData(nameof(Most))]
    public void A_limit_holds_at_its_number_and_not_one_beyond_it(string what, int most)
    {
        Try(what, most);
        Assert.Throws<DiscordLimitException>(() => Try(what, most + 1));
    }

    [Theory]
    [MemberData(nameof(Least))]
    public void What_has_to_be_there_has_to_be_there(string what)
    {
        Try(what, 1);
        Assert.Throws<DiscordLimitException>(() => Try(what, 0));
    }

    [Fact]
    public void The_complaint_names_field_and_limit_and_not_the_text()
    {
        var complaint = Assert.Throws<DiscordLimitException>(() => Try("content", 2001));
        Assert.Equal("content has 2001 characters; Discord takes at most 2000.", complaint.Message);
    }

    [Fact]
    public void A_command_is_limited_as_a_whole_too()
    {
        static ApplicationCommandOption Big(int n) =>
            new()
            {
                Name = $"o{n:00}",
                Description = Text(100),
                Choices = [.. Enumerable.Range(0, n == 0 ? 5 : 25).Select(c => new CommandChoice { Name = $"{c:00}" + Text(98), Value = Text(n == 1 ? 99 : 100) })],
            };
        // 1 + 1 + 103 + 1000 + 103 + 4975, and what fills up to 8000.
        static ApplicationCommand Command(int fill) => new() { Name = "c", Description = "d", Options = [Big(0), Big(1), Filler(fill)] };
        static ApplicationCommandOption Filler(int length) =>
            new()
            {
                Name = "f",
                Description = Text(99),
                Choices = [.. Enumerable.Range(0, 9).Select(_ => new CommandChoice { Name = Text(100), Value = Text(90) }), new CommandChoice { Name = "x", Value = Text(length) }],
            };
        const int rest = 8000 - (1 + 1 + 103 + 1000 + 103 + 4975 + 1 + 99 + 9 * 190 + 1);
        CommandCheck.Check([Command(rest)]);
        Assert.Throws<DiscordLimitException>(() => CommandCheck.Check([Command(rest + 1)]));
    }

    [Fact]
    public void Ids_are_used_once_in_a_message_and_in_a_form()
    {
        Assert.Throws<DiscordLimitException>(() => Message(new MessageDraft { Components = [Row(Button("a")), Row(Button("a"))] }));
        Message(new MessageDraft { Components = [Row(Button("a")), Row(Button("b"))] });
        Assert.Throws<DiscordLimitException>(() => FormCheck.Check(Form([Label(Input("a")), Label(Input("a"))])));
    }

    [Fact]
    public void A_message_with_nothing_in_it_is_none_but_an_edit_may_leave_all_as_it_is()
    {
        Assert.Throws<DiscordLimitException>(() => Message(new MessageDraft()));
        Assert.Throws<DiscordLimitException>(() => Message(new MessageDraft { Content = " \n" }));
        Message(new MessageDraft { Components = [Row(Button("a"))] });
        MessageCheck.New(new MessageDraft(), [new OutgoingFile("a", "text/plain", default)]);
        MessageCheck.Edit(new MessageDraft(), null);
    }

    [Fact]
    public void Whom_a_message_notifies_is_a_kind_or_ids_of_it()
    {
        AllowedMentions Mentions(string kind) => new() { Parse = [kind], Users = [new Snowflake(1)] };
        Assert.Throws<DiscordLimitException>(() => Message(new MessageDraft { Content = "x", AllowedMentions = Mentions("users") }));
        Message(new MessageDraft { Content = "x", AllowedMentions = Mentions("roles") });
    }

    [Fact]
    public void Rows_hold_buttons_or_one_menu()
    {
        Assert.Throws<DiscordLimitException>(() => Message(new MessageDraft { Components = [Row(Menu(1), Button("a"))] }));
        Assert.Throws<DiscordLimitException>(() => Message(new MessageDraft { Components = [Button("a")] }));
        Assert.Throws<DiscordLimitException>(() => Message(new MessageDraft { Components = [Row(Button("a") with { Style = 5, Url = "https://x" })] }));
    }

    [Fact]
    public void Threads_are_archived_after_one_of_four_spans()
    {
        ThreadCheck.Check(new ThreadDraft { Name = "t", AutoArchiveDuration = 10080 });
        Assert.Throws<DiscordLimitException>(() => ThreadCheck.Check(new ThreadDraft { Name = "t", AutoArchiveDuration = 61 }));
        Assert.Throws<DiscordLimitException>(() => ThreadCheck.Check(new ThreadDraft { Name = "t", Type = ChannelType.Text }));
    }

    [Fact]
    public void Required_options_stand_first_and_names_once()
    {
        static ApplicationCommand Command(params ApplicationCommandOption[] options) => new() { Name = "c", Description = "d", Options = options };
        static ApplicationCommandOption Option(string name, bool required) => new() { Name = name, Description = "d", Required = required };
        CommandCheck.Check([Command(Option("a", true), Option("b", false))]);
        Assert.Throws<DiscordLimitException>(() => CommandCheck.Check([Command(Option("a", false), Option("b", true))]));
        Assert.Throws<DiscordLimitException>(() => CommandCheck.Check([Command(Option("a", true), Option("a", true))]));
        Assert.Throws<DiscordLimitException>(() => CommandCheck.Check([Command(), Command()]));
    }

    [Fact]
    public void A_deferred_answer_is_ephemeral_or_nothing()
    {
        static InteractionResponse Deferred(MessageFlags flags) => new() { Type = InteractionAnswer.DeferredMessage, Data = new InteractionResponseData { Flags = flags } };
        ResponseCheck.Check(Deferred(MessageFlags.Ephemeral));
        Assert.Throws<DiscordLimitException>(() => ResponseCheck.Check(Deferred(MessageFlags.Ephemeral | MessageFlags.SuppressEmbeds)));
    }

    [Fact]
    public void A_request_with_files_is_limited_in_bytes()
    {
        static void Send(int bytes) => MessageCheck.New(new MessageDraft(), [new OutgoingFile("a", "text/plain", new byte[bytes])]);
        Send(24 * 1024 * 1024);
        Assert.Throws<DiscordLimitException>(() => Send(25 * 1024 * 1024));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(101)]
    public async Task Messages_are_read_by_the_hundred_at_most(int limit)
    {
        using var bench = new RestBench();
        await Assert.ThrowsAsync<DiscordLimitException>(async () => await bench.Rest.GetMessagesAsync(new Snowflake(1), null, null, limit, default));
        Assert.Empty(bench.Discord.Sent);
    }

    private static void Try(string what, int n)
    {
        switch (what)
        {
            case "content": Message(new MessageDraft { Content = Text(n) }); break;
            case "nonce": Message(new MessageDraft { Content = "x", Nonce = Text(n) }); break;
            case "embeds": Message(new MessageDraft { Embeds = Many(n, _ => new Embed { Title = "t" }) }); break;
            case "rows": Message(new MessageDraft { Components = Many(n, i => Row(Button($"b{i}"))) }); break;
            case "files": MessageCheck.New(new MessageDraft(), Many(n, i => new OutgoingFile($"{i}", "text/plain", default))); break;
            case "file description": Message(new MessageDraft { Content = "x", Attachments = [new AttachmentDraft { Id = default, Description = Text(n) }] }); break;
            case "mentioned users": Message(new MessageDraft { Content = "x", AllowedMentions = new AllowedMentions { Users = Many(n, i => new Snowflake((ulong)i)) } }); break;
            case "mentioned roles": Message(new MessageDraft { Content = "x", AllowedMentions = new AllowedMentions { Roles = Many(n, i => new Snowflake((ulong)i)) } }); break;
            case "embed title": OneEmbed(new Embed { Title = Text(n) }); break;
            case "embed description": OneEmbed(new Embed { Description = Text(n) }); break;
            case "embed fields": OneEmbed(new Embed { Fields = Many(n, _ => new EmbedField { Name = "n", Value = "v" }) }); break;
            case "field name": OneEmbed(new Embed { Fields = [new EmbedField { Name = Text(n), Value = "v" }] }); break;
            case "field value": OneEmbed(new Embed { Fields = [new EmbedField { Name = "n", Value = Text(n) }] }); break;
            case "footer": OneEmbed(new Embed { Footer = new EmbedFooter { Text = Text(n) } }); break;
            case "author": OneEmbed(new Embed { Author = new EmbedAuthor { Name = Text(n) } }); break;
            case "embeds together": Message(new MessageDraft { Embeds = [Full(), Full() with { Description = Text(n - 3000 - 1205) }] }); break;
            case "buttons": Message(new MessageDraft { Components = [Row([.. Many(n, i => Button($"b{i}"))])] }); break;
            case "button label": Message(new MessageDraft { Components = [Row(Button("a") with { Label = Text(n) })] }); break;
            case "button id": Message(new MessageDraft { Components = [Row(Button(Text(n)))] }); break;
            case "button url": Message(new MessageDraft { Components = [Row(Button("a") with { CustomId = null, Style = 5, Url = Text(n) })] }); break;
            case "options": Message(new MessageDraft { Components = [Row(Menu(n))] }); break;
            case "option label": Message(new MessageDraft { Components = [Row(Menu(1, new SelectOption { Label = Text(n), Value = "v" }))] }); break;
            case "option value": Message(new MessageDraft { Components = [Row(Menu(1, new SelectOption { Label = "l", Value = Text(n) }))] }); break;
            case "option description": Message(new MessageDraft { Components = [Row(Menu(1, new SelectOption { Label = "l", Value = "v", Description = Text(n) }))] }); break;
            case "placeholder": Message(new MessageDraft { Components = [Row(Menu(1) with { Placeholder = Text(n) })] }); break;
            case "max values": Message(new MessageDraft { Components = [Row(Menu(25) with { MaxValues = n })] }); break;
            case "form id": FormCheck.Check(Form([Label(Input("a"))]) with { CustomId = Text(n) }); break;
            case "form title": FormCheck.Check(Form([Label(Input("a"))]) with { Title = Text(n) }); break;
            case "form parts": FormCheck.Check(Form(Many(n, i => Label(Input($"i{i}"))))); break;
            case "form label": FormCheck.Check(Form([Label(Input("a")) with { Label = Text(n) }])); break;
            case "form label description": FormCheck.Check(Form([Label(Input("a")) with { Description = Text(n) }])); break;
            case "input placeholder": FormCheck.Check(Form([Label(Input("a") with { Placeholder = Text(n) })])); break;
            case "input value": FormCheck.Check(Form([Label(Input("a") with { Value = Text(n) })])); break;
            case "input most": FormCheck.Check(Form([Label(Input("a") with { MaxLength = n })])); break;
            case "choices offered": Offer(Many(n, i => new CommandChoice { Name = $"{i}", Value = "v" })); break;
            case "choice name": Offer([new CommandChoice { Name = Text(n), Value = "v" }]); break;
            case "choice value": Offer([new CommandChoice { Name = "n", Value = Text(n) }]); break;
            case "commands": CommandCheck.Check(Many(n, i => new ApplicationCommand { Name = $"c{i}", Description = "d" })); break;
            case "command name": CommandCheck.Check([new ApplicationCommand { Name = Text(n), Description = "d" }]); break;
            case "command description": CommandCheck.Check([new ApplicationCommand { Name = "c", Description = Text(n) }]); break;
            case "command options": Command(Many(n, i => new ApplicationCommandOption { Name = $"o{i}", Description = "d" })); break;
            case "option choices": Command([new ApplicationCommandOption { Name = "o", Description = "d", Choices = Many(n, i => new CommandChoice { Name = $"{i}", Value = "v" }) }]); break;
            case "option length": Command([new ApplicationCommandOption { Name = "o", Description = "d", MaxLength = n }]); break;
            case "thread name":
                ThreadCheck.Check(new ThreadDraft { Name = Text(n) });
                ThreadCheck.Check(new ChannelEdit { Name = Text(n) });
                break;
            default: throw new ArgumentOutOfRangeException(nameof(what), what, "Not known.");
        }
    }

    private static string Text(int length) => new('x', length);

    private static List<T> Many<T>(int count, Func<int, T> make) => [.. Enumerable.Range(0, count).Select(make)];

    private static void Message(MessageDraft draft) => MessageCheck.New(draft, null);

    private static void OneEmbed(Embed embed) => Message(new MessageDraft { Embeds = [embed] });

    // 1205 characters, and a description.
    private static Embed Full() =>
        new()
        {
            Title = Text(100),
            Description = Text(1795),
            Footer = new EmbedFooter { Text = Text(100) },
            Author = new EmbedAuthor { Name = Text(5) },
            Fields = [new EmbedField { Name = Text(200), Value = Text(800) }],
        };

    private static Component Row(params Component[] parts) => new() { Type = ComponentType.ActionRow, Components = parts };

    private static Component Button(string id) => new() { Type = ComponentType.Button, CustomId = id, Label = "l", Style = 1 };

    private static Component Menu(int count, SelectOption? one = null) =>
        new()
        {
            Type = ComponentType.StringSelect,
            CustomId = "m",
            Options = one is null ? Many(count, i => new SelectOption { Label = "l", Value = $"v{i}" }) : [one],
        };

    private static Component Input(string id) => new() { Type = ComponentType.TextInput, CustomId = id, Style = 1 };

    private static Component Label(Component input) => new() { Type = ComponentType.Label, Label = "l", Inner = input };

    private static InteractionResponseData Form(IReadOnlyList<Component> parts) => new() { CustomId = "f", Title = "t", Components = parts };

    private static void Offer(IReadOnlyList<CommandChoice> choices) =>
        ResponseCheck.Check(new InteractionResponse { Type = InteractionAnswer.Autocomplete, Data = new InteractionResponseData { Choices = choices } });

    private static void Command(IReadOnlyList<ApplicationCommandOption> options) =>
        CommandCheck.Check([new ApplicationCommand { Name = "c", Description = "d", Options = options }]);
}
