import {
  AlignmentType,
  BorderStyle,
  Paragraph,
  Tab,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TabStopType,
  TextRun,
  WidthType,
} from 'docx'
import type { DocumentStyle, Letterhead, Requisites } from '../model.ts'
import { cornerBlockMm, twips } from './measures.ts'
import { writeRuns } from './write-runs.ts'

type Child = Paragraph | Table

/**
 * Everything above the text: letterhead, addressee, kind of document, date and number, place, heading. On a centred
 * letterhead date and number stand under the kind; on a corner one they close the corner block, the addressee beside it.
 */
export function writeRequisites(
  letterhead: Letterhead | 'none',
  requisites: Requisites | 'none',
  style: DocumentStyle,
  widthMm: number,
): Child[] {
  if (requisites === 'none') return letterhead === 'none' ? [] : writeLetterhead(letterhead, style)
  const corner = style.letterhead === 'corner' && letterhead !== 'none'
  const place = requisites.place === 'none' ? [] : [centred(requisites.place)]
  const top = corner
    ? [
        sideBySide(
          [...writeLetterhead(letterhead, style), centred(`${dateOf(requisites)} ${numberOf(requisites)}`), ...place],
          requisites.addressee.map((line) => new Paragraph({ style: 'Requisite', children: writeRuns([line]) })),
          widthMm,
        ),
      ]
    : [
        ...(letterhead === 'none' ? [] : writeLetterhead(letterhead, style)),
        ...cornerRight(requisites.addressee, widthMm),
      ]
  return [
    ...top,
    ...(requisites.kind === 'none' ? [] : [writeKind(requisites.kind, style)]),
    ...(corner ? [] : [twoEnds(dateOf(requisites), numberOf(requisites), style, widthMm), ...place]),
    new Paragraph({
      style: 'Requisite',
      keepNext: true,
      alignment: corner ? AlignmentType.LEFT : AlignmentType.CENTER,
      indent: { right: corner ? twips(widthMm - cornerBlockMm - 20) : 0 },
      spacing: { before: 240, after: 240 },
      children: writeRuns([requisites.heading], { bold: true }),
    }),
  ]
}

const dateOf = ({ date }: Requisites): string => (date === 'to-fill' ? '_______________' : date)

const numberOf = ({ number }: Requisites): string => `№\u00a0${number === 'to-fill' ? '________' : number}`

const centred = (text: string): Paragraph =>
  new Paragraph({ style: 'Requisite', alignment: AlignmentType.CENTER, children: writeRuns([text]) })

const writeKind = (kind: string, { textSize }: DocumentStyle): Paragraph =>
  new Paragraph({
    style: 'Requisite',
    alignment: AlignmentType.CENTER,
    spacing: { before: 240, after: 160 },
    children: writeRuns([kind], { size: textSize, bold: true }),
  })

/** Name of the organisation with its details and a rule under them. */
function writeLetterhead(letterhead: Letterhead, { textSize }: DocumentStyle): Paragraph[] {
  const line = (text: string, size: number, bold: boolean): Paragraph =>
    new Paragraph({
      style: 'Requisite',
      alignment: AlignmentType.CENTER,
      children: writeRuns([text], { size, bold }),
    })
  const details = [
    [letterhead.address],
    [letterhead.phone && `тел. ${letterhead.phone}`, letterhead.email && `e-mail: ${letterhead.email}`],
    [letterhead.ogrn && `ОГРН ${letterhead.ogrn}`, letterhead.inn && `ИНН/КПП ${letterhead.inn}`],
  ]
    .map((parts) => parts.filter((part) => part !== undefined && part !== '').join(', '))
    .filter((text) => text !== '')
  return [
    ...(letterhead.superior === undefined ? [] : [line(letterhead.superior, textSize, false)]),
    line(letterhead.organisation, textSize, true),
    ...details.map((text) => line(text, 11, false)),
    new Paragraph({
      style: 'Requisite',
      spacing: { before: 40, after: 120 },
      border: { top: { style: BorderStyle.SINGLE, size: 6, space: 2, color: '404040' } },
    }),
  ]
}

/** A block at the right of at most 8 cm, flush left inside: addressee, approval, annex. */
export function cornerRight(lines: readonly string[], widthMm: number): Paragraph[] {
  return lines.map(
    (line, i) =>
      new Paragraph({
        style: 'Requisite',
        indent: { left: twips(widthMm - cornerBlockMm) },
        spacing: { after: i === lines.length - 1 ? 240 : 0 },
        children: writeRuns([line]),
      }),
  )
}

/**
 * Two texts at the ends of one line: date and number, position and name, the second level with the last line of a long
 * first. One paragraph, not a table, because LibreOffice does not keep a table on the page of what follows it.
 */
export function twoEnds(left: string, right: string, { textSize }: DocumentStyle, widthMm: number): Paragraph {
  const lines = wrap(left, Math.floor((widthMm * 0.6) / (textSize * averageLetter)))
  return new Paragraph({
    style: 'Requisite',
    keepLines: true,
    keepNext: true,
    tabStops: [{ type: TabStopType.RIGHT, position: twips(widthMm) }],
    children: [
      ...lines.flatMap((line, i) => [...(i > 0 ? [new TextRun({ break: 1 })] : []), ...writeRuns([line])]),
      new TextRun({ children: [new Tab()] }),
      ...writeRuns([right]),
    ],
  })
}

/** Millimetres of an average Russian letter for each point of size, in a serif typeface. */
const averageLetter = 0.175

function wrap(text: string, letters: number): string[] {
  const lines = ['']
  for (const word of text.split(' ')) {
    const line = lines.at(-1)!
    if (line !== '' && line.length + 1 + word.length > letters) lines.push(word)
    else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`
  }
  return lines
}

/** Corner block at the left, addressee at the right. */
const sideBySide = (left: Paragraph[], right: Paragraph[], widthMm: number): Table =>
  bare(
    [cornerBlockMm, widthMm - cornerBlockMm * 2, cornerBlockMm],
    [left, [], right].map((cell) => (cell.length > 0 ? cell : [new Paragraph({ style: 'Requisite' })])),
  )

const none = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const

/** One row without lines, text flush with the margins. */
function bare(widthsMm: readonly number[], cells: readonly Paragraph[][]): Table {
  const widths = widthsMm.map(twips)
  return new Table({
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    borders: { top: none, bottom: none, left: none, right: none, insideHorizontal: none, insideVertical: none },
    rows: [
      new TableRow({
        cantSplit: true,
        children: cells.map(
          (children, i) =>
            new TableCell({
              width: { size: widths[i]!, type: WidthType.DXA },
              margins: { left: 0, right: 0 },
              children,
            }),
        ),
      }),
    ],
  })
}
