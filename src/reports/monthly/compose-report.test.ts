import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { type Block, defaultStyle, docxToPdf, renderDocx } from '#documents'
import type { PlanId, PlanMeasureId } from '#plan/model'
import { machine } from '../../../test/support/machine.ts'
import type { FactTable } from '../model.ts'
import { composeReport } from './compose-report.ts'
import type { ReportData } from './gather-report.ts'

const measure = { to: 'measure', plan: 'p' as PlanId, measure: 'm' as PlanMeasureId } as const

/** Synthetic: sixty rows, so that the table goes over pages. */
const longTable: FactTable = {
  kind: 'table',
  caption: '',
  columns: [
    { title: '№', weight: 12, align: 'left' },
    { title: 'Мероприятие', weight: 52, align: 'left' },
    { title: 'У кого', weight: 21, align: 'left' },
  ],
  rows: Array.from({ length: 60 }, (_, i) => ({
    cells: [String(i + 1), `Совещание о мерах поддержки объективности, тема ${i + 1}`, 'СОШ № 6 (Демо)'],
    link: measure,
  })),
  more: 3,
}

const data: ReportData = {
  title: 'Отчёт о ходе плана за ноябрь 2026\u00a0г.',
  nodeName: 'Управление образования (Демо)',
  conclusions: 'План идёт по срокам.\n\nШколы ознакомлены с приказом.',
  difficulties: '',
  proposals: 'Провести семинар.',
  facts: {
    at: '2026-11-30T22:30:00.000Z',
    sections: [
      {
        id: 'summary',
        title: 'Главное',
        blocks: [{ kind: 'figures', figures: [{ label: 'Просрочено', value: '24', link: 'none' }] }],
      },
      { id: 'done', title: 'Исполнено и принято', blocks: [longTable] },
      {
        id: 'ahead',
        title: 'Предстоит',
        blocks: [{ kind: 'text', text: 'За декабрь 2026\u00a0г. сроков нет.' }],
      },
    ],
  },
  letterhead: { organisation: 'УПРАВЛЕНИЕ ОБРАЗОВАНИЯ (ДЕМО)' },
  signatory: { position: 'Начальник управления образования', name: 'И.\u00a0В. Заречная' },
  executor: 'none',
  style: { ...defaultStyle, tableSize: 11 },
  timezone: 'Europe/Moscow',
  demo: true,
}

const plain = (text: string): string => text.replaceAll('\u00a0', ' ')

const wordsOf = (blocks: readonly Block[]): string[] =>
  blocks.flatMap((block) => {
    switch (block.kind) {
      case 'heading':
        return [plain(block.text)]
      case 'paragraph':
      case 'note':
        return [plain(block.runs.map((run) => (typeof run === 'string' ? run : run.text)).join(''))]
      case 'signature':
        return [plain(`${block.position} ${block.name}`)]
      case 'table':
        return [`таблица: ${block.header[0]!.join(' | ')}, строк ${block.rows.length}`]
      default:
        return []
    }
  })

it('says its facts, then the words of its author, then who signs', () => {
  const model = composeReport(data)
  expect(model.requisites).toMatchObject({ kind: 'ОТЧЁТ', heading: 'О ходе плана за ноябрь 2026\u00a0г.' })
  expect(wordsOf(model.blocks)).toEqual([
    'Демо: организации, люди и данные вымышлены.',
    'Организация: Управление образования (Демо). Сведения о плане, результатах и документах программа собрала на 1 декабря 2026 г.',
    '1. Главное',
    'таблица: Показатель | Значение, строк 1',
    '2. Исполнено и принято',
    'таблица: № | Мероприятие | У кого, строк 60',
    'Показаны не все строки: ещё 3.',
    '3. Предстоит',
    'За декабрь 2026 г. сроков нет.',
    '4. Выводы',
    'План идёт по срокам.',
    'Школы ознакомлены с приказом.',
    '5. Предложения и решения',
    'Провести семинар.',
    'Начальник управления образования И. В. Заречная',
  ])
})

it('is the same document, byte for byte, from the same facts', async () => {
  expect(Buffer.compare(await renderDocx(composeReport(data)), await renderDocx(composeReport(data)))).toBe(0)
})

it.skipIf(machine.libreOffice === undefined || machine.pdfToPpm === undefined)(
  'LibreOffice opens it, repeats the head of a long table and numbers pages from the second',
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'obyektiv-test-'))
    try {
      const pdf = await docxToPdf(await renderDocx(composeReport(data)))
      if (!pdf.ok) throw new Error(JSON.stringify(pdf.error))
      const file = join(folder, 'report.pdf')
      writeFileSync(file, pdf.value)
      const pages = execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' }).split('\f').slice(0, -1)
      expect(pages.length).toBeGreaterThanOrEqual(3)
      pages.forEach((page, i) => expect(/^\s*(\d+)\n/.exec(page)?.[1]).toBe(i === 0 ? undefined : String(i + 1)))
      expect(pages[0]).toMatch(/УПРАВЛЕНИЕ ОБРАЗОВАНИЯ[\s\S]*ОТЧЁТ[\s\S]*О ходе плана за ноябрь 2026/)
      for (const page of pages.slice(0, 2)) expect(page).toMatch(/№\s+Мероприятие\s+У кого/)
      expect(pages.at(-1)).toContain('Заречная')
    } finally {
      rmSync(folder, { recursive: true })
    }
  },
)
