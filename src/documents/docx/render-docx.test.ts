import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { syntheticOrder } from '../../../test/support/synthetic-order.ts'
import { drawMarkShares } from '../charts/draw-mark-shares.ts'
import type { Block, DocumentModel } from '../model.ts'
import { renderDocx } from './render-docx.ts'

const figure = drawMarkShares([{ label: 'СОШ № 6', works: 89, shares: [0.1, 0.4, 0.3, 0.2] }])
const model: DocumentModel = {
  ...syntheticOrder,
  blocks: [...syntheticOrder.blocks, { kind: 'figure', figure, caption: 'Рисунок 1 – Доли отметок' }],
}

const partsOf = async (document: DocumentModel): Promise<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(unzipSync(await renderDocx(document))).map(([path, bytes]) => [path, strFromU8(bytes)]),
  )

describe('an order as DOCX by ГОСТ Р 7.0.97-2025', async () => {
  const parts = await partsOf(model)
  const body = parts['word/document.xml']!
  const styles = parts['word/styles.xml']!

  it('keeps the margins 30, 15, 20 and 20 mm on A4', () => {
    expect(body).toContain('<w:pgSz w:w="11906" w:h="16838"')
    expect(body).toMatch(/<w:pgMar w:top="1134" w:right="850" w:bottom="1134" w:left="1701" w:header="567"/)
  })

  it('numbers pages from the second in the middle of the top margin', () => {
    expect(body).toContain('<w:titlePg/>')
    const headers = Object.entries(parts).filter(([path]) => path.startsWith('word/header'))
    const numbered = headers.filter(([, xml]) => xml.includes('PAGE') && xml.includes('<w:jc w:val="center"/>'))
    expect(headers).toHaveLength(2)
    expect(numbered).toHaveLength(1)
  })

  it('is in Russian and in the organisation’s typeface of 14 points', () => {
    expect(styles).toContain('<w:lang w:val="ru-RU"/>')
    expect(styles).toMatch(/w:ascii="Times New Roman".*?<w:sz w:val="28"\/>/)
    expect(styles).toContain('<w:ind w:firstLine="709"/>')
  })

  it('asks nothing when opened', () => {
    expect(parts['word/settings.xml']).not.toContain('updateFields')
    expect(body).not.toMatch(/TOC \\|HYPERLINK|INCLUDEPICTURE/)
  })

  it('repeats the two rows of the table’s head and breaks no row', () => {
    expect(body.match(/<w:tblHeader\/>/g)).toHaveLength(2)
    expect(body.match(/<w:cantSplit\/>/g)!.length).toBeGreaterThanOrEqual(63)
    expect(body).toContain('<w:gridSpan w:val="2"/>')
    expect(body).toContain('<w:vMerge w:val="restart"/>')
  })

  it('begins every list at one', () => {
    const numbering = parts['word/numbering.xml']!
    const used = new Set([...body.matchAll(/<w:numId w:val="(\d+)"\/>/g)].map(([, id]) => id))
    expect(used.size).toBe(2)
    expect(numbering.match(/<w:startOverride w:val="1"\/>/g)!.length).toBeGreaterThanOrEqual(2)
  })

  it('describes the picture in words', () => {
    expect(body).toContain(`descr="${figure.alt}"`)
  })

  it('carries its title, organisation and date', () => {
    const core = parts['docProps/core.xml']!
    expect(core).toContain('<dc:title>О проведении перепроверки работ</dc:title>')
    expect(core).toContain('<dc:creator>Управление образования Демонстрационного округа</dc:creator>')
    expect(core.match(/2026-11-20T10:00:00Z/g)).toHaveLength(2)
  })
})

it('gives the same bytes for the same document', async () => {
  expect(Buffer.compare(await renderDocx(model), await renderDocx(model))).toBe(0)
})

it('puts the addressee beside a corner letterhead of 8 cm', async () => {
  const { 'word/document.xml': body } = await partsOf({
    ...model,
    style: { ...model.style, letterhead: 'corner' },
    requisites: { ...syntheticOrder.requisites, kind: 'none', addressee: ['Руководителям школ'] },
  })
  expect(body!.indexOf('Руководителям школ')).toBeLessThan(body!.indexOf('О проведении перепроверки'))
  const [, columns] = /<w:tblGrid>(.*?)<\/w:tblGrid>/.exec(body!)!
  expect(columns).toBe('<w:gridCol w:w="4535"/><w:gridCol w:w="283"/><w:gridCol w:w="4535"/>')
})

it('refuses a table row that does not fill its columns', async () => {
  const table: Block = {
    kind: 'table',
    columns: [
      { weight: 1, align: 'left' },
      { weight: 1, align: 'right' },
    ],
    header: [['Школа', 'Работ']],
    rows: [['СОШ № 6']],
  }
  await expect(renderDocx({ ...model, blocks: [table] })).rejects.toThrow(
    'writeTable: row 0 must fill 2 columns, got 1 cells',
  )
})

describe('an annex on pages that lie on their side', async () => {
  const table: Block = {
    kind: 'table',
    columns: [
      { weight: 1, align: 'centre' },
      { weight: 4, align: 'left' },
    ],
    header: [['№', 'Мероприятие']],
    rows: [
      [{ runs: [{ text: '1. Анализ', bold: true }], columns: 2 }],
      ['1', 'Заседания:\n- школьных объединений;\n- районных объединений'],
      ['2', 'Очень длинная строка. '.repeat(400)],
    ],
  }
  const annex = { kind: 'annex', lines: ['Приложение', 'к приказу'], orientation: 'landscape' } as const
  const paragraph = { kind: 'paragraph', runs: ['Текст приказа'] } as const
  const parts = await partsOf({ ...model, blocks: [paragraph, annex, table] })
  const body = parts['word/document.xml']!

  it('turns only its own pages and gives the table their width', () => {
    const sizes = [...body.matchAll(/<w:pgSz w:w="(\d+)" w:h="(\d+)" w:orient="(\w+)"/g)].map((found) => found.slice(1))
    expect(sizes).toEqual([
      ['11906', '16838', 'portrait'],
      ['16838', '11906', 'landscape'],
    ])
    expect(/<w:tblW w:type="dxa" w:w="(\d+)"/.exec(body)?.[1]).toBe('14854')
  })

  it('hides the number of the page only on the first page of all', () => {
    expect(body.match(/<w:titlePg\/>/g)).toHaveLength(1)
  })

  it('gives each line of a cell its own paragraph', () => {
    expect(body).toMatch(/Заседания:<\/w:t><\/w:r><\/w:p><w:p>/)
  })

  it('keeps a title over the columns with the row under it, and breaks only a row taller than a page', () => {
    const rows = body.split('<w:tr>').slice(1)
    expect(rows[1]).toContain('<w:keepNext/>')
    expect(rows.map((row) => row.includes('<w:cantSplit/>'))).toEqual([true, true, true, false])
  })
})
