import { type Package, parseXml } from '#tabular'
import { parseWhole } from '#kernel/parse-number'
import type { ReadDocument } from './blocks.ts'
import type { DocumentLimits } from './document-limits.ts'
import { DocxBuilder } from './docx-builder.ts'
import { attributeOf, type Numbering, readNumbering } from './docx-numbering.ts'
import { refuse } from './refusal.ts'

/** Parts of a document that a reader does not see: what was struck out, codes of fields, pictures for old versions of Word. */
const unseen = new Set(['del', 'moveFrom', 'delText', 'instrText', 'Fallback', 'pPrChange', 'rPrChange', 'tblPrChange'])

interface OpenParagraph {
  text: string
  list: string
  level: number
  breakBefore: boolean
  breakAfter: boolean
}

/** Reads the body of a DOCX: paragraphs with the numbers that Word gives them, tables with merged cells, page breaks. */
export async function readDocx(pack: Package, limits: DocumentLimits): Promise<ReadDocument> {
  const numbering = await readNumbering(pack)
  const builder = new DocxBuilder(limits)
  const paragraphs: OpenParagraph[] = []
  let hidden = 0
  let inText = false

  await parseXml(pack.stream('word/document.xml'), {
    open(name, attributes) {
      if (unseen.has(name)) hidden += 1
      if (hidden > 0) return
      const value = attributeOf(attributes, 'val')
      const paragraph = paragraphs.at(-1)
      switch (name) {
        case 'tbl':
          return builder.openTable()
        case 'tr':
          return builder.openRow()
        case 'tc':
          return builder.openCell()
        case 'tblHeader':
          return isOff(value) ? undefined : builder.markHeading()
        case 'gridBefore':
          return builder.skipColumns(parseWhole(value) ?? 0)
        case 'gridSpan':
          return builder.spanColumns(parseWhole(value) ?? 1)
        case 'vMerge':
          return value === 'restart' ? undefined : builder.coverCell()
        case 'p':
          return void paragraphs.push({ text: '', list: '', level: 0, breakBefore: false, breakAfter: false })
        case 'pStyle':
          return paragraph && followStyle(paragraph, value, numbering)
        case 'numId':
          if (paragraph) paragraph.list = value
          return
        case 'ilvl':
          if (paragraph) paragraph.level = Math.min(parseWhole(value) ?? 0, 8)
          return
        case 'pageBreakBefore':
          if (paragraph && !isOff(value)) paragraph.breakBefore = true
          return
        case 't':
          inText = true
          return
        case 'br':
        case 'cr':
          if (!paragraph) return
          if (attributeOf(attributes, 'type') !== 'page') paragraph.text += '\n'
          else if (paragraph.text.trim() === '') paragraph.breakBefore = true
          else paragraph.breakAfter = true
          return
        case 'tab':
          // A tab stop of the paragraph's settings has attributes; a tab of the text has none.
          if (paragraph && Object.keys(attributes).length === 0) paragraph.text += '\t'
          return
        case 'noBreakHyphen':
          if (paragraph) paragraph.text += '-'
          return
        default:
      }
    },
    text(text) {
      const paragraph = paragraphs.at(-1)
      if (inText && hidden === 0 && paragraph) paragraph.text += text
    },
    close(name) {
      if (unseen.has(name)) hidden -= 1
      if (hidden > 0) return
      if (name === 't') inText = false
      else if (name === 'p') closeParagraph(builder, paragraphs.pop(), numbering)
      else if (name === 'tc') builder.closeCell()
      else if (name === 'tr') builder.closeRow()
      else if (name === 'tbl') builder.closeTable()
    },
  })
  const blocks = builder.blocks()
  if (!blocks.some((block) => block.kind !== 'page-break')) {
    refuse('no-text', 'В документе нет текста (возможно, страницы вставлены картинками): загрузите файл с текстом.')
  }
  return { format: 'docx', blocks }
}

/** A switch of WordprocessingML is on unless it says otherwise (ECMA-376-1, 17.17.4). */
const isOff = (value: string): boolean => value === '0' || value === 'false' || value === 'off'

function followStyle(paragraph: OpenParagraph, style: string, numbering: Numbering): void {
  const numbered = numbering.styles.get(style)
  if (numbered === undefined || paragraph.list !== '') return
  paragraph.list = numbered.list
  paragraph.level = numbered.level
}

function closeParagraph(builder: DocxBuilder, paragraph: OpenParagraph | undefined, numbering: Numbering): void {
  if (!paragraph) return
  if (paragraph.breakBefore) builder.pageBreak()
  // An empty paragraph of a list shows its number in Word too, and counts.
  const number =
    paragraph.list === '' || paragraph.list === '0' ? undefined : numbering.next(paragraph.list, paragraph.level)
  builder.paragraph(number === undefined ? paragraph.text : `${number} ${paragraph.text}`)
  if (paragraph.breakAfter) builder.pageBreak()
}
