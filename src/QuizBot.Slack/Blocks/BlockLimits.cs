namespace QuizBot.Slack.Blocks;

/// <summary>
/// What Slack takes in one message, in UTF-16 characters. Longer is refused as a whole, so the renderer never gets there.
/// </summary>
public static class BlockLimits
{
    public const int Blocks = 50;
    public const int HomeBlocks = 100;
    public const int Id = 255;
    public const int Header = 150;
    public const int Text = 3000;
    public const int ContextElements = 10;
    public const int ContextText = 2000;
    public const int Buttons = 25;
    public const int ButtonText = 75;
    public const int ButtonValue = 2000;
    public const int Radios = 10;
    public const int SelectOptions = 100;
    public const int OptionText = 75;
    public const int OptionValue = 150;
    public const int Placeholder = 150;
    public const int Label = 2000;
    public const int InputText = 3000;
    public const int InitialText = 150;
    public const int DialogTitle = 24;

    /// <summary>Length of the message's <c>text</c>; chat.update takes no more than 4,000.</summary>
    public const int Fallback = 3000;

    /// <summary>
    /// All texts of a message's blocks together. Slack names no number; people have measured refusals
    /// (<c>msg_blocks_too_long</c>) from 11,341 characters of text on, containers counted (slackapi/bolt-js issues 2509 and 2867).
    /// </summary>
    public const int AllText = 11_000;

    /// <summary>
    /// What <see cref="AllText"/> charges for each object that holds a text, with the colon or line break that may follow it.
    /// </summary>
    public const int TextOverhead = 30;
}
