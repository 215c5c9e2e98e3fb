namespace RecruitBot.Discord.Model;

/// <summary>
/// The limits that Discord documents for what a bot sends, in characters or items. Each group names the page and section of
/// https://docs.discord.com/developers (API v10) that states it; where the OpenAPI file differs, the page holds.
/// </summary>
public static class DiscordLimits
{
    /// <summary>Messages: resources/message, Create Message.</summary>
    public static class Message
    {
        /// <summary>Text of a message. (The OpenAPI file says 4000.)</summary>
        public const int Content = 2000;

        /// <summary>Embeds in a message.</summary>
        public const int Embeds = 10;

        /// <summary>The nonce that keeps a repeated send from doubling a message.</summary>
        public const int Nonce = 25;

        /// <summary>Rows of components: components/reference, Legacy Message Component Behavior.</summary>
        public const int Rows = 5;

        /// <summary>Components in all, nested ones included, under the components v2 flag.</summary>
        public const int ComponentsV2 = 40;

        /// <summary>Messages read at once: resources/message, Get Channel Messages.</summary>
        public const int Page = 100;

        /// <summary>Users, and roles, whom a message may notify by id: resources/message, Allowed Mentions Object.</summary>
        public const int MentionedIds = 100;
    }

    /// <summary>Uploads: reference, Uploading Files; resources/message, Create Message.</summary>
    public static class Upload
    {
        /// <summary>Files of one message.</summary>
        public const int Files = 10;

        /// <summary>Bytes of a whole request.</summary>
        public const int Request = 25 * 1024 * 1024;

        /// <summary>Description of a file.</summary>
        public const int Description = 1024;
    }

    /// <summary>Channels and threads: resources/channel, Modify Channel and Start Thread without Message.</summary>
    public static class Channel
    {
        /// <summary>Name: 1 to this many.</summary>
        public const int Name = 100;
    }

    /// <summary>Embeds: resources/message, Embed Limits.</summary>
    public static class Embed
    {
        /// <summary>Title.</summary>
        public const int Title = 256;

        /// <summary>Description.</summary>
        public const int Description = 4096;

        /// <summary>Fields in one embed.</summary>
        public const int Fields = 25;

        /// <summary>Name of a field.</summary>
        public const int FieldName = 256;

        /// <summary>Value of a field.</summary>
        public const int FieldValue = 1024;

        /// <summary>Footer text.</summary>
        public const int Footer = 2048;

        /// <summary>Name of the author.</summary>
        public const int Author = 256;

        /// <summary>Titles, descriptions, field names and values, footers and authors of all embeds of a message together.</summary>
        public const int Total = 6000;
    }

    /// <summary>Buttons: components/reference, Custom ID, Action Row and Button.</summary>
    public static class Button
    {
        /// <summary>Buttons in one row.</summary>
        public const int PerRow = 5;

        /// <summary>Label.</summary>
        public const int Label = 80;

        /// <summary>Address of a link button.</summary>
        public const int Url = 512;

        /// <summary>The <c>custom_id</c> of any component or modal: 1 to this many, unique in its message.</summary>
        public const int CustomId = 100;
    }

    /// <summary>Menus: components/reference, String Select.</summary>
    public static class Select
    {
        /// <summary>Options of a menu.</summary>
        public const int Options = 25;

        /// <summary>Label of an option.</summary>
        public const int OptionLabel = 100;

        /// <summary>Value of an option.</summary>
        public const int OptionValue = 100;

        /// <summary>Description of an option.</summary>
        public const int OptionDescription = 100;

        /// <summary>Placeholder.</summary>
        public const int Placeholder = 150;
    }

    /// <summary>Modals: interactions/receiving-and-responding, Modal; components/reference, Label and Text Input.</summary>
    public static class Modal
    {
        /// <summary>Title.</summary>
        public const int Title = 45;

        /// <summary>Components, one an input. (The OpenAPI file says 40.)</summary>
        public const int Components = 5;

        /// <summary>Label of an input.</summary>
        public const int Label = 45;

        /// <summary>Description below a label.</summary>
        public const int LabelDescription = 100;

        /// <summary>Text that a person may enter.</summary>
        public const int TextInput = 4000;

        /// <summary>Placeholder of a text input.</summary>
        public const int Placeholder = 100;
    }

    /// <summary>Commands: interactions/application-commands, Naming, Structure, Option Structure and Registering a Command.</summary>
    public static class Command
    {
        /// <summary>Slash commands in one scope (global, or one server).</summary>
        public const int Commands = 100;

        /// <summary>Name of a command or option; see <see cref="CommandName"/> for its characters.</summary>
        public const int Name = 32;

        /// <summary>Description of a command or option: 1 to this many.</summary>
        public const int Description = 100;

        /// <summary>Options of a command or subcommand.</summary>
        public const int Options = 25;

        /// <summary>Choices of an option.</summary>
        public const int Choices = 25;

        /// <summary>Name of a choice.</summary>
        public const int ChoiceName = 100;

        /// <summary>Value of a choice, when it is text.</summary>
        public const int ChoiceValue = 100;

        /// <summary>Text of an option that a command may ask for.</summary>
        public const int OptionText = 6000;

        /// <summary>Choices offered by autocomplete.</summary>
        public const int Autocomplete = 25;

        /// <summary>Names, descriptions and choice values of a whole command together, the longest translation counted.</summary>
        public const int Total = 8000;
    }
}
