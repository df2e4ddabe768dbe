import { readDeadline, russianWorkingDays } from '#deadlines'
import type { Stretch } from '#deadlines/model'
import type { ReadBlock, ReadDocument } from '#documents'
import { err, ok, type Result } from '#kernel/result'
import type { ColumnMapping, DocumentHead, PlanReading, ReadingWarning, UnreadablePlan } from '../model.ts'
import { buildMeasures } from './build-measures.ts'
import { collectRows } from './collect-rows.ts'
import { findPlanTable, type PlanTable } from './find-plan-tables.ts'
import { findCutWords } from './find-cut-words.ts'
import { mendShiftedRows } from './mend-shifted-rows.ts'
import { readClauses } from './read-clauses.ts'
import { type HeadWithoutPeriod, readHead } from './read-head.ts'
import { readPeriod, schoolYearAround, yearsNamed } from './read-period.ts'
import { refuseLongText } from './refuse-long-text.ts'
import { refuseWithoutPlan } from './refuse-without-plan.ts'
import { type Line, sortLines } from './sort-lines.ts'

export interface ReadPlanOptions {
  /** The planning period, where the document does not state it or states it wrongly. */
  readonly period?: Stretch
  /** Columns as a person named them, for asking again. Without a deadline column every deadline is left empty. */
  readonly mapping?: ColumnMapping
}

/** Reads an order, a plan or both from an opened document. Pure: the same document gives the same answer. */
export function readPlan(document: ReadDocument, options: ReadPlanOptions = {}): Result<PlanReading, UnreadablePlan> {
  const { blocks } = document
  const tooLong = refuseLongText(blocks)
  if (tooLong !== undefined) return err(tooLong)
  const table = findPlanTable(blocks, options.mapping)
  const { before, after, unread } = linesAround(blocks, table)
  const lines = sortLines(before, after)
  const refusal = refuseWithoutPlan(blocks, table, lines, options.mapping)
  if (refusal !== undefined) return err(refusal)

  const head = readHead(lines)
  const collected = table === undefined ? undefined : collectRows(table)
  const period = periodOf(head, options.period, collected?.rows.map((row) => row.cells.deadline.text) ?? [])
  if (period === undefined) {
    return err({
      kind: 'no-period',
      sentence: 'Не найден период плана: укажите его, например 2025-09-01/2026-08-31.',
    })
  }
  const context = {
    period: period.stretch,
    workingDays: russianWorkingDays,
    ...(head.date !== null && { approved: head.date }),
  }
  const read = (text: string) => readDeadline(text, context)

  const shifts = collected === undefined ? [] : mendShiftedRows(collected)
  const { measures, warnings } = buildMeasures(collected?.rows ?? [], read)
  const allWarnings: ReadingWarning[] = [
    ...(period.from === 'assumed' ? [assumedPeriod(period.stretch)] : []),
    ...shifts.map(({ row, rule, quote, sentence }): ReadingWarning => ({
      where: { kind: 'measure', order: row + 1 },
      rule,
      quote,
      sentence,
    })),
    ...findCutWords(measures),
    ...warnings,
  ]
  return ok({
    head: { ...head, period: period.stretch, periodFrom: period.from },
    clauses: readClauses(lines.clauses, head.signatory, read),
    measures,
    unread: [...lines.unread, ...unread, ...(collected?.unread ?? [])],
    warnings: allWarnings,
    columns: table?.columns ?? {},
    headings: table?.headings ?? [],
  })
}

/** Date, place and number of an order often stand in the cells of one row. */
const widestLetterhead = 4

/** Paragraphs before and after the plan. Tables that hold no plan give their rows as lines: letterheads are often tables. */
function linesAround(blocks: readonly ReadBlock[], table: PlanTable | undefined) {
  const first = table === undefined ? blocks.length : Math.min(...table.blocks)
  const before: Line[] = []
  const after: Line[] = []
  const unread: Line[] = []
  blocks.forEach((content, block) => {
    if (table?.blocks.has(block)) return
    const list = block < first ? before : after
    if (content.kind === 'paragraph') {
      list.push({ text: content.text, places: [{ block, start: 0, end: content.text.length }] })
    } else if (content.kind === 'table') {
      content.rows.forEach((row, index) => {
        for (const { column, text, covered } of row.cells) {
          if (text === '' || covered) continue
          const line = { text, places: [{ block, row: index, column, start: 0, end: text.length }] }
          if (block > first || content.width > widestLetterhead) unread.push(line)
          else list.push(...text.split('\n').map((each) => ({ ...line, text: each })))
        }
      })
    }
  })
  return { before, after, unread }
}

function periodOf(
  head: HeadWithoutPeriod,
  given: Stretch | undefined,
  deadlines: readonly string[],
): { stretch: Stretch; from: DocumentHead['periodFrom'] } | undefined {
  if (given !== undefined) return { stretch: given, from: 'given' }
  const stated = readPeriod(head.planTitle ?? '') ?? readPeriod(head.title ?? '')
  if (stated !== undefined) return { stretch: stated, from: 'stated' }
  const assumed = (head.date === null ? undefined : schoolYearAround(head.date)) ?? yearsNamed(deadlines)
  return assumed === undefined ? undefined : { stretch: assumed, from: 'assumed' }
}

const assumedPeriod = ({ start, end }: Stretch): ReadingWarning => ({
  where: { kind: 'document' },
  rule: 'period-assumed',
  quote: `${start}/${end}`,
  sentence: 'Период плана в заголовке не назван и взят по датам документа: проверьте его.',
})
