import {
  AlignmentType,
  Document,
  Footer,
  Header,
  LevelFormat,
  LevelSuffix,
  Packer,
  PageNumber,
  Paragraph,
  TextRun,
} from 'docx'
import type { DocumentModel } from '../model.ts'
import { documentStyles } from './document-styles.ts'
import { firstLineMm, pageHeightMm, pageWidthMm, twips } from './measures.ts'
import { settlePackage } from './settle-package.ts'
import { numberingReference, type Sheet, writeBlock } from './write-block.ts'
import { writeRequisites } from './write-requisites.ts'

/**
 * Writes a document as DOCX by ГОСТ Р 7.0.97-2025: margins, numbers of pages from the second in the middle of the top
 * margin, heading to the text. The same model gives the same bytes.
 */
export async function renderDocx(model: DocumentModel): Promise<Uint8Array> {
  const { style, letterhead, requisites, properties } = model
  const widthMm = pageWidthMm - style.margins.left - style.margins.right
  let lists = 0
  let pictures = 0
  const sheet: Sheet = { widthMm, style, nextList: () => lists++, nextPicture: () => ++pictures }
  const file = new Document({
    title: properties.title,
    subject: properties.subject,
    creator: properties.author,
    lastModifiedBy: properties.author,
    description: '',
    styles: documentStyles(style),
    numbering: { config: [{ reference: numberingReference, levels: [0, 1, 2].map(numberingLevel) }] },
    sections: [
      {
        properties: {
          titlePage: true,
          page: {
            size: { width: twips(pageWidthMm), height: twips(pageHeightMm) },
            margin: {
              left: twips(style.margins.left),
              right: twips(style.margins.right),
              top: twips(style.margins.top),
              bottom: twips(style.margins.bottom),
              header: twips(10),
              footer: twips(10),
            },
          },
        },
        headers: {
          default: pageNumberHeader(),
          first: new Header({ children: [new Paragraph({ style: 'Requisite' })] }),
        },
        footers: { default: new Footer({ children: [new Paragraph({ style: 'AfterTable' })] }) },
        children: [
          ...writeRequisites(letterhead, requisites, style, widthMm),
          ...model.blocks.flatMap((block, i) => writeBlock(block, sheet, model.blocks[i + 1])),
        ],
      },
    ],
  })
  return settlePackage(await Packer.toBuffer(file), properties.createdAt)
}

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
