using Markdig.Parsers;
using Markdig.Syntax;

namespace QuizBot.Core.Notes.Reading;

/// <summary>Takes the line as a paragraph whatever it looks like: Markdig's own parser would swallow "[Note]: text" as a link definition.</summary>
internal sealed class OneParagraphParser : BlockParser
{
    public override BlockState TryOpen(BlockProcessor processor)
    {
        processor.NewBlocks.Push(new ParagraphBlock(this) { Column = processor.Column, Span = new SourceSpan(processor.Line.Start, processor.Line.End) });
        return BlockState.Continue;
    }

    public override BlockState TryContinue(BlockProcessor processor, Block block) => BlockState.Continue;
}
