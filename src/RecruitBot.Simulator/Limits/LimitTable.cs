namespace RecruitBot.Simulator.Limits;

/// <summary>How long a text, how many items, or how much is allowed.</summary>
/// <param name="Min">At least.</param>
/// <param name="Max">At most.</param>
/// <param name="Source">Page and section of https://docs.discord.com/developers (API v10) that states it.</param>
internal sealed record Limit(int Min, int Max, string Source);

/// <summary>Every limit that the simulator holds requests to.</summary>
internal static class LimitTable
{
    public static readonly Limit Content = new(0, 2000, "resources/message, Create Message");
    public static readonly Limit Nonce = new(0, 25, "resources/message, Create Message");
    public static readonly Limit Embeds = new(0, 10, "resources/message, Create Message");
    public static readonly Limit Stickers = new(0, 3, "resources/message, Create Message");
    public static readonly Limit FileCount = new(0, 10, "reference, Uploading Files");
    public static readonly Limit FileBytes = new(0, 10 * 1024 * 1024, "reference, Uploading Files");
    public static readonly Limit FileDescription = new(0, 1024, "resources/message, Attachment Object");
    public static readonly Limit MentionIds = new(0, 100, "resources/message, Allowed Mentions Object");

    public static readonly Limit EmbedTitle = new(0, 256, "resources/message, Embed Limits");
    public static readonly Limit EmbedDescription = new(0, 4096, "resources/message, Embed Limits");
    public static readonly Limit EmbedFields = new(0, 25, "resources/message, Embed Limits");
    public static readonly Limit EmbedFieldName = new(0, 256, "resources/message, Embed Limits");
    public static readonly Limit EmbedFieldValue = new(0, 1024, "resources/message, Embed Limits");
    public static readonly Limit EmbedFooter = new(0, 2048, "resources/message, Embed Limits");
    public static readonly Limit EmbedAuthor = new(0, 256, "resources/message, Embed Limits");
    public static readonly Limit EmbedUrl = new(0, 2048, "resources/message, Embed Object");
    public static readonly Limit EmbedColor = new(0, 0xFFFFFF, "resources/message, Embed Object");
    public static readonly Limit EmbedTotal = new(0, 6000, "resources/message, Embed Limits");

    public static readonly Limit Rows = new(0, 5, "components/reference, Legacy Message Component Behavior");
    public static readonly Limit LayoutComponents = new(0, 40, "components/reference, Component Object");
    public static readonly Limit Buttons = new(1, 5, "components/reference, Action Row");
    public static readonly Limit CustomId = new(1, 100, "components/reference, Custom ID");
    public static readonly Limit ButtonLabel = new(0, 80, "components/reference, Button");
    public static readonly Limit ButtonUrl = new(1, 512, "components/reference, Button");
    public static readonly Limit Options = new(1, 25, "components/reference, String Select");
    public static readonly Limit OptionLabel = new(1, 100, "components/reference, String Select");
    public static readonly Limit OptionValue = new(1, 100, "components/reference, String Select");
    public static readonly Limit OptionDescription = new(0, 100, "components/reference, String Select");
    public static readonly Limit SelectPlaceholder = new(0, 150, "components/reference, String Select");
    public static readonly Limit SelectMin = new(0, 25, "components/reference, String Select");
    public static readonly Limit SelectMax = new(1, 25, "components/reference, String Select");

    public static readonly Limit FormTitle = new(1, 45, "interactions/receiving-and-responding, Modal");
    public static readonly Limit FormComponents = new(1, 5, "interactions/receiving-and-responding, Modal");
    public static readonly Limit InputLabel = new(1, 45, "components/reference, Label");
    public static readonly Limit InputDescription = new(1, 100, "components/reference, Label");
    public static readonly Limit InputMin = new(0, 4000, "components/reference, Text Input");
    public static readonly Limit InputMax = new(1, 4000, "components/reference, Text Input");
    public static readonly Limit InputValue = new(0, 4000, "components/reference, Text Input");
    public static readonly Limit InputPlaceholder = new(0, 100, "components/reference, Text Input");

    public static readonly Limit ThreadName = new(1, 100, "resources/channel, Start Thread without Message");
    public static readonly Limit ChannelName = new(1, 100, "resources/channel, Modify Channel");

    public static readonly Limit Commands = new(0, 100, "interactions/application-commands, Registering a Command");
    public static readonly Limit UserCommands = new(0, 15, "interactions/application-commands, Registering a Command");
    public static readonly Limit MessageCommands = new(0, 15, "interactions/application-commands, Registering a Command");
    public static readonly Limit CommandName = new(1, 32, "interactions/application-commands, Application Command Naming");
    public static readonly Limit CommandDescription = new(1, 100, "interactions/application-commands, Application Command Structure");
    public static readonly Limit CommandOptions = new(0, 25, "interactions/application-commands, Application Command Structure");
    public static readonly Limit CommandChoices = new(0, 25, "interactions/application-commands, Application Command Option Structure");
    public static readonly Limit ChoiceName = new(1, 100, "interactions/application-commands, Application Command Option Choice Structure");
    public static readonly Limit ChoiceValue = new(0, 100, "interactions/application-commands, Application Command Option Choice Structure");
    public static readonly Limit TextOptionMin = new(0, 6000, "interactions/application-commands, Application Command Option Structure");
    public static readonly Limit TextOptionMax = new(1, 6000, "interactions/application-commands, Application Command Option Structure");
    public static readonly Limit CommandTotal = new(0, 8000, "interactions/application-commands, Slash Commands");
    public static readonly Limit Suggestions = new(0, 25, "interactions/application-commands, Autocomplete");
    public static readonly Limit FetchedMessages = new(1, 100, "resources/message, Get Channel Messages");
}
