using QuizBot.Core.Chat;

namespace QuizBot.Commands.Shown;

/// <summary>A view as plain text for a terminal; buttons and inputs are left out.</summary>
internal static class ViewText
{
    public static void Write(View view, TextWriter output)
    {
        if (view.Title is { } title)
            output.WriteLine(title);
        foreach (var line in view.Blocks.SelectMany(Lines))
            output.WriteLine(line);
    }

    private static IEnumerable<string> Lines(Block block) => block switch
    {
        TextBlock text => [text.Text],
        FactsBlock facts => facts.Facts.Select(fact => $"  {fact.Label}: {fact.Value}"),
        TableBlock table =>
            table.Rows.SelectMany(row => row.Skip(1).Select((cell, column) => $"  {row[0]}, {table.Headers[column + 1]}: {cell}")),
        FixedBlock text => [text.Text],
        ProgressBlock progress => [progress.Label],
        PictureBlock picture => [$"[Picture: {picture.Alt}]"],
        _ => [],
    };
}
