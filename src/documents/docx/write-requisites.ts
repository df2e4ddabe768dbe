import { AlignmentType, BorderStyle, Paragraph, Table, TableCell, TableLayoutType, TableRow, WidthType } from 'docx'
import type { DocumentStyle, Letterhead, Requisites } from '../model.ts'
import { cornerBlockMm, twips } from './measures.ts'
import { writeRuns } from './write-runs.ts'

type Child = Paragraph | Table

/** Name of the organisation with its details, over the width or in the corner, by the organisation's own choice. */
export function writeLetterhead(
  letterhead: Letterhead,
  { letterhead: place, textSize }: DocumentStyle,
  widthMm: number,
): Child[] {
  const right = place === 'corner' ? twips(widthMm - cornerBlockMm) : 0
  const line = (text: string, size: number, bold: boolean): Paragraph =>
    new Paragraph({
      style: 'Requisite',
      alignment: AlignmentType.CENTER,
      indent: { left: 0, right },
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
      indent: { left: 0, right },
      spacing: { before: 40, after: 200 },
      border: { top: { style: BorderStyle.SINGLE, size: 6, space: 2, color: '404040' } },
    }),
  ]
}

/** Addressee, kind of document, date and number, place and the heading to the text. */
export function writeRequisites(requisites: Requisites, { textSize }: DocumentStyle, widthMm: number): Child[] {
  const date = requisites.date === 'to-fill' ? '_______________' : requisites.date
  const number = `№\u00a0${requisites.number === 'to-fill' ? '________' : requisites.number}`
  return [
    ...cornerRight(requisites.addressee, widthMm),
    ...(requisites.kind === 'none'
      ? []
      : [
          new Paragraph({
            style: 'Requisite',
            alignment: AlignmentType.CENTER,
            spacing: { before: 80, after: 160 },
            children: writeRuns([requisites.kind], { size: textSize, bold: true }),
          }),
        ]),
    twoEnds(date, number, widthMm),
    ...(requisites.place === 'none'
      ? []
      : [
          new Paragraph({
            style: 'Requisite',
            alignment: AlignmentType.CENTER,
            children: writeRuns([requisites.place]),
          }),
        ]),
    new Paragraph({
      style: 'Requisite',
      keepNext: true,
      alignment: AlignmentType.CENTER,
      spacing: { before: 240, after: 240 },
      children: writeRuns([requisites.heading], { bold: true }),
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

const none = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const
export const noBorders = {
  top: none,
  bottom: none,
  left: none,
  right: none,
  insideHorizontal: none,
  insideVertical: none,
}

/** Two texts on one line at the ends of the width: date and number, position and name. */
export function twoEnds(left: string, right: string, widthMm: number): Table {
  const widths = [twips(widthMm * 0.62), twips(widthMm * 0.38)]
  const cell = (text: string, i: 0 | 1): TableCell =>
    new TableCell({
      width: { size: widths[i]!, type: WidthType.DXA },
      verticalAlign: 'bottom',
      margins: { left: 0, right: 0 },
      children: [
        new Paragraph({
          style: 'Requisite',
          alignment: i === 0 ? AlignmentType.LEFT : AlignmentType.RIGHT,
          children: writeRuns([text]),
        }),
      ],
    })
  return new Table({
    width: { size: widths[0]! + widths[1]!, type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    borders: noBorders,
    rows: [new TableRow({ cantSplit: true, children: [cell(left, 0), cell(right, 1)] })],
  })
}
