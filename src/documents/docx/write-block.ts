import { AlignmentType, BorderStyle, HeadingLevel, ImageRun, PageBreak, Paragraph, Table, TabStopType } from 'docx'
import { unreachable } from '#kernel/assert'
import type { Block, DocumentStyle, NumberedItem } from '../model.ts'
import { svgToPng } from '../svg-to-png.ts'
import { twips } from './measures.ts'
import { cornerRight, twoEnds } from './write-requisites.ts'
import { writeRuns } from './write-runs.ts'
import { writeTable } from './write-table.ts'

/** Pixels of a picture for each millimetre of paper: 300 to the inch. */
const pixelsPerMm = 300 / 25.4

/** What a block needs to know of its document. */
export interface Sheet {
  readonly widthMm: number
  readonly style: DocumentStyle
  /** Numbers lists apart: every list begins at 1. */
  readonly nextList: () => number
  /** Numbers pictures from 1, in place of the library's count over the whole process. */
  readonly nextPicture: () => number
}

export const numberingReference = 'items'

/** Paragraphs and tables of one block. */
export function writeBlock(block: Block, sheet: Sheet): (Paragraph | Table)[] {
  switch (block.kind) {
    case 'heading':
      return [
        new Paragraph({
          heading: block.level === 1 ? HeadingLevel.HEADING_1 : HeadingLevel.HEADING_2,
          children: writeRuns([block.text]),
        }),
      ]
    case 'paragraph':
      return [
        new Paragraph({
          style: block.indent === false ? 'Flush' : 'BodyText',
          alignment: { justified: AlignmentType.JUSTIFIED, left: AlignmentType.LEFT, centre: AlignmentType.CENTER }[
            block.align ?? 'justified'
          ],
          keepNext: block.keepWithNext ?? false,
          children: writeRuns(block.runs),
        }),
      ]
    case 'numberedItems':
      return writeItems(block.items, 0, sheet.nextList())
    case 'table':
      return [
        ...(block.caption === undefined
          ? []
          : [new Paragraph({ style: 'TableCaption', keepNext: true, children: writeRuns([block.caption]) })]),
        writeTable(block, sheet.widthMm, sheet.style),
        new Paragraph({ style: 'AfterTable' }),
      ]
    case 'figure':
      return writeFigure(block, sheet)
    case 'note':
      return [new Paragraph({ style: 'Note', children: writeRuns(block.runs) })]
    case 'fillIn':
      return [
        new Paragraph({ style: 'Flush', keepNext: true, children: writeRuns([block.label]) }),
        ...Array.from(
          { length: block.lines },
          (_, i) =>
            new Paragraph({
              style: 'Flush',
              keepNext: i < block.lines - 1,
              spacing: { before: 60, after: 0 },
              border: {
                bottom: { style: BorderStyle.SINGLE, size: 4, space: 1, color: '808080' },
                between: { style: BorderStyle.SINGLE, size: 4, space: 1, color: '808080' },
              },
            }),
        ),
        new Paragraph({ style: 'AfterTable' }),
      ]
    case 'signature':
      return [
        new Paragraph({ style: 'BeforeSignature', keepNext: true }),
        twoEnds(block.position, block.name, sheet.widthMm),
      ]
    case 'executor':
      return [
        new Paragraph({
          style: 'Executor',
          spacing: { before: 480 },
          keepNext: true,
          children: writeRuns([block.name]),
        }),
        new Paragraph({ style: 'Executor', children: writeRuns([block.phone]) }),
      ]
    case 'approval':
      return cornerRight(block.lines, sheet.widthMm)
    case 'annex':
      return [new Paragraph({ style: 'AfterTable', pageBreakBefore: true }), ...cornerRight(block.lines, sheet.widthMm)]
    case 'pageBreak':
      return [new Paragraph({ style: 'AfterTable', children: [new PageBreak()] })]
    default:
      return unreachable(block)
  }
}

const writeItems = (items: readonly NumberedItem[], level: number, instance: number): Paragraph[] =>
  items.flatMap((item) => [
    new Paragraph({
      style: 'BodyText',
      alignment: AlignmentType.JUSTIFIED,
      tabStops: [{ type: TabStopType.LEFT, position: twips(22) }],
      numbering: { reference: numberingReference, level, instance },
      children: writeRuns(item.runs),
    }),
    ...writeItems(item.items ?? [], level + 1, instance),
  ])

function writeFigure({ figure, caption, widthMm }: Extract<Block, { kind: 'figure' }>, sheet: Sheet): Paragraph[] {
  const width = Math.min(widthMm ?? sheet.widthMm, sheet.widthMm)
  const height = (width * figure.height) / figure.width
  // The format counts pictures in pixels of 1/96 inch.
  const px = (millimetres: number): number => Math.round((millimetres * 96) / 25.4)
  return [
    new Paragraph({
      style: 'Picture',
      keepNext: true,
      children: [
        new ImageRun({
          type: 'png',
          data: svgToPng(figure.svg, Math.round(width * pixelsPerMm)),
          transformation: { width: px(width), height: px(height) },
          altText: { title: caption, description: figure.alt, name: caption, id: String(sheet.nextPicture()) },
        }),
      ],
    }),
    new Paragraph({ style: 'FigureCaption', children: writeRuns([caption]) }),
  ]
}
