import type { Block, DocumentModel } from '#documents'
import { unreachable } from '#kernel/assert'
import { formatDate } from '#kernel/russian-text'
import { type FactBlock, reportFields, reportFieldTitles } from '../model.ts'
import type { ReportData } from './gather-report.ts'
import { localDay } from './local-days.ts'

/** Pure. The report as a document: facts section by section, then what the person wrote, then the signature. */
export function composeReport(data: ReportData): DocumentModel {
  const { facts, letterhead } = data
  const [kind = '', ...rest] = data.title.split(' ')
  const heading = capital(rest.join(' '))
  const day = formatDate(localDay(facts.at, data.timezone))
  let sections = 0
  const section = (title: string): Block => ({ kind: 'heading', level: 1, text: `${++sections}. ${title}` })
  return {
    properties: {
      title: data.title,
      subject: `Отчёт, ${data.nodeName}`,
      author: letterhead.organisation,
      createdAt: facts.at,
    },
    style: data.style,
    letterhead,
    requisites: {
      kind: kind.toLocaleUpperCase('ru'),
      date: 'to-fill',
      number: 'to-fill',
      place: 'none',
      heading,
      addressee: [],
    },
    blocks: [
      ...(data.demo ? [paragraph('Демо: организации, люди и данные вымышлены.')] : []),
      paragraph(
        `Организация: ${data.nodeName}. Сведения о плане, результатах и документах программа собрала на ${day}`,
      ),
      ...facts.sections.flatMap(({ title, blocks }) => [
        section(title),
        ...blocks.flatMap((block, index) => composeFact(block, blocks[index + 1])),
      ]),
      ...reportFields.flatMap((field) =>
        data[field] === '' ? [] : [section(reportFieldTitles[field]), ...linesOf(data[field])],
      ),
      { kind: 'signature', ...data.signatory },
      ...(data.executor === 'none' ? [] : [{ kind: 'executor', ...data.executor } as const]),
    ],
  }
}

function composeFact(block: FactBlock, next: FactBlock | undefined): readonly Block[] {
  switch (block.kind) {
    case 'text':
      // Words before a table introduce it.
      return [{ kind: 'paragraph', runs: [block.text], keepWithNext: next !== undefined && next.kind !== 'text' }]
    case 'figures':
      return [
        {
          kind: 'table',
          columns: [
            { weight: 70, align: 'left' },
            { weight: 30, align: 'right' },
          ],
          header: [['Показатель', 'Значение']],
          rows: block.figures.map(({ label, value }) => [label, value]),
        },
      ]
    case 'table':
      return [
        {
          kind: 'table',
          ...(block.caption === '' ? {} : { caption: block.caption }),
          columns: block.columns.map(({ weight, align }) => ({ weight, align })),
          header: [block.columns.map(({ title }) => title)],
          rows: block.rows.map(({ cells }) => cells),
        },
        ...(block.more === 0 ? [] : [{ kind: 'note', runs: [`Показаны не все строки: ещё ${block.more}.`] } as const]),
      ]
    default:
      return unreachable(block)
  }
}

const paragraph = (text: string): Block => ({ kind: 'paragraph', runs: [text] })

/** Lines of a field as paragraphs; empty lines only part them. */
const linesOf = (text: string): Block[] =>
  text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map(paragraph)

const capital = (text: string): string => text.charAt(0).toLocaleUpperCase('ru') + text.slice(1)
