import {
  AlignmentType,
  Document,
  Footer,
  Header,
  LevelFormat,
  LevelSuffix,
  Packer,
  PageOrientation,
  PageNumber,
  Paragraph,
  TextRun,
} from 'docx'
import type { DocumentModel, DocumentStyle, Orientation } from '../model.ts'
import { documentStyles } from './document-styles.ts'
import { firstLineMm, leastLeftMm, pageHeightMm, pageWidthMm, twips } from './measures.ts'
import { settlePackage } from './settle-package.ts'
import { splitSections } from './split-sections.ts'
import { numberingReference, type Sheet, writeBlock } from './write-block.ts'
import { writeRequisites } from './write-requisites.ts'

/**
 * Writes a document as DOCX by ГОСТ Р 7.0.97-2025: margins, numbers of pages from the second in the middle of the top
 * margin, heading to the text. The same model gives the same bytes.
 */
export async function renderDocx(model: DocumentModel): Promise<Uint8Array> {
  const { style, letterhead, requisites, properties } = model
  let lists = 0
  let pictures = 0
  const sheetOf = (orientation: Orientation): Sheet => {
    const { width, height, margins } = pageOf(orientation, style)
    return {
      widthMm: width - margins.left - margins.right,
      heightMm: height - margins.top - margins.bottom,
      style,
      nextList: () => lists++,
      nextPicture: () => ++pictures,
    }
  }
  const sections = splitSections(model).map(({ orientation, blocks }, index) => {
    const sheet = sheetOf(orientation)
    const head = index > 0 ? [] : writeRequisites(letterhead, requisites, style, sheet.widthMm)
    return {
      properties: { titlePage: index === 0, page: writePage(orientation, style) },
      headers: {
        default: pageNumberHeader(),
        ...(index > 0 ? {} : { first: new Header({ children: [new Paragraph({ style: 'Requisite' })] }) }),
      },
      footers: { default: new Footer({ children: [new Paragraph({ style: 'AfterTable' })] }) },
      children: [...head, ...blocks.flatMap((block, i) => writeBlock(block, sheet, blocks[i + 1]))],
    }
  })
  const file = new Document({
    title: properties.title,
    subject: properties.subject,
    creator: properties.author,
    lastModifiedBy: properties.author,
    description: '',
    styles: documentStyles(style),
    numbering: { config: [{ reference: numberingReference, levels: [0, 1, 2].map(numberingLevel) }] },
    sections,
  })
  return settlePackage(await Packer.toBuffer(file), properties.createdAt)
}

/** A page that lies on its side is bound at its top, so that the left margin may be the least there is. */
const pageOf = (orientation: Orientation, { margins }: DocumentStyle) =>
  orientation === 'portrait'
    ? { width: pageWidthMm, height: pageHeightMm, margins }
    : { width: pageHeightMm, height: pageWidthMm, margins: { ...margins, left: leastLeftMm } }

function writePage(orientation: Orientation, style: DocumentStyle) {
  const { left, right, top, bottom } = pageOf(orientation, style).margins
  const margin = { left: twips(left), right: twips(right), top: twips(top), bottom: twips(bottom) }
  return {
    // The library turns the sides of a landscape page by itself.
    size: { width: twips(pageWidthMm), height: twips(pageHeightMm), orientation: orientations[orientation] },
    margin: { ...margin, header: twips(10), footer: twips(10) },
  }
}

const orientations = { portrait: PageOrientation.PORTRAIT, landscape: PageOrientation.LANDSCAPE } as const

const pageNumberHeader = (): Header =>
  new Header({
    children: [
      new Paragraph({
        style: 'Requisite',
        alignment: AlignmentType.CENTER,
        children: [new TextRun({ children: [PageNumber.CURRENT], size: 24 })],
      }),
    ],
  })

/** `1.`, `1.1.`, `1.1.1.` after the first-line indent, text running back to the margin as orders are set. */
const numberingLevel = (level: number) => ({
  level,
  format: LevelFormat.DECIMAL,
  text: `${Array.from({ length: level + 1 }, (_, i) => `%${i + 1}`).join('.')}.`,
  alignment: AlignmentType.LEFT,
  suffix: LevelSuffix.SPACE,
  style: { paragraph: { indent: { left: 0, firstLine: twips(firstLineMm) } } },
})
