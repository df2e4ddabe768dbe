import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { defaultStyle, readDocument, renderDocx } from '#documents'
import { readPlan } from '#plan'
import type { Measure, PlanReading } from '#plan/model'
import { composeOrder, composePlanAnnex, parseSignatory, type PlanAnnexData } from '#reports'
import { sourcePlans } from './source-plans.ts'

const folder = join(process.env['OBYEKTIV_SHARED'] ?? '', 'corpus', 'plans')
const isThere = process.env['OBYEKTIV_SHARED'] !== undefined && existsSync(folder)

async function readBytes(bytes: Uint8Array, period?: PlanReading['head']['period']): Promise<PlanReading> {
  const document = await readDocument(bytes)
  if (!document.ok) throw new Error(document.error.sentence)
  const reading = readPlan(document.value, period === undefined ? {} : { period })
  if (!reading.ok) throw new Error(reading.error.sentence)
  return reading.value
}

const dataOf = ({ head, measures, clauses, columns, headings }: PlanReading): PlanAnnexData => ({
  plan: {
    title: head.planTitle ?? head.title ?? 'План',
    period: head.period,
    status: 'in-force',
    revision: 1,
    orderNumber: head.number,
    orderDate: head.date,
    preamble: head.preamble,
  },
  replaced: 'none',
  columns: { columns, headings },
  rows: measures,
  clauses,
  orderTitle: head.title ?? 'unknown',
  letterhead: { organisation: head.authority ?? 'Управление образования (Демо)' },
  signatory: parseSignatory(head.signatory ?? '') ?? 'none',
  style: defaultStyle,
  preparedAt: '2026-11-22T09:00:00.000Z',
})

/** A measure as far as a document can carry it. Dashes, spaces and line breaks are the printer's business. */
const worded = ({ number, section, text, deadline, responsible, participants, result, items }: Measure) => ({
  number,
  section: plain(section ?? ''),
  text: plain(text),
  items: items.map((item) => ({ ...item, text: plain(item.text) })),
  deadline: deadline === null ? null : { text: plain(deadline.text), parts: deadline.parts, unread: deadline.unread },
  responsible: responsible.map(plain),
  participants: plain(participants ?? ''),
  result: plain(result ?? ''),
})

const plain = (text: string): string => text.replace(/\s+/g, ' ').trim()

describe.skipIf(!isThere).each(sourcePlans)('$file as an annex of ours', ({ file }) => {
  it('reads back as the same measures with the same deadlines', async () => {
    const first = await readBytes(new Uint8Array(readFileSync(join(folder, file))))
    const again = await readBytes(await renderDocx(composePlanAnnex(dataOf(first))), first.head.period)
    console.log(`${file}: ${again.measures.length} of ${first.measures.length} measures come back`)
    expect(again.measures.map(worded)).toEqual(first.measures.map(worded))
    expect(again.unread).toEqual([])
    expect({ number: again.head.number, date: again.head.date }).toEqual({
      number: first.head.number,
      date: first.head.date,
    })
  })

  it('reads back with the clauses of its order', async () => {
    const first = await readBytes(new Uint8Array(readFileSync(join(folder, file))))
    if (first.clauses.length === 0) return
    const again = await readBytes(await renderDocx(composeOrder(dataOf(first))), first.head.period)
    expect(again.measures.map(worded)).toEqual(first.measures.map(worded))
    expect(again.clauses.map(({ number, text }) => [number, plain(text)])).toEqual(
      first.clauses.map(({ number, text }) => [number, plain(text)]),
    )
  })
})
