import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Deadline, DeadlinePart } from '#deadlines/model'
import { readDocument } from '#documents'
import { checkPlan, readPlan } from '#plan'
import { federalWindows } from '#procedures'
import { type SourcePlan, sourcePlans } from './source-plans.ts'

const folder = join(process.env['OBYEKTIV_SHARED'] ?? '', 'corpus', 'plans')
const isThere = process.env['OBYEKTIV_SHARED'] !== undefined && existsSync(folder)
if (!isThere) console.log('Source plans are skipped: OBYEKTIV_SHARED does not name the folder that has corpus/plans.')

async function readSource({ file }: SourcePlan) {
  const document = await readDocument(new Uint8Array(readFileSync(join(folder, file))))
  if (!document.ok) throw new Error(document.error.sentence)
  const reading = readPlan(document.value)
  if (!reading.ok) throw new Error(reading.error.sentence)
  return reading.value
}

/** `2023-02 2024-02`, `by 2023-11-13`, `schedule ВПР`: a deadline short enough for a table. */
const summary = (deadline: Deadline | null): string => deadline?.parts.map(partSummary).join(' ') ?? 'none'

function partSummary({ kind, start, end, anchor }: DeadlinePart): string {
  switch (kind) {
    case 'months':
      return start?.slice(0, 7) ?? '?'
    case 'range':
      return `${start}/${end}`
    case 'by':
      return `by ${end}`
    case 'period':
      return `period ${start}/${end}`
    case 'continuous':
      return 'always'
    case 'on-request':
      return 'request'
    case 'schedule':
      return `schedule ${anchor?.event.replace(/^(график|план)\s+(проведения (?=ВПР))?/, '')}`
    case 'relative':
      return `${anchor?.side} ${anchor?.event}`
    default:
      return kind
  }
}

describe.skipIf(!isThere).each(sourcePlans)('$file', (source) => {
  it('tells its requisites and its period', async () => {
    const { head } = await readSource(source)
    expect({ kind: head.kind, number: head.number, date: head.date }).toEqual({
      kind: source.kind,
      number: source.number,
      date: source.date,
    })
    expect(`${head.period.start}/${head.period.end}`).toBe(source.period)
  })

  it('keeps every clause with the people it binds and its deadline', async () => {
    const { clauses } = await readSource(source)
    expect(clauses.map(({ number }) => number)).toEqual(source.clauses)
    const dated = clauses.filter(({ deadline }) => deadline !== null)
    expect(dated.map(({ number, deadline }) => [number, deadline?.control])).toEqual(
      source.clauseDeadlines.map(([number, , control]) => [number, control]),
    )
    for (const [index, [, responsible]] of source.clauseDeadlines.entries()) {
      expect(dated[index]?.responsible.join(';')).toMatch(responsible)
    }
  })

  it('keeps every measure with its deadline, people and result', async () => {
    const { measures } = await readSource(source)
    const rows = source.measures.map(([id], index) => {
      const measure = measures[index]
      return `  ${id.padEnd(5)} ${(measure?.number ?? '–').padEnd(4)} ${summary(measure?.deadline ?? null).padEnd(34)} ${measure?.text.replace(/\s+/g, ' ').slice(0, 60)}`
    })
    console.log(`${source.file}: ${measures.length} measures of ${source.measures.length}\n${rows.join('\n')}`)
    expect(measures).toHaveLength(source.measures.length)
    for (const [index, [id, number, text, deadline, responsible, result]] of source.measures.entries()) {
      const measure = measures[index]
      expect(`${id} ${measure?.number ?? '–'}`).toBe(`${id} ${number}`)
      expect(measure?.text, id).toMatch(text)
      expect(`${id} ${summary(measure?.deadline ?? null)}`).toBe(`${id} ${deadline}`)
      expect(measure?.deadline?.unread, id).toBe('')
      expect(measure?.responsible.join(';'), id).toMatch(responsible)
      if (result === null) expect(measure?.result, id).toBeNull()
      else expect(measure?.result, id).toMatch(result)
    }
  })

  it('finds the numbers that results promise', async () => {
    const { measures } = await readSource(source)
    const found = measures.flatMap((measure, index) =>
      measure.targets.map(({ value, comparison }) => [source.measures[index]?.[0], value, comparison]),
    )
    expect(found).toEqual(source.targets)
  })

  it('reports every known defect', async () => {
    const reading = await readSource(source)
    const findings = checkPlan(reading, { windows: federalWindows })
    console.log(`${source.file}: ${findings.length} findings, ${source.defects.length} known defects`)
    for (const [rule, quote] of source.defects) {
      const quotes = findings
        .filter((finding) => finding.rule === rule)
        .map((finding) => finding.quote.replace(/\s+/g, ' '))
      expect(quotes.join('\n'), rule).toMatch(quote)
    }
  })

  it('leaves nothing unread', async () => {
    const { unread } = await readSource(source)
    expect(unread).toEqual([])
  })
})
