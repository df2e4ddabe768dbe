import { AlignmentType, BorderStyle, HeadingLevel, ImageRun, PageBreak, Paragraph, Table } from 'docx'
import { unreachable } from '#kernel/assert'
import type { Block, DocumentStyle, NumberedItem } from '../model.ts'
import { svgToPng } from '../svg-to-png.ts'
import { cornerRight, twoEnds } from './write-requisites.ts'
import { writeRuns } from './write-runs.ts'
import { writeTable } from './write-table.ts'

/** Pixels of a picture for each millimetre of paper: 300 to the inch. */
const pixelsPerMm = 300 / 25.4

/** What a block needs to know of its document. */
export interface Sheet {
  readonly widthMm: number
  readonly heightMm: number
  readonly style: DocumentStyle
  /** Numbers lists apart: every list begins at 1. */
  readonly nextList: () => number
  /** Numbers pictures from 1, in place of the library's count over the whole process. */
  readonly nextPicture: () => number
}

export const numberingReference = 'items'

/** Paragraphs and tables of one block. `next` is the block after it: a signature never stands on a page without text. */
export function writeBlock(block: Block, sheet: Sheet, next?: Block): (Paragraph | Table)[] {
  const signed = next?.kind === 'signature'
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
          keepNext: signed || (block.keepWithNext ?? false),
          children: writeRuns(block.runs),
        }),
      ]
    case 'numberedItems':
      return writeItems(block.items, { level: 0, instance: sheet.nextList(), signed })
    case 'table':
      return [
        ...(block.caption === undefined
          ? []
          : [new Paragraph({ style: 'TableCaption', keepNext: true, children: writeRuns([block.caption]) })]),
        writeTable(block, sheet, signed),
        new Paragraph({ style: 'AfterTable', keepNext: signed }),
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
        twoEnds(block.position, block.name, sheet.style, sheet.widthMm),
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

interface ItemPlace {
  readonly level: number
  readonly instance: number
  /** The last item stays on the page of the signature. */
  readonly signed: boolean
}

const writeItems = (items: readonly NumberedItem[], { level, instance, signed }: ItemPlace): Paragraph[] =>
  items.flatMap((item, i) => {
    const below = item.items ?? []
    const last = signed && i === items.length - 1
    return [
      new Paragraph({
        style: 'BodyText',
        alignment: AlignmentType.JUSTIFIED,
        keepNext: last && below.length === 0,
        numbering: { reference: numberingReference, level, instance },
        children: writeRuns(item.runs),
      }),
      ...writeItems(below, { level: level + 1, instance, signed: last }),
    ]
  })

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
