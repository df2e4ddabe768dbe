import type { ReadBlock } from '#documents'
import type { ColumnMapping, UnreadablePlan } from '../model.ts'
import type { PlanTable } from './find-plan-tables.ts'
import { roleOfHeading } from './recognise-columns.ts'
import type { SortedLines } from './sort-lines.ts'

/** Why the document gives no plan and no order; undefined when it gives one. */
export function refuseWithoutPlan(
  blocks: readonly ReadBlock[],
  table: PlanTable | undefined,
  lines: SortedLines,
  mapping: ColumnMapping | undefined,
): UnreadablePlan | undefined {
  if (table === undefined) {
    if (mapping !== undefined) {
      return { kind: 'wrong-mapping', sentence: 'В документе нет таблицы с такими столбцами: выберите столбцы заново.' }
    }
    return lines.clauses.length > 0 ? undefined : withoutTable(blocks)
  }
  if (table.rows.every((row) => row.cells.every((cell) => cell.text.trim() === ''))) {
    return { kind: 'empty-table', sentence: 'Таблица плана пуста: под заголовком нет ни одной строки с мероприятием.' }
  }
  if (mapping === undefined && table.columns.deadline === undefined) {
    return {
      kind: 'no-deadline-column',
      sentence: `В таблице плана не найден столбец сроков (столбцы: ${named(table.headings)}): укажите, в каком столбце сроки.`,
      headings: table.headings,
    }
  }
  return undefined
}

function withoutTable(blocks: readonly ReadBlock[]): UnreadablePlan {
  const headings = blocks
    .flatMap((block) => (block.kind === 'table' ? block.rows.slice(0, 3) : []))
    .map((row) => row.cells.map((cell) => cell.text.trim()).filter((text) => text !== ''))
    .find((texts) => texts.length >= 2)
  if (headings === undefined) {
    return {
      kind: 'not-a-plan',
      sentence: 'В документе нет ни пунктов приказа, ни таблицы плана: проверьте, тот ли файл загружен.',
    }
  }
  const missing = headings.some((heading) => roleOfHeading(heading) === 'text') ? 'сроков' : 'мероприятий'
  return {
    kind: 'no-text-column',
    sentence: `В таблице не найден столбец ${missing} (первая строка: ${named(headings)}): укажите, что в каком столбце.`,
    headings,
  }
}

const named = (headings: readonly string[]): string =>
  headings
    .map((heading) => `«${heading.replace(/\s+/g, ' ').slice(0, 40)}»`)
    .slice(0, 8)
    .join(', ')
